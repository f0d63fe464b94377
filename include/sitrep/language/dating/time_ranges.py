"""Rules for ranges: "12 to 15 March", "Monday to Friday", "from March to May 2014"."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from sitrep.language.dating.resolved_time import Reference, ResolvedTime, interval
from sitrep.language.dating.time_reading import Reading
from sitrep.language.dating.time_words import CHARS

Resolver = Callable[[Reading, Reference], ResolvedTime | None]

# A longer expression is no range.
_MAX_WORDS = 12
_SEPARATORS = frozenset(CHARS[name] for name in ("to", "until", "and", "or", "into")) | {"-", "/"}


def _split(reading: Reading) -> Iterator[tuple[Reading, Reading]]:
    """Yield the ways to read a range as two dates, what one lacks taken from the other."""
    if len(reading.chars) > _MAX_WORDS:
        return
    for i, char in enumerate(reading.chars):
        if char not in _SEPARATORS or not 0 < i < len(reading.chars) - 1:
            continue
        first, second = reading[:i], reading[i + 1 :]
        if _are_numbers(first):
            first = first[:1]
            if (day := _day_index(second)) is not None:
                yield second[:day] + first + second[day + 1 :], second
        elif (
            _are_numbers(second[:1])
            and not second.has("month", "mon")
            and (day := _day_index(first)) is not None
        ):
            rest = second[1:]
            yield first + rest, first[:day] + second[:1] + first[day + 1 :] + rest
        else:
            yield _with_year(first, second), second


def _are_numbers(reading: Reading) -> bool:
    return all(char in {CHARS["d31"], CHARS["nth"]} for char in reading.chars)


def _day_index(reading: Reading) -> int | None:
    """Return which word is the day of a month."""
    if not reading.has("month", "mon"):
        return None
    days = (CHARS["d31"], CHARS["nth"])
    return next((i for i, char in enumerate(reading.chars) if char in days), None)


def _with_year(first: Reading, second: Reading) -> Reading:
    """Give the first date the year of the second where it has none of its own."""
    has_date = first.has("month", "mon", "season", "holiday") and not first.has("year", "unit")
    if has_date and second.has("year"):
        year = second.chars.index(CHARS["year"])
        return first + second[year : year + 1]
    return first


def date_range(reading: Reading, reference: Reference, resolve: Resolver) -> ResolvedTime | None:
    """Resolve "12 to 15 March", "Monday to Friday", "2014 and 2016"."""
    for first, second in _split(reading):
        start, end = resolve(first, reference), resolve(second, reference)
        if start is None or end is None or start.date_from is None or end.date_to is None:
            continue
        days = _in_order(first, start.date_from, end.date_to, reference)
        if days is not None:
            return interval(*days, "interval", f"from {start.reason} to {end.reason}")
    return None


def _in_order(
    first: Reading, start: date, end: date, reference: Reference
) -> tuple[date, date] | None:
    """Move one end of a range by a week or a year, where they were resolved apart."""
    if start <= end:
        return start, end
    if first.has("weekday", "wkd") and not first.has("month", "mon"):
        week = timedelta(weeks=1)
        return (start, end + week) if reference.is_future else (start - week, end)
    if first.has("year"):
        return None
    if reference.is_future:
        return start, end.replace(year=end.year + 1)
    return start.replace(year=start.year - 1), end
