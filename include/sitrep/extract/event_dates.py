"""When an event happened: the date that the text gives to it, else that of publication."""

from spacy.tokens import Doc, Span

from sitrep.coding import EventDate
from sitrep.extract.dates import DateMention
from sitrep.extract.reading import Reading


def find_event_date(reading: Reading, span: Span, clause: Span) -> EventDate:
    """Return the date told nearest to the trigger, the clause's before the sentence's.

    A date beside a cue ("said Friday") tells when it was said, and counts for the event only
    where the event has none of its own: what is reported was known by then.
    """
    said = {mention.start for mention in reading.dates if _is_beside_cue(reading, mention)}
    for scope in (clause, span.sent):
        here = [
            m for m in reading.dates
            if scope.start_char <= m.start < scope.end_char and m.start not in said
        ]  # fmt: skip
        if here:
            nearest = min(here, key=lambda m: abs(m.start - span.start_char))
            return _event_date(reading.doc, nearest, nearest.reason)
    for mention in reading.dates:
        if mention.start in said and span.sent.start_char <= mention.start < span.sent.end_char:
            return _event_date(reading.doc, mention, f"said on that day: {mention.reason}")
    return EventDate(
        date_from=reading.published, date_to=reading.published, precision="day",
        reason="date of publication",
    )  # fmt: skip


def _is_beside_cue(reading: Reading, mention: DateMention) -> bool:
    span = reading.doc.char_span(mention.start, mention.end, alignment_mode="expand")
    if span is None:
        return False
    return any(
        cue.end <= span.start <= cue.end + 1 or span.end == cue.start
        for cue in reading.cues.reporting
    )


def _event_date(doc: Doc, mention: DateMention, reason: str) -> EventDate:
    return EventDate(
        date_from=mention.date_from, date_to=mention.date_to, precision=mention.precision,
        reason=reason, start=mention.start, end=mention.end,
        text=doc.text[mention.start : mention.end],
    )  # fmt: skip
