"""Print the events of a document, and one of them with its reasons, 100 columns wide."""

from collections.abc import Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from sitrep.coding import Event
from sitrep.explain.because import rows_of
from sitrep.explain.marks import MARK_STYLES, Mark, bracketed, coloured, inside, legend, marks_of
from sitrep.explain.picture import picture_of
from sitrep.extract.alternatives import Alternative
from sitrep.extract.explanation import Explanation

_FATES = {
    "merged": "part of this event",
    "lost": "lost",
    "refused": "refused",
    "dropped": "no event",
}  # Columns that leave room for the reasons at 100 columns.
_WIDTHS = {"value": 32, "other triggers": 20, "as": 30}


def print_list(
    console: Console, title: str, explanations: Sequence[Explanation], *, first: int = 1
) -> None:
    """Print the events of a document, one a line, numbered from ``first``."""
    console.print(Text(title, style="bold"))
    if not explanations:
        console.print("No event was found.")
    for number, explanation in enumerate(explanations, start=first):
        line = Text(f"{number:>3}  ")
        line.append_text(_summary(explanation.coded.event))
        line.truncate(console.width, overflow="ellipsis")
        console.print(line, no_wrap=True, overflow="ellipsis")


def print_explanation(console: Console, number: int, explanation: Explanation) -> None:
    """Print one event: its sentence, the syntax, its fields with reasons, what else matched."""
    marks = marks_of(explanation)
    head = Text.assemble((f"Event {number}: ", "bold"))
    console.print(head.append_text(_summary(explanation.coded.event)))
    console.print()
    _print_sentence(console, explanation, marks)
    _print_picture(console, explanation, marks)
    console.print(_reasons(explanation))
    if explanation.alternatives:
        console.print(_others(explanation))


def _summary(event: Event) -> Text:
    name = event.event_type + (f"/{event.mode}" if event.mode else "")
    text = Text.assemble((name, "bold"))
    text.append(f"  {_joined(event.trigger.text)}", style="yellow")
    who = ", ".join(actor.text for actor in event.actors) or "?"
    whom = ", ".join(recipient.text for recipient in event.recipients)
    text.append(f"  {who}" + (f" → {whom}" if whom else ""))
    where = [place.name for place in event.places if place.role == "event"]
    text.append(f"  {', '.join(where)}" if where else "")
    text.append(f"  {event.date.date_from}")
    told = [event.modality if event.modality != "actual" else ""]
    told += ["negated" if event.polarity == "negated" else ""]
    told += [event.claim.stance if event.claim.stance != "affirms" else ""]
    text.append("".join(f"  {word}" for word in told if word), style="italic")
    return text


def _print_sentence(console: Console, explanation: Explanation, marks: Sequence[Mark]) -> None:
    text, sentence = explanation.reading.text, explanation.coded.event.sentence
    here = inside(marks, sentence.start, sentence.end)
    if console.color_system is None:
        shown = Text(_joined(bracketed(text, sentence.start, sentence.end, marks)))
    else:
        shown = coloured(text, sentence.start, sentence.end, marks)
    console.print(Padding(shown, (0, 2), expand=False))
    if console.color_system is not None:
        console.print(Padding(legend(marks), (1, 2, 0, 2)))
    away = [mark for mark in marks if mark not in here]
    if away:
        words = ", ".join(f"{m.kind} '{_joined(text[m.start : m.end])}'" for m in away)
        console.print(Padding(f"elsewhere in the text: {words}", (0, 2), style="dim"))
    console.print()


def _joined(text: str) -> str:
    return " ".join(text.split())


def _print_picture(console: Console, explanation: Explanation, marks: Sequence[Mark]) -> None:
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 3, 0, 0))
    for branch in picture_of(explanation, marks):
        style = MARK_STYLES[branch.kinds[0]] if branch.kinds else ""
        words = Text.assemble((branch.indent, "dim"), (branch.words, style))
        table.add_row(words, Text(branch.relation, style="dim"), Text(", ".join(branch.kinds)))
    console.print(Padding(table, (0, 2), expand=False))


def _table(*columns: str) -> Table:
    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 2, 0, 0))
    for column in columns:
        table.add_column(column, overflow="fold", max_width=_WIDTHS.get(column))
    return table


def _reasons(explanation: Explanation) -> Padding:
    table = _table("field", "value", "because")
    before = None
    for row in rows_of(explanation):
        table.add_row("" if row.field == before else row.field, Text(row.value), Text(row.because))
        before = row.field
    return Padding(table, (1, 0, 0, 2), expand=False)


def _others(explanation: Explanation) -> Padding:
    words = explanation.reading.tree.words
    table = _table("other triggers", "as", "because")
    grouped: dict[tuple[str, str, str], list[Alternative]] = {}
    for fate in _FATES:
        for other in explanation.alternatives:
            if other.fate == fate:
                seen = " ".join(words[i] for i in other.match.tokens)
                grouped.setdefault((fate, seen, other.short or other.reason), []).append(other)
    for (fate, seen, shared), others in grouped.items():
        reason = shared if len(others) > 1 else others[0].reason
        table.add_row(f"'{seen}'", _codes(others), f"{_FATES[fate]}: {reason}")
    return Padding(table, (1, 0, 0, 2), expand=False)


def _codes(others: Sequence[Alternative]) -> str:
    """Return types with their modes: "ASSAULT, ASSAULT/beat, firearms"."""
    modes: dict[str, list[str | None]] = {}
    for other in others:
        found = modes.setdefault(other.match.trigger.event_type, [])
        if other.match.trigger.mode not in found:
            found.append(other.match.trigger.mode)
    named = ((code, ", ".join(mode for mode in found if mode)) for code, found in modes.items())
    return "; ".join(f"{code}/{names}" if names else code for code, names in named)
