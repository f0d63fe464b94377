"""Rules for days of the calendar: "9 September", "2022-09-09", "the 24th", holidays."""

from dataclasses import replace
from datetime import MAXYEAR, date, datetime, timedelta

from sitrep.language.counting.number_words import ordinal_value
from sitrep.language.dating.holidays import holiday_date
from sitrep.language.dating.resolved_time import (
    ONE_DAY,
    Reference,
    ResolvedTime,
    interval,
    one_day,
)
from sitrep.language.dating.time_reading import Found, rule
from sitrep.language.dating.time_words import MONTHS, SHORT_MONTHS, SHORT_WEEKDAYS, WEEKDAYS
from sitrep.language.dating.year_choice import nearest_date, year_of

_ALL_MONTHS = MONTHS | SHORT_MONTHS
ALL_WEEKDAYS = WEEKDAYS | SHORT_WEEKDAYS

CALENDAR_DAY = rule(
    "(?P<weekday><W>)?-?(?:(?P<day><D>)-?(?P<month><M>)|(?P<month2><M>)-?(?P<day2><D>))<YEAR>?"
)
ISO_DAY = rule(
    "(?P<iso><iso>)|(?P<isotime><isotime>)|(?P<dotted><dotted>)|(?P<slash><d31>/<d31>/<year>)"
)
DAY_OF_MONTH = rule("(?P<weekday><W>)?(?P<day><nth>)(?P<rel><REL>)?(?:<unit>)?")
HOLIDAY = rule("(?P<rel><REL>)?(?P<name><holiday>+)(?P<weekend><weekend>)?<YEAR>?")


def month_number(word: str) -> int:
    """Return the number of a month's name, short or long."""
    return _ALL_MONTHS[word]


def calendar_day(found: Found, reference: Reference) -> ResolvedTime:
    """Resolve "9 September 2022", "Friday, Sept. 9", "the 9th of September of that year"."""
    month = month_number(found.word("month") or found.word("month2"))
    number = ordinal_or_digits(found, "day") or ordinal_or_digits(found, "day2")
    year = year_of(found, reference)
    if year is not None:
        return one_day(date(year, month, number), "full date")
    weekday = ALL_WEEKDAYS[found.word("weekday")] if found.has("weekday") else None
    day = nearest_date(lambda year: date(year, month, number), reference, weekday=weekday)
    return one_day(day, "day and month nearest to publication")


def ordinal_or_digits(found: Found, group: str) -> int:
    """Return the number of a day of the month; 0 where the group did not match."""
    words = found.words(group)
    if len(words) == 1 and words[0].isdecimal():
        return int(words[0])
    return ordinal_value(words) or 0


def iso_day(found: Found, _reference: Reference) -> ResolvedTime:
    """Resolve "2022-09-09", "09.09.2022" and "9/9/2022", which is read day first."""
    if iso := found.word("iso"):
        return one_day(date.fromisoformat(iso), "full date")
    if instant := found.word("isotime"):
        at = datetime.fromisoformat(instant.upper())
        return replace(one_day(at.date(), "full date"), precision="time", clock_from=at.time())
    day, month, year = map(
        int,
        found.word("dotted").split(".") if found.has("dotted") else found.word("slash").split("/"),
    )
    if month > 12:
        day, month = month, day
    return one_day(date(year, month, day), "full date")


def day_of_month(found: Found, reference: Reference) -> ResolvedTime | None:
    """Resolve "the 24th", "Friday the 13th", "the 5th of last month"."""
    number = ordinal_or_digits(found, "day")
    steps = {"last": -1, "next": 1}.get(found.word("rel"))
    months = (
        [steps] if steps is not None else [0] if found.has("rel") else _nearest_months(reference)
    )
    weekday = ALL_WEEKDAYS[found.word("weekday")] if found.has("weekday") else None
    for step in months:
        year, month = divmod(
            reference.published.year * 12 + reference.published.month - 1 + step, 12
        )
        try:
            day = date(year, month + 1, number)
        except ValueError:  # a month without such a day
            continue
        if (weekday is None or day.weekday() == weekday) and _is_on_side(day, reference, found):
            return one_day(day, "day of the month nearest to publication")
    return None


def _nearest_months(reference: Reference) -> list[int]:
    return list(range(13)) if reference.is_future else [0, -1, *range(-2, -13, -1)]


def _is_on_side(day: date, reference: Reference, found: Found) -> bool:
    if found.has("rel"):
        return True
    return day >= reference.published if reference.is_future else day <= reference.published


def holiday_in(name: str, year: int) -> date:
    """Return the day of a holiday; raises ValueError where no rule tells."""
    day = holiday_date(name, year)
    if day is None:
        raise ValueError(name)
    return day


def holiday(found: Found, reference: Reference) -> ResolvedTime | None:
    """Resolve "Christmas Eve", "last Easter", "Thanksgiving 2021"; None for lunar ones."""
    name = "".join(found.words("name"))
    if not 1 < reference.published.year < MAXYEAR or holiday_date(name, 2000) is None:
        return None
    year = year_of(found, reference)
    if year is not None:
        day = holiday_in(name, year)
    else:
        day = nearest_date(lambda year: holiday_in(name, year), reference, rel=found.word("rel"))
    if found.has("weekend"):
        back = (day.weekday() - 5) % 7
        saturday = day - timedelta(days=back if back <= 3 else back - 7)
        return interval(saturday, saturday + ONE_DAY, "interval", "weekend of the holiday")
    return one_day(day, "holiday nearest to publication")
