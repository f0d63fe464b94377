"""Rules for expressions made of others: "early 2022", "the first half of March", ranges."""

from collections.abc import Callable
from datetime import date

from dateutil.relativedelta import relativedelta

from sitrep.language.dating.day_rules import ordinal_or_digits
from sitrep.language.dating.holidays import weekday_of_month
from sitrep.language.dating.resolved_time import (
    ONE_DAY,
    Reference,
    ResolvedTime,
    calendar_unit,
    interval,
    one_day,
)
from sitrep.language.dating.time_reading import Found, Reading, rule
from sitrep.language.dating.time_words import WEEKDAYS, unit_name

Resolver = Callable[[Reading, Reference], ResolvedTime | None]

EDGE = rule("(?P<edge><EDGE>)-?(?:<in>)?(?P<rest>.+)")
EDGES = rule("(?P<edge><EDGE>)-?<to>-?(?P<edge2><EDGE>)-?(?P<rest>.+)")
UNIT_END = rule("(?P<rest>(?:<this>|<last>|<next>)?<unit>)-?(?P<edge><end>)")
SOON = rule("(?P<soon><later>|<earlier>)(?:<in>)?(?P<rest>.+)")
PART_OF = rule(
    "(?P<number><D>|<last>|<past>|<final>)(?P<count><COUNT>)?"
    "(?P<part><half>|<quarter>|<U>|<weekend>|<weekday>)<in>?(?P<rest>.+)"
)
AROUND = rule("(?P<unit><unit>|<weekend>)(?P<rest>.+)")
_THIRDS = {"early": 0, "start": 0, "beginning": 0, "onset": 0, "mid": 1, "middle": 1,
           "late": 2, "end": 2, "close": 2}  # fmt: skip
# What is longer is cut in half by months.
_DAYS_HALVED_BY_MONTH = 40
_STEPS = {
    "day": relativedelta(days=1), "week": relativedelta(weeks=1),
    "month": relativedelta(months=1), "quarter": relativedelta(months=3),
    "year": relativedelta(years=1), "decade": relativedelta(years=10),
}  # fmt: skip
_MONTHS_OF_THIRD = {"year": 4, "quarter": 1, "season": 1}
_YEARS_OF_THIRD = {
    "decade": ((0, 3), (4, 6), (7, 9)),
    "century": ((0, 32), (33, 66), (67, 99)),
}


def edge(found: Found, reference: Reference, resolve: Resolver) -> ResolvedTime | None:
    """Resolve "early 2022", "the end of March", "mid-September": a third of it."""
    whole = resolve(found.sub("rest"), reference)
    return _edge_of(whole, _THIRDS[found.word("edge")]) if whole else None


def edges(found: Found, reference: Reference, resolve: Resolver) -> ResolvedTime | None:
    """Resolve "the mid-to-late 1990s": from one third to another."""
    whole = resolve(found.sub("rest"), reference)
    if whole is None or whole.date_from is None or whole.date_to is None:
        return None
    thirds = (_THIRDS[found.word("edge")], _THIRDS[found.word("edge2")])
    days = [_third(whole.date_from, whole.date_to, whole.precision, third) for third in thirds]
    return interval(days[0][0], days[1][1], "interval", f"parts: {whole.reason}")


def _edge_of(whole: ResolvedTime, third: int) -> ResolvedTime | None:
    if whole.date_from is None or whole.date_to is None:
        return None
    if (whole.date_to - whole.date_from).days < 2:
        return whole
    first, last = _third(whole.date_from, whole.date_to, whole.precision, third)
    part = ("early", "middle", "late")[third]
    return interval(first, last, "interval", f"{part} part: {whole.reason}")


def _third(first: date, last: date, precision: str, third: int) -> tuple[date, date]:
    """Return the first, middle or last third, in the units that people think in."""
    if precision in _MONTHS_OF_THIRD:
        months = _MONTHS_OF_THIRD[precision]
        start = first + relativedelta(months=months * third)
        return start, start + relativedelta(months=months) - ONE_DAY
    if precision in _YEARS_OF_THIRD:
        years = _YEARS_OF_THIRD[precision][third]
        return date(first.year + years[0], 1, 1), date(first.year + years[1], 12, 31)
    length = (last - first).days + 1
    days = (length * third // 3, length * (third + 1) // 3 - 1)
    if precision == "month":
        days = ((0, 9), (10, 19), (20, length - 1))[third]
    return first + ONE_DAY * days[0], first + ONE_DAY * days[1]


def soon(found: Found, reference: Reference, resolve: Resolver) -> ResolvedTime | None:
    """Resolve "later this week", "earlier this year": the whole of it."""
    return resolve(found.sub("rest"), reference)


def part_of(found: Found, reference: Reference, resolve: Resolver) -> ResolvedTime | None:
    """Resolve "the first half of 2022", "the last week of March", "the first three months of"."""
    whole = resolve(found.sub("rest"), reference)
    if whole is None or whole.date_from is None or whole.date_to is None:
        return None
    unit = unit_name(found.word("part"))
    number = ordinal_or_digits(found, "number") or -1
    if unit == "half":
        return _half(whole, number)
    if unit in WEEKDAYS and whole.precision == "month":
        first = whole.date_from
        day = weekday_of_month(first.year, first.month, WEEKDAYS[unit], number)
        return one_day(day, f"weekday of the month: {whole.reason}")
    if unit != found.word("part") and not found.has("count"):  # "the last days of August"
        return _edge_of(whole, 0 if number > 0 else 2)
    count = int(found.sub("count").number() or 0) if found.has("count") else 1
    return _units_of(whole, unit, number, count)


def _half(whole: ResolvedTime, number: int) -> ResolvedTime | None:
    first, last = whole.date_from, whole.date_to
    if first is None or last is None or number not in {1, 2, -1}:
        return None
    days = (last - first).days + 1
    if days > _DAYS_HALVED_BY_MONTH:
        months = (last.year - first.year) * 12 + last.month - first.month + 1
        middle = first + relativedelta(months=months // 2)
    else:
        middle = first + ONE_DAY * (days // 2)
    start, end = (first, middle - ONE_DAY) if number == 1 else (middle, last)
    return interval(start, end, "interval", f"half: {whole.reason}")


def _units_of(whole: ResolvedTime, unit: str, number: int, count: int) -> ResolvedTime | None:
    """Return the ``number``-th run of ``count`` units inside an interval; -1 is the last."""
    first, last = whole.date_from, whole.date_to
    is_middle = count > 1 and number not in {1, -1}
    if first is None or last is None or not count or unit not in _STEPS or is_middle:
        return None
    step = _STEPS[unit] * count
    start = last + ONE_DAY - step if number < 0 else first + step * (number - 1)
    end = start + step - ONE_DAY
    if start < first or end > last:
        return None
    return interval(start, end, unit if count == 1 else "interval", f"part: {whole.reason}")


def around(found: Found, reference: Reference, resolve: Resolver) -> ResolvedTime | None:
    """Resolve "the week of 5 September", "the month of May"."""
    inner = resolve(found.sub("rest"), reference)
    if inner is None or inner.date_from is None:
        return None
    if (unit := found.word("unit")) == "weekend":
        return inner
    return calendar_unit(unit, inner.date_from, 0, inner.reason)
