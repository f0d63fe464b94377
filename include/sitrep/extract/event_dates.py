"""When an event happened: the date that the text gives to it, else that of publication."""

from spacy.tokens import Span

from sitrep.coding import EventDate
from sitrep.extract.dates import DateMention
from sitrep.extract.reading import Reading


def find_event_date(reading: Reading, span: Span, clause: Span) -> EventDate:
    """Return the date told nearest to the trigger, the clause's before the sentence's.

    A date beside a cue ("said Friday") tells when it was said, and counts for the event only
    where the event has none of its own: what is reported was known by then.
    """
    text, sentence = reading.text, reading.around(span)
    in_clause = [m for m in sentence.dates if clause.start_char <= m.start < clause.end_char]
    if here := in_clause or sentence.dates:
        nearest = min(here, key=lambda m: abs(m.start - span.start_char))
        return _event_date(text, nearest, nearest.reason)
    if sentence.said_dates:
        said = sentence.said_dates[0]
        return _event_date(text, said, f"said on that day: {said.reason}")
    return EventDate(
        date_from=reading.published,
        date_to=reading.published,
        precision="day",
        reason="date of publication",
    )


def _event_date(text: str, mention: DateMention, reason: str) -> EventDate:
    return EventDate(
        date_from=mention.date_from,
        date_to=mention.date_to,
        precision=mention.precision,
        reason=reason,
        start=mention.start,
        end=mention.end,
        text=text[mention.start : mention.end],
    )
