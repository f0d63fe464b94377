"""Rules for durations ("three days"), and for days that lie a duration away ("two weeks ago")."""

from dateutil.relativedelta import relativedelta

from sitrep.language.dating.resolved_time import (
    ONE_DAY,
    Reference,
    ResolvedTime,
    calendar_unit,
    interval,
    one_day,
)
from sitrep.language.dating.time_reading import Found, Reading, rule
from sitrep.language.dating.time_words import unit_name

AWAY = rule(
    "(?P<count><COUNT>)?(?:<adj>|<past>|-)*(?P<unit><U>)(?P<half><and><a><half>)?"
    "(?P<away><ago>|<later>|<earlier>|<from><now>|<before>)"
)
DURATION = rule(
    "(?:<nth>|(?:<num>-)?(?:<ordinal>|<second>)|<final>)?(?P<count><COUNT>)(?:<adj>|<past>|-)*(?P<unit><U>)(?P<half><and><a><half>)?(?:-?<long>)?"
    "(?:<and>?(?P<count2><COUNT>)-?(?P<unit2><U>))?"
)
LONG_UNIT = rule(
    "(?P<unit><days>|<day>|<units>|<unit>|<hours>|<hour>|<century>)-?<long>|(?P<yearlong><yearlong>)"
)

# The designator of each unit in ISO 8601, and how many of it the unit is.
_DESIGNATORS = {
    "second": ("TS", 1), "minute": ("TM", 1), "hour": ("TH", 1), "day": ("D", 1),
    "week": ("W", 1), "fortnight": ("W", 2), "month": ("M", 1), "quarter": ("M", 3),
    "year": ("Y", 1), "decade": ("Y", 10), "century": ("Y", 100), "millennium": ("Y", 1000),
}  # fmt: skip
# Where the number is broken: the smaller unit in which it is whole.
_SMALLER = {"Y": ("M", 12), "D": ("TH", 24), "TH": ("TM", 60), "TM": ("TS", 60), "M": ("D", 30)}


def away(found: Found, reference: Reference) -> ResolvedTime | None:
    """Resolve "three days ago", "a year earlier", "two weeks later", "five days from now"."""
    number = _number(found.sub("count"), is_half=found.has("half")) if found.has("count") else None
    unit, word = unit_name(found.word("unit")), found.words("away")[0]
    if number is None:
        return None
    if word == "ago":
        return shifted(
            unit, -number, Reference(published=reference.published), "before publication"
        )
    if word == "from":
        return shifted(unit, number, Reference(published=reference.published), "after publication")
    where = "the date before" if reference.anchor else "publication"
    if word == "later":
        return shifted(unit, number, reference, f"after {where}")
    return shifted(unit, -number, reference, f"before {where}")


def shifted(unit: str, number: float, reference: Reference, where: str) -> ResolvedTime | None:
    """Return what lies ``number`` units from the reference: the day, or the unit around it.

    Weeks give seven days around the middle, months and longer the calendar unit.
    """
    base = reference.later_base if number > 0 else reference.earlier_base
    size = abs(number)
    reason = f"{size:g} {unit}{'' if size == 1 else 's'} {where}"
    if unit in {"hour", "minute", "second"}:
        hours = number if unit == "hour" else 0
        return one_day(base + relativedelta(days=int(hours / 24)), reason)
    if unit == "day":
        return one_day(base + ONE_DAY * int(number), reason)
    if unit in {"week", "fortnight"}:
        middle = base + ONE_DAY * round(number * (7 if unit == "week" else 14))
        return interval(middle - 3 * ONE_DAY, middle + 3 * ONE_DAY, "week", reason)
    months = {"month": 1, "quarter": 3}.get(unit)
    if months is not None:
        return calendar_unit(
            "month", base + relativedelta(months=round(number * months)), 0, reason
        )
    years = {"year": 1, "decade": 10, "century": 100}.get(unit)
    if years is None:
        return None
    day = base + relativedelta(months=round(12 * number * years))
    return calendar_unit("year", day, 0, reason)


def duration(found: Found, _reference: Reference) -> ResolvedTime | None:
    """Resolve "three days", "48 hours", "a year and a half", "two years and three months"."""
    number = _number(found.sub("count"), is_half=found.has("half"))
    parts = [(number, unit_name(found.word("unit")))]
    if found.has("count2"):
        parts.append((found.sub("count2").number(), unit_name(found.word("unit2"))))
    iso = "P"
    for number, unit in parts:
        if number is None or (step := _iso_part(number, unit)) is None:
            return None
        if step.startswith("T") and "T" in iso:
            step = step[1:]
        iso += step
    return ResolvedTime(
        date_from=None, date_to=None, precision="duration", reason="duration", duration=iso
    )


def ahead(found: Found, reference: Reference) -> ResolvedTime | None:
    """Resolve the "three days" of "in three days": after publication."""
    number = _number(found.sub("count"), is_half=found.has("half"))
    if number is None:
        return None
    unit = unit_name(found.word("unit"))
    return shifted(unit, number, Reference(published=reference.published), "after publication")


def long_unit(found: Found, _reference: Reference) -> ResolvedTime | None:
    """Resolve "year-long", "monthlong": one of it."""
    unit = found.word("unit") or found.word("yearlong").removesuffix("long")
    if unit_name(unit) != unit:  # "months-long"
        return None
    iso = _iso_part(1.0, unit)
    return ResolvedTime(
        date_from=None, date_to=None, precision="duration", reason="duration", duration=f"P{iso}"
    )


def _number(count: Reading, *, is_half: bool) -> float | None:
    number = count.number()
    return number + 0.5 if is_half and number is not None else number


def _iso_part(number: float, unit: str) -> str | None:
    """Return "3D", "T48H", "18M": the number as said, in a unit in which it is whole."""
    if unit not in _DESIGNATORS:
        return None
    designator, size = _DESIGNATORS[unit]
    number *= size
    if not number.is_integer() and designator in _SMALLER:
        designator, factor = _SMALLER[designator]
        number *= factor
    mark, letter = designator[:-1], designator[-1]
    return f"{mark}{round(number, 2):g}{letter}"
