"""Find dates and times in a text that has been cut into tokens.

The tokens become classes of words; one grammar is searched in them, and the neighbours of each
candidate tell whether it is one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from sitrep.language.dating.time_candidate import Candidate
from sitrep.language.dating.time_classes import classes_of
from sitrep.language.dating.time_context import accepted
from sitrep.language.dating.time_grammar import search_pattern
from sitrep.language.dating.time_words import CHARS
from sitrep.language.lexing import Lexed
from sitrep.language.operators import operator_after, operator_before

_pattern = cache(search_pattern)
_TIME_CLASSES = re.compile(
    "["
    + "".join(
        CHARS[name]
        for name in (
            "clock ampm part parts dawn noon tonight overnight hour hours oclock zone isotime time"
        ).split()
    )
    + "]"
)
# Before a holiday that lasts a month: "the Muslim holy month of Ramadan".
_MONTH_OF = re.compile(r"\bthe\s+(?:\w+\s+)?(?:holy|fasting)\s+month\s+of\s+$", re.IGNORECASE)
_TIME_KINDS = frozenset({"clock", "part", "isotime"})
_WITH_OPERATOR = frozenset({"duration", "long_ago", "clock", "year"})
_NO_NUMBER = frozenset("the this last that late early later earlier tonight overnight".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeSpan:
    """Where a date (``DATE``: days and longer) or time (``TIME``: shorter) stands in a text."""

    start: int
    end: int
    label: str


def find_times_in(lexed: Lexed) -> list[TimeSpan]:
    """Return the dates and times of a text that has been cut into tokens; see find_times."""
    classes = classes_of(lexed)
    return [_span(candidate) for candidate in _candidates(lexed, classes)]


def _candidates(lexed: Lexed, classes: str) -> Iterator[Candidate]:
    search, position, previous_end = _pattern().search, 0, 0
    while match := search(classes, position):
        candidate = Candidate(
            lexed, classes, match.lastgroup or "", match.start(), match.end(), previous_end
        )
        if found := accepted(candidate):
            yield found
            position = previous_end = found.end
        else:
            position = match.start() + 1


def _span(c: Candidate) -> TimeSpan:
    text, starts = c.lexed.text, c.lexed.starts
    start, end = starts[c.start], starts[c.end]
    if c.kind == "holiday" and (month := _MONTH_OF.search(text, max(0, start - 40), start)):
        start = month.start()
    if c.kind in _WITH_OPERATOR:
        if c.first() not in _NO_NUMBER and (operator := operator_before(text, start)):
            start = operator[0]
        if c.kind == "duration" and (operator := operator_after(text, end)):
            end = operator[0]
    is_time = c.kind in _TIME_KINDS or _TIME_CLASSES.search(c.classes, c.start, c.end)
    return TimeSpan(start=start, end=end, label="TIME" if is_time else "DATE")
