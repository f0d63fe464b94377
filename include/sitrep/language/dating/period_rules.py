"""Rules for calendar periods: months, quarters, seasons, years, decades, centuries."""

from datetime import date

from dateutil.relativedelta import relativedelta

from sitrep.language.dating.day_rules import month_number, ordinal_or_digits
from sitrep.language.dating.resolved_time import (
    ONE_DAY,
    Reference,
    ResolvedTime,
    interval,
    last_of_month,
    whole_month,
    whole_years,
)
from sitrep.language.dating.time_reading import Found, rule
from sitrep.language.dating.time_words import DECADES, SEASONS
from sitrep.language.dating.year_choice import BACKWARD, FORWARD, year_of

MONTH = rule("(?P<rel><REL>{0,2})(?P<month><M>)(?:<YEAR>)?")
YEAR = rule(
    "(?:<unit>)?(?P<year><year>)|(?P<year_first><year>|<n>|<d31>)(?P<era><bc>)|(?P<era2><bc>)(?P<year_last><year>|<n>|<d31>)"
)
YEARS = rule("(?P<first><year>)(?:[-/]|-<to>-)(?P<last><year>|<d31>|<n>)(?:<fiscal><unit>)?")
DECADE = rule("(?P<decade><decade>|<tens>|<tensword>)")
CENTURY = rule("(?P<number><D>)-?<century>(?P<era><bc>)?")
CENTURIES = rule("(?P<first><D>)<and>(?P<last><D>)<units>")
QUARTER = rule(
    "(?:(?P<number><D>)-?(?:<fiscal>)?-?<quarter>|<q>(?P<digit><d31>))(?:<YEAR>|<unit>)?"
)
SEASON = rule("(?P<rel><REL>{0,2})(?P<season><season>)(?:<YEAR>)?(?:[-/]<d31>)?")
FISCAL = rule("(?:<fiscal><unit>?|<fy>)(?P<year><year>)(?:[-/]<d31>)?|<fy>(?P<short><d31>)")


def month(found: Found, reference: Reference) -> ResolvedTime:
    """Resolve "March 2014", "last March", "March": the latest that started, or the next."""
    number, rel = month_number(found.word("month")), found.words("rel")
    year = year_of(found, reference)
    if year is not None:
        return whole_month(year, number, "month and year")
    published = reference.published
    if "that" in rel or "same" in rel:
        return whole_month(reference.that_year, number, "month of that year")
    this_month = published.month
    if set(rel) & FORWARD:
        return whole_month(published.year + (number <= this_month), number, "next such month")
    if set(rel) & BACKWARD:
        return whole_month(
            published.year - (number >= this_month), number, "such month before this one"
        )
    if reference.is_future:
        return whole_month(published.year + (number < this_month), number, "next such month")
    return whole_month(
        published.year - (number > this_month), number, "latest such month before publication"
    )


def year(found: Found, _reference: Reference) -> ResolvedTime | None:
    """Resolve "2014", "the year 2014", "AD 79"; None for years before Christ."""
    era = (found.word("era") or found.word("era2")).replace(".", "")
    if era.startswith("b"):
        return None
    number = int(found.word("year") or found.word("year_first") or found.word("year_last"))
    return whole_years(number, number, "year", "year")


def years(found: Found, _reference: Reference) -> ResolvedTime | None:
    """Resolve "2014-2016", "2014-16", "2022/23"."""
    first, last = found.word("first"), found.word("last")
    last = first[: -len(last)] + last if len(last) < 4 else last
    if int(first) > int(last):
        return None
    return whole_years(int(first), int(last), "interval", "years")


def decade(found: Found, _reference: Reference) -> ResolvedTime:
    """Resolve "the 1990s", "the '90s", "the nineties": of the last hundred years."""
    word = found.word("decade")
    first = DECADES.get(word) or int("".join(char for char in word if char.isdigit()))
    if first < 100:
        first += 2000 if first <= 20 else 1900
    return whole_years(first, first + 9, "decade", "decade")


def century(found: Found, _reference: Reference) -> ResolvedTime | None:
    """Resolve "the 20th century"; None before Christ."""
    if found.word("era").startswith("b"):
        return None
    number = ordinal_or_digits(found, "number")
    size = 1000 if found.reading.words[-1] == "millennium" else 100
    return whole_years((number - 1) * size + 1, number * size, "century", "century")


def centuries(found: Found, _reference: Reference) -> ResolvedTime:
    """Resolve "the 18th and 19th centuries"."""
    first, last = (ordinal_or_digits(found, group) for group in ("first", "last"))
    return whole_years(first * 100 - 99, last * 100, "interval", "centuries")


def quarter(found: Found, reference: Reference) -> ResolvedTime | None:
    """Resolve "the third quarter of 2022", "Q3", "the third quarter": the latest that started."""
    number = int(found.word("digit") or ordinal_or_digits(found, "number"))
    if not 1 <= number <= 4:
        return None
    chosen = year_of(found, reference)
    start = 3 * number - 2
    if chosen is None:
        chosen = reference.published.year - (
            start > reference.published.month and not reference.is_future
        )
    end = last_of_month(chosen, start + 2)
    if reference.is_future and end < reference.published and year_of(found, reference) is None:
        chosen, end = chosen + 1, last_of_month(chosen + 1, start + 2)
    return interval(date(chosen, start, 1), end, "quarter", "quarter of the year")


def season(found: Found, reference: Reference) -> ResolvedTime:
    """Resolve "spring", "last summer", "the winter of 2022", which begins in December 2022."""
    start, rel = SEASONS[found.word("season")], set(found.words("rel"))
    chosen = year_of(found, reference)
    if chosen is None and rel & {"that", "same", "previous", "following"} and reference.anchor:
        chosen = reference.that_year + ("following" in rel) - ("previous" in rel)
    if chosen is None:
        chosen = _season_year(start, rel, reference)
    first = date(chosen, start, 1)
    return interval(first, first + relativedelta(months=3) - ONE_DAY, "season", "season")


def _season_year(start: int, rel: set[str], reference: Reference) -> int:
    published = reference.published
    latest = published.year - (date(published.year, start, 1) > published)
    ends: date = date(latest, start, 1) + relativedelta(months=3)
    if rel & FORWARD:
        return latest + 1
    if rel & BACKWARD:
        return latest - (ends > published)
    return latest + (reference.is_future and ends <= published)


def fiscal_year(found: Found, _reference: Reference) -> ResolvedTime:
    """Resolve "fiscal 2023", "FY23": the calendar year of that number."""
    number = int(found.word("year") or 2000 + int(found.word("short")))
    return whole_years(number, number, "year", "fiscal year, taken as the calendar year")
