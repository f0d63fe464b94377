"""Rules for what is shorter than a day: clock times, and parts of a day."""

from collections.abc import Callable
from dataclasses import replace
from datetime import time

from sitrep.language.counting.number_words import number_value
from sitrep.language.dating.resolved_time import ONE_DAY, Reference, ResolvedTime, interval, one_day
from sitrep.language.dating.time_reading import Found, Reading, rule

Resolver = Callable[[Reading, Reference], ResolvedTime | None]

_CLOCK = rule(
    "(?P<hour><clock>|<dot>|<d31>|<num>)-?(?P<ampm><ampm>)|(?P<oclock><d31>|<num>)<oclock>"
    "|(?P<clock><clock>)|(?P<zoned>(?:<n>|<dot>|<d31>)(?=<zone>)|(?:<z4>|<year>)(?=<zone>|<hours>)|(?:<z4>|<dot>|<d31>|<year>)(?=<local>|<time>))"
    "|(?:<d31>)?(?P<noon><noon>)|<half><past>(?P<half><num>|<d31>)(?P<half_ampm><ampm>)?"
    "|(?P<in_part><d31>|<num>|<dot>)(?=<in><part>)"
)
# "9 to 11 a.m.": the first takes its half of the day from the second.
_FIRST_OF_TWO = rule("(?P<hour><d31>|<dot>|<clock>)(?:-|<to>|<and>|<until>)$")
_BETWEEN = rule("(?:<zone>|<local>|<time>)*(?:-|<to>|<and>|<until>)")
_AFTER_CLOCK = "zone local time hours in on oclock ampm".split()
_PART_WORDS = (
    "part parts dawn noon tonight overnight early late mid later earlier small hour hours in "
    "into day middle start end"
).split()


def has_clock(reading: Reading) -> bool:
    """Return whether a clock time stands in the reading."""
    return _CLOCK.search(reading.chars) is not None


def clock(reading: Reading, reference: Reference, resolve: Resolver) -> ResolvedTime | None:
    """Resolve "10 p.m. on Friday", "0930 GMT", "9 to 11 a.m.": the day of publication if none."""
    found = list(_CLOCK.finditer(reading.chars))
    last = found[-1]
    start, end = found[0].start(), last.end()
    clock_to = _time_of(Found(reading, last), reading)
    clock_from = clock_to
    if len(found) > 1:
        if not _BETWEEN.fullmatch(reading.chars[found[0].end() : last.start()]):
            return None
        clock_from = _time_of(Found(reading, found[0]), reading)
    elif first := _FIRST_OF_TWO.search(reading.chars[:start]):
        start = first.start()
        is_afternoon = clock_to is not None and clock_to.hour >= 12
        clock_from = _clock_time(reading.words[start], "pm" if is_afternoon else "am")
        if clock_from and clock_to and clock_from > clock_to:
            clock_from = _clock_time(reading.words[start], "am")
    if clock_from is None or clock_to is None:
        return None
    rest = (reading[:start] + reading[end:]).without(_AFTER_CLOCK)
    day = reference.published
    if rest.chars.strip("-"):
        resolved = resolve(rest, reference)
        if resolved is None or resolved.date_from is None:
            return None
        day = resolved.date_to or day
    result = one_day(day, "clock time")
    return replace(
        result,
        precision="time",
        clock_from=clock_from,
        clock_to=clock_to if clock_to != clock_from else None,
    )


def _time_of(found: Found, reading: Reading) -> time | None:
    if found.has("noon"):
        return time(0) if found.word("noon") == "midnight" else time(12)
    if found.has("hour"):
        return _clock_time(found.word("hour"), found.word("ampm"))
    part = next((word for word in reading.words if word in _HALVES), "")
    if found.has("half"):
        hour = _clock_time(found.word("half"), found.word("half_ampm") or _HALVES.get(part, ""))
        return hour and hour.replace(minute=30)
    if found.has("zoned"):
        digits = found.word("zoned")
        return _clock_time(
            f"{digits[:-2]}:{digits[-2:]}" if len(digits) > 2 and digits.isdecimal() else digits, ""
        )
    word = found.word("clock") or found.word("oclock") or found.word("in_part")
    return _clock_time(word, _HALVES.get(part, ""))


# The half of the day that a part of it lies in; at night only the hours before midnight.
_HALVES = {"morning": "am", "afternoon": "pm", "evening": "pm", "night": "night"}


def _clock_time(word: str, half: str) -> time | None:
    """Return the time of "10:30", "10.30", "ten", "22"; ``half`` is am, pm or how night is read."""
    hours, _, minutes = word.replace(".", ":").partition(":")
    hour = int(hours) if hours.isdecimal() else int(number_value([hours]) or 0)
    minute = int(minutes[:2]) if minutes else 0
    half = half.replace(".", "")
    if half == "night":
        half = "pm" if 6 <= hour < 12 else "am" if hour == 12 else ""
    if half == "pm" and hour < 12:
        hour += 12
    elif half == "am" and hour == 12:
        hour = 0
    return time(hour % 24, minute) if hour <= 24 and minute < 60 else None


def has_part(reading: Reading) -> bool:
    """Return whether a part of a day stands in the reading."""
    return reading.has("part", "dawn", "tonight", "overnight") or (
        reading.has("hours") and reading.has("early", "small")
    )


def part_of_day(reading: Reading, reference: Reference, resolve: Resolver) -> ResolvedTime | None:
    """Resolve "Friday morning", "the night of 12-13 March", "overnight into Friday"."""
    precision = "night" if {"night", "tonight", "overnight"} & set(reading.words) else "day"
    is_overnight = reading.has("overnight")
    rest = reading.without(_PART_WORDS)
    if reading.has("into") and not is_overnight:
        rest = reading.without([name for name in _PART_WORDS if name != "into"])
    if not rest.chars.strip("-"):
        return _without_day(reference, precision, is_overnight=is_overnight)
    if precision == "night" and rest.words == ("last",):
        return _without_day(reference, precision, is_overnight=True)
    resolved = _relative_part(rest, reference) or resolve(rest, reference)
    if resolved is None or resolved.date_from is None or resolved.date_to is None:
        return None
    first = resolved.date_from
    if is_overnight and first == resolved.date_to:
        first -= ONE_DAY
    return interval(first, resolved.date_to, precision, resolved.reason)


def _without_day(reference: Reference, precision: str, *, is_overnight: bool) -> ResolvedTime:
    if is_overnight:
        first = reference.published - ONE_DAY
        return interval(first, reference.published, "night", "night before publication")
    return interval(reference.published, reference.published, precision, "day of publication")


def _relative_part(rest: Reading, reference: Reference) -> ResolvedTime | None:
    words = set(rest.words)
    if words <= {"this", "current"}:
        return one_day(reference.published, "day of publication")
    if words <= {"last"}:
        return one_day(reference.published - ONE_DAY, "day before publication")
    if words <= {"next", "following"}:
        return one_day(reference.later_base + ONE_DAY, "day after the date before")
    if words <= {"previous", "before", "preceding"}:
        return one_day(reference.earlier_base - ONE_DAY, "day before the date before")
    if words <= {"that", "same"}:
        return one_day(reference.later_base, "the date before")
    return None
