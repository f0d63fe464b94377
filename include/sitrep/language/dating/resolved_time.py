"""What a date or time expression means: days, clock times or a duration, and why."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, time, timedelta

from dateutil.relativedelta import relativedelta

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolvedTime:
    """A closed interval of days, or a duration (then the days are None).

    ``precision`` is one of day, night, week, month, quarter, season, year, decade, century,
    interval, time and duration; ``clock_from`` and ``clock_to`` are set for time alone.
    """

    date_from: date | None
    date_to: date | None
    precision: str
    reason: str
    clock_from: time | None = None
    clock_to: time | None = None
    duration: str | None = None
    names_year: bool = False

    @property
    def iso(self) -> str:
        """ISO 8601: a day, an interval of two days, a clock time or a duration."""
        if self.date_from is None or self.date_to is None:
            return self.duration or ""
        first, last = self.date_from.isoformat(), self.date_to.isoformat()
        if self.clock_from is not None:
            first = f"{first}T{self.clock_from:%H:%M}"
            last = f"{last}T{self.clock_to:%H:%M}" if self.clock_to is not None else first
        return first if first == last else f"{first}/{last}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """What an expression is relative to.

    ``anchor`` is the date last named before it, ``context_year`` the year last named.
    """

    published: date
    is_future: bool = False
    anchor: ResolvedTime | None = None
    context_year: int | None = None

    @property
    def earlier_base(self) -> date:
        """The day from which "a day earlier" counts."""
        return self.anchor.date_from if self.anchor and self.anchor.date_from else self.published

    @property
    def later_base(self) -> date:
        """The day from which "a day later" counts."""
        return self.anchor.date_to if self.anchor and self.anchor.date_to else self.published

    @property
    def that_year(self) -> int:
        """The year that "that year" means."""
        return self.context_year or self.earlier_base.year


def one_day(day: date, reason: str) -> ResolvedTime:
    """Return a day."""
    return interval(day, day, "day", reason)


def interval(first: date, last: date, precision: str, reason: str) -> ResolvedTime:
    """Return the days from ``first`` to ``last``, both inside."""
    return ResolvedTime(date_from=first, date_to=last, precision=precision, reason=reason)


def whole_month(year: int, month: int, reason: str) -> ResolvedTime:
    """Return a calendar month."""
    return interval(date(year, month, 1), last_of_month(year, month), "month", reason)


def whole_years(first: int, last: int, precision: str, reason: str) -> ResolvedTime:
    """Return calendar years, both inside."""
    return interval(date(first, 1, 1), date(last, 12, 31), precision, reason)


def calendar_unit(unit: str, day: date, steps: int, reason: str) -> ResolvedTime:
    """Return the calendar unit that lies ``steps`` of its kind from the one around ``day``.

    Weeks run from Monday to Sunday; a "day" is a day.

    Examples
    --------
    >>> calendar_unit("week", date(2022, 9, 10), -1, "").iso
    '2022-08-29/2022-09-04'
    """
    if unit == "day":
        return one_day(day + steps * ONE_DAY, reason)
    if unit in {"week", "fortnight"}:
        monday = day - timedelta(days=day.weekday()) + timedelta(weeks=steps)
        return interval(monday, monday + 6 * ONE_DAY, "week", reason)
    if unit == "weekend":
        saturday = day - timedelta(days=day.weekday()) + timedelta(weeks=steps, days=5)
        return interval(saturday, saturday + ONE_DAY, "interval", reason)
    if unit in {"month", "quarter"}:
        size = 1 if unit == "month" else 3
        start = date(day.year, (day.month - 1) // size * size + 1, 1)
        start += relativedelta(months=size * steps)
        return interval(start, start + relativedelta(months=size) - ONE_DAY, unit, reason)
    size = {"year": 1, "decade": 10, "century": 100}[unit]
    first = (day.year - (size == 100)) // size * size + (size == 100) + size * steps
    return whole_years(first, first + size - 1, unit, reason)


def last_of_month(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year, month, monthrange(year, month)[1])
