"""The words of a text that support an event, marked: in colours, or in brackets where none are."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rich.text import Text

from sitrep.coding import Event, Evidence
from sitrep.extract.explanation import Explanation
from sitrep.report.evidence import STYLES

# Words that change whether the event happened: no part of the event, and so not of the report.
MARK_STYLES = {**STYLES, "status": "bold yellow"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Characters of the text, and what they are to the event: a key of :data:`MARK_STYLES`."""

    kind: str
    start: int
    end: int


def marks_of(explanation: Explanation) -> list[Mark]:
    """Return the marks of an event in reading order, none twice."""
    coded, doc = explanation.coded, explanation.reading.doc
    found = [
        Mark(kind=kind, start=piece.start, end=piece.end) for kind, piece in _pieces(coded.event)
    ]
    for operator in coded.status.operators:
        token = doc[operator.token]
        found.append(Mark(kind="status", start=token.idx, end=token.idx + len(token)))
    return sorted(set(found), key=lambda mark: (mark.start, -mark.end, mark.kind))


def _pieces(event: Event) -> Iterator[tuple[str, Evidence]]:
    yield "trigger", event.trigger
    yield from (("actor", actor) for actor in event.actors)
    yield from (("recipient", recipient) for recipient in event.recipients)
    yield from (("place", place) for place in event.places)
    yield from (("quantity", quantity) for quantity in event.quantities)
    date = event.date
    if date.start is not None and date.end is not None and date.text is not None:
        yield "date", Evidence(start=date.start, end=date.end, text=date.text)
    if event.claim.claimant is not None:
        yield "claimant", event.claim.claimant
    if event.claim.cue is not None:
        yield "cue", event.claim.cue


def inside(marks: Iterable[Mark], start: int, end: int) -> list[Mark]:
    """Return the marks that lie between two characters."""
    return [mark for mark in marks if start <= mark.start and mark.end <= end]


def coloured(text: str, start: int, end: int, marks: Iterable[Mark]) -> Text:
    """Return a stretch of the text with its marks in colours; inner marks over outer ones."""
    shown = Text(text[start:end])
    for mark in inside(marks, start, end):
        shown.stylize(MARK_STYLES[mark.kind], mark.start - start, mark.end - start)
    return shown


def bracketed(text: str, start: int, end: int, marks: Iterable[Mark]) -> str:
    """Return a stretch of the text with each mark in brackets: ``[trigger shelled]``.

    Marks that overlap without one holding the other stand at the place of their first character.
    """
    opening: dict[int, list[Mark]] = {}
    closing: dict[int, int] = {}
    open_ends: list[int] = []
    for mark in inside(marks, start, end):
        while open_ends and open_ends[-1] <= mark.start:
            open_ends.pop()
        last = min(mark.end, open_ends[-1]) if open_ends else mark.end
        open_ends.append(last)
        opening.setdefault(mark.start, []).append(mark)
        closing[last] = closing.get(last, 0) + 1
    pieces = []
    for at in range(start, end + 1):
        pieces.append("]" * closing.get(at, 0))
        pieces.extend(f"[{mark.kind} " for mark in opening.get(at, ()))
        pieces.append(text[at : min(at + 1, end)])
    return "".join(pieces)


def legend(marks: Iterable[Mark]) -> Text:
    """Return one line that says which colour is what, for the kinds present."""
    present = {mark.kind for mark in marks}
    kinds = [Text(kind, style=style) for kind, style in MARK_STYLES.items() if kind in present]
    return Text("  ").join(kinds)
