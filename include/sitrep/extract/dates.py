"""The dates of a document, resolved against the day of its publication."""

import re
from dataclasses import dataclass, replace
from datetime import date

from spacy.tokens import Doc

from sitrep.language.dating.resolved_time import ResolvedTime
from sitrep.language.dating.times import TimeSpan, resolve_times
from sitrep.language.values import TIME_LABELS

# What began "since Monday" lasts until it is told.
_SINCE = re.compile(r"\bsince\s+(?:the\s+)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """A date expression: its characters, and the closed interval of days that it means."""

    start: int
    end: int
    date_from: date
    date_to: date
    precision: str
    reason: str


@dataclass(frozen=True, slots=True)
class TimeMentions:
    """What the DATE and TIME entities of a document mean.

    ``resolved`` gives ISO 8601 by characters where there is one; ``dates`` are those that mean
    days: a duration or "every Monday" tells no day.
    """

    resolved: dict[tuple[int, int], str]
    dates: list[DateMention]


def read_times(doc: Doc, text: str, published: date) -> TimeMentions:
    """Return the meaning of every DATE and TIME among ``doc.ents``; pure."""
    spans = [
        TimeSpan(start=ent.start_char, end=ent.end_char, label=ent.label_)
        for ent in doc.ents
        if ent.label_ in TIME_LABELS
    ]
    resolved: dict[tuple[int, int], str] = {}
    dates = []
    for span, time in zip(spans, resolve_times(text, spans, published), strict=True):
        if time is None:
            continue
        resolved[span.start, span.end] = time.iso
        if (mention := _days(span, time)) is not None:
            if _SINCE.search(text[max(span.start - 12, 0) : span.start]):
                mention = replace(mention, date_to=max(mention.date_to, published))
            dates.append(mention)
    return TimeMentions(resolved, dates)


def _days(span: TimeSpan, time: ResolvedTime) -> DateMention | None:
    if time.date_from is None or time.date_to is None:
        return None
    return DateMention(
        start=span.start,
        end=span.end,
        date_from=time.date_from,
        date_to=time.date_to,
        precision=time.precision,
        reason=time.reason,
    )
