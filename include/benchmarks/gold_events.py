"""Read the events of a gold file."""

from collections.abc import Iterable
from typing import Any

from benchmarks.gold_anchors import find_words
from benchmarks.gold_documents import GoldClaim, GoldEvent, GoldParty, GoldSpan
from benchmarks.gold_fields import (
    one_of,
    read_claim,
    read_date,
    read_party,
    read_place,
    read_type,
)
from benchmarks.gold_problems import Problems, Section
from benchmarks.gold_quantities import read_quantity

EVENT_KEYS = (
    "trigger", "type", "actors", "recipients", "places", "date", "polarity", "modality", "claim",
    "quantities", "optional",
)  # fmt: skip
POLARITIES = ("asserted", "negated")
MODALITIES = ("actual", "ongoing", "planned", "possible", "historical")


def read_event(
    row: dict[str, Any], text: str, problems: Problems, section: Section
) -> GoldEvent | None:
    """Return one ``[[event]]``; None, with problems noted, if its trigger or type is wrong."""
    problems.check_keys(section, row, EVENT_KEYS, "trigger type")
    if not {"trigger", "type"} <= row.keys():
        return None
    trigger = problems.attempt(section, row["trigger"], lambda value: find_words(text, value))
    kind = problems.attempt(section, row["type"], read_type)
    if not isinstance(row.get("optional", False), bool):
        problems.add(section, "optional should be true or false, without quotation marks")
    # Without its trigger, words are looked for from the beginning of the text.
    near = trigger or GoldSpan(0, 0, "")

    def parties(key: str) -> tuple[GoldParty, ...]:
        return problems.attempt_each(section, row, key, lambda v: read_party(v, text, near))

    def choice(key: str, known: tuple[str, ...]) -> str:
        value = row.get(key, known[0])
        return problems.attempt(section, value, lambda v: one_of(v, known, key)) or known[0]

    claim = problems.attempt(section, row["claim"], lambda v: read_claim(v, text, near)) if (
        "claim" in row
    ) else None  # fmt: skip
    date = problems.attempt(section, row["date"], lambda v: read_date(v, text, near)) if (
        "date" in row
    ) else None  # fmt: skip
    event_type, mode = kind or ("", None)
    event = GoldEvent(
        trigger=near,
        event_type=event_type,
        mode=mode,
        actors=parties("actors"),
        recipients=parties("recipients"),
        places=problems.attempt_each(section, row, "places", lambda v: read_place(v, text, near)),
        date=date,
        polarity=choice("polarity", POLARITIES),
        modality=choice("modality", MODALITIES),
        claim=claim or GoldClaim(),
        quantities=problems.attempt_each(
            section, row, "quantities", lambda v: read_quantity(v, text, near)
        ),
        is_optional=row.get("optional", False) is True,
    )
    return event if trigger and kind else None


def check_triggers(
    events: Iterable[GoldEvent], problems: Problems, sections: Iterable[Section]
) -> None:
    """Note triggers that are given twice: the second happening needs words of its own."""
    first: dict[tuple[int, int], str] = {}
    for event, section in zip(events, sections, strict=True):
        where = event.trigger.start, event.trigger.end
        if where in first:
            words = event.trigger.text
            problems.add(
                section,
                f"{words!r} is already the trigger of {first[where]}; "
                f"if another time is meant, write {words}#2",
            )
        first.setdefault(where, section.name)
