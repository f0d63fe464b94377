"""Rules for weeks, months and years told from today or from the date before: "last week"."""

from dateutil.relativedelta import relativedelta

from sitrep.language.dating.resolved_time import (
    Reference,
    ResolvedTime,
    calendar_unit,
    interval,
    whole_years,
)
from sitrep.language.dating.time_reading import Found, rule
from sitrep.language.dating.time_words import unit_name
from sitrep.language.dating.year_choice import BACKWARD, FORWARD, year_of

ANCHORED = frozenset("previous preceding following ensuing subsequent that same".split())
THIS_UNIT = rule("(?P<rel><REL>{1,2})(?P<unit><unit>|<century>|<quarter>|<weekend>|<fiscal><unit>)")
BARE_UNIT = rule("(?P<unit><unit>|<century>|<quarter>|<weekend>|<day>)")
SAME_OF = rule("<same>(?P<unit><day>|<unit>|<quarter>)<in>?<YEAR>")
SEVERAL_UNITS = rule(
    "(?:<this>|<that>)?(?P<rel><REL>)(?P<count><COUNT>)?(?:<adj>|<past>)?-?(?P<unit><U>|<weekend>)"
)


def this_unit(found: Found, reference: Reference) -> ResolvedTime | None:
    """Resolve "last week", "this month", "next year", "the following week", "the past year"."""
    rel, unit = set(found.words("rel")), found.words("unit")[-1]
    if unit == "weekend":
        return _weekend(rel, reference)
    if unit == "millennium":
        return None
    if rel & ANCHORED or ("the next" in rel and reference.anchor and not reference.is_future):
        return _by_anchor(unit, rel, reference)
    if rel & {"past", "coming", "upcoming", "the last", "the next"}:
        return _running(unit, 1, not rel & {"past", "the last"}, reference)
    steps = -1 if "last" in rel else 1 if "next" in rel else 0
    word = ("this", "next", "last")[steps]
    return calendar_unit(unit, reference.published, steps, f"{word} {unit} as of publication")


def _by_anchor(unit: str, rel: set[str], reference: Reference) -> ResolvedTime:
    """Resolve "the previous week", "that month", "the following year"."""
    if rel & {"previous", "preceding"}:
        return calendar_unit(unit, reference.earlier_base, -1, f"{unit} before the date before")
    if not rel & {"that", "same"}:
        return calendar_unit(unit, reference.later_base, 1, f"{unit} after the date before")
    if unit == "year":
        return whole_years(reference.that_year, reference.that_year, "year", "year named before")
    return calendar_unit(unit, reference.later_base, 0, f"{unit} of the date before")


def same_of(found: Found, reference: Reference) -> ResolvedTime | None:
    """Resolve "the same month last year", "the same day in 2021"."""
    chosen = year_of(found, reference)
    if chosen is None:
        return None
    day = reference.published + relativedelta(years=chosen - reference.published.year)
    return calendar_unit(found.word("unit"), day, 0, "the same of that year")


def _weekend(rel: set[str], reference: Reference) -> ResolvedTime:
    published = reference.published
    if rel & {"last", "next"}:
        steps = -1 if "last" in rel else 1
        return calendar_unit("weekend", published, steps, "weekend beside that of this week")
    if rel & {"previous", "following", "that", "same"}:
        steps = ("following" in rel) - ("previous" in rel)
        return calendar_unit("weekend", reference.later_base, steps, "weekend by the date before")
    is_ahead = reference.is_future or rel & {"coming", "upcoming"}
    steps = 0 if is_ahead or published.weekday() >= 5 else -1
    return calendar_unit("weekend", published, steps, "weekend nearest to publication")


def bare_unit(found: Found, reference: Reference) -> ResolvedTime | None:
    """Resolve "the year" in "the end of the year", "the weekend": this one."""
    unit = found.word("unit")
    if unit == "weekend":
        return _weekend(set(), reference)
    if unit == "millennium":
        return None
    return calendar_unit(unit, reference.published, 0, f"this {unit} as of publication")


def several_units(found: Found, reference: Reference) -> ResolvedTime | None:
    """Resolve "the past two weeks", "the next five days", "the previous three months"."""
    rel = found.word("rel")
    number = found.sub("count").number() if found.has("count") else None
    unit = unit_name(found.word("unit"))
    if not found.has("count") and found.word("unit") == unit:
        number = 1.0
    if number is None or not number.is_integer() or unit in {"weekend", "second", "millennium"}:
        return None
    if rel in {"previous", "preceding"}:
        base = reference.earlier_base
        return interval(base - _length(unit, number), base, "interval", "up to the date before")
    if rel in {"following", "ensuing", "subsequent"}:
        base = reference.later_base
        return interval(base, base + _length(unit, number), "interval", "from the date before")
    is_running = rel in BACKWARD or rel in FORWARD
    return _running(unit, number, rel in FORWARD, reference) if is_running else None


def _running(unit: str, number: float, is_ahead: bool, reference: Reference) -> ResolvedTime:
    published = reference.published
    if is_ahead:
        return interval(
            published, published + _length(unit, number), "interval", "from publication"
        )
    return interval(published - _length(unit, number), published, "interval", "up to publication")


def _length(unit: str, number: float) -> relativedelta:
    """Return a length in calendar units; hours and minutes in whole days."""
    count = int(number)
    if unit in {"hour", "minute"}:
        hours = count if unit == "hour" else count // 60
        return relativedelta(days=-(-hours // 24) if hours >= 24 else 0)
    months = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}.get(unit)
    if months is not None:
        return relativedelta(months=months * count)
    return relativedelta(days={"day": 1, "week": 7, "fortnight": 14}[unit] * count)
