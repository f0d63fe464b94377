"""Score which events are found, of which type and mode, and how many are false."""

from benchmarks.coder_context import shown_around
from benchmarks.coder_matching import EventMatches, match_events, overlap
from benchmarks.coder_sheet import Sheet
from benchmarks.gold_documents import GoldDocument, GoldEvent
from sitrep.coding import CodedDocument, Event


def score_events(
    sheet: Sheet, gold: GoldDocument, found: CodedDocument, matches: EventMatches
) -> None:
    """Add the events of one document; optional ones count neither for nor against."""
    required = [(right, guess) for right, guess in matches.pairs if not right.is_optional]
    for name, part in (("detected, all types", "events"), ("", "types")):
        for right, _ in required:
            sheet.count(part, name or right.event_type, gold=1, predicted=1, right=1)
        for right in matches.missed:
            sheet.count(part, name or right.event_type, gold=1)
        for guess in matches.false:
            sheet.count(part, name or guess.event_type, predicted=1)
    loose = match_events(gold, found, with_type=False)
    hits = sum(not right.is_optional for right, _ in loose.pairs)
    sheet.count(
        "events",
        "detected, type ignored",
        gold=hits + len(loose.missed),
        predicted=hits + len(loose.false),
        right=hits,
    )
    for right, guess in matches.pairs:
        sheet.judge("events", "mode of matched", is_right=right.mode == guess.mode)
        if right.mode != guess.mode:
            told = f"mode {guess.mode or '-'}, not {right.mode or '-'}: {right.event_type}"
            sheet.tell("events", f"{told} {shown_around(found, right.trigger)}")
    _tell_unmatched(sheet, found, matches)


def score_calm(
    sheet: Sheet, gold: GoldDocument, found: CodedDocument, matches: EventMatches
) -> None:
    """Add the false events of a document that has no event; others are left out."""
    if any(not event.is_optional for event in gold.events):
        return
    false = len(matches.false)
    sheet.observe("calm", "false events for each document without events", false, 1)
    sheet.observe(
        "calm", "false events for 100 sentences of them", false, len(found.sentences), per=100
    )
    for guess in matches.false:
        sheet.tell("calm", f"false {kind(guess)} {shown_around(found, guess.trigger)}")


def kind(event: GoldEvent | Event) -> str:
    """Return ``TYPE/mode``."""
    return f"{event.event_type}/{event.mode}" if event.mode else event.event_type


def _tell_unmatched(sheet: Sheet, found: CodedDocument, matches: EventMatches) -> None:
    for right in matches.missed:
        others = [kind(e) for e in matches.false if overlap(e.trigger, right.trigger)]
        note = f" (found as {', '.join(others)})" if others else ""
        where = shown_around(found, right.trigger)
        sheet.tell("events", f"missed {kind(right)}{note} {where}")
    for guess in matches.false:
        sheet.tell("events", f"false {kind(guess)} {shown_around(found, guess.trigger)}")
