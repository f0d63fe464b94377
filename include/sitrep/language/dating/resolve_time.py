"""Tell which days one date or time expression means: the rules, in the order they are tried."""

import re
from collections.abc import Callable
from dataclasses import replace

from sitrep.language.dating import (
    clock_rules,
    composed_rules,
    day_rules,
    duration_rules,
    period_rules,
    relative_days,
    relative_periods,
)
from sitrep.language.dating.resolved_time import Reference, ResolvedTime
from sitrep.language.dating.time_ranges import date_range
from sitrep.language.dating.time_reading import Found, Reading, read

# A longer one is no expression.
MAX_CHARS = 200
_MAX_WORDS = 30
_MAX_DEPTH = 4
# What happens again and again, or has no bounds, has no date.
_UNRESOLVED = ("every", "recurring", "weekdays", "parts", "recent", "all", "other", "turn")

_Rule = tuple[re.Pattern[str], Callable[[Found, Reference], ResolvedTime | None]]
_Resolver = Callable[[Reading, Reference], ResolvedTime | None]
_ComposedRule = tuple[re.Pattern[str], Callable[[Found, Reference, _Resolver], ResolvedTime | None]]
_RULES: tuple[_Rule, ...] = (
    (day_rules.CALENDAR_DAY, day_rules.calendar_day),
    (day_rules.ISO_DAY, day_rules.iso_day),
    (relative_days.TODAY, relative_days.today),
    (relative_days.WEEKDAY, relative_days.weekday),
    (day_rules.DAY_OF_MONTH, day_rules.day_of_month),
    (relative_days.DAY_BUT_ONE, relative_days.day_but_one),
    (relative_days.BESIDE, relative_days.beside),
    (day_rules.HOLIDAY, day_rules.holiday),
    (period_rules.MONTH, period_rules.month),
    (period_rules.YEAR, period_rules.year),
    (period_rules.YEARS, period_rules.years),
    (period_rules.DECADE, period_rules.decade),
    (period_rules.CENTURY, period_rules.century),
    (period_rules.CENTURIES, period_rules.centuries),
    (period_rules.QUARTER, period_rules.quarter),
    (period_rules.SEASON, period_rules.season),
    (period_rules.FISCAL, period_rules.fiscal_year),
    (relative_periods.SAME_OF, relative_periods.same_of),
    (relative_periods.THIS_UNIT, relative_periods.this_unit),
    (relative_periods.SEVERAL_UNITS, relative_periods.several_units),
    (relative_periods.BARE_UNIT, relative_periods.bare_unit),
    (duration_rules.AWAY, duration_rules.away),
    (duration_rules.DURATION, duration_rules.duration),
    (duration_rules.LONG_UNIT, duration_rules.long_unit),
)
_COMPOSED: tuple[_ComposedRule, ...] = (
    (composed_rules.EDGE, composed_rules.edge),
    (composed_rules.EDGES, composed_rules.edges),
    (composed_rules.UNIT_END, composed_rules.edge),
    (composed_rules.SOON, composed_rules.soon),
    (composed_rules.PART_OF, composed_rules.part_of),
    (composed_rules.AROUND, composed_rules.around),
)


def resolve_reading(
    reading: Reading, reference: Reference, *, is_in: bool = False
) -> ResolvedTime | None:
    """Resolve a reading; ``is_in`` where it opened with "in" ("in three days").

    Returns None where nothing can be resolved, and for days outside the calendar.
    """
    try:
        if is_in and (found := _match(duration_rules.DURATION, reading)):
            return duration_rules.ahead(found, reference)
        return _resolve(reading, reference, _MAX_DEPTH)
    except (ValueError, OverflowError):
        return None


def _resolve(reading: Reading, reference: Reference, depth: int) -> ResolvedTime | None:
    if not 0 < len(reading.chars) <= _MAX_WORDS or depth == 0 or reading.has(*_UNRESOLVED):
        return None

    def inner(part: Reading, reference: Reference) -> ResolvedTime | None:
        return _resolve(part, reference, depth - 1)

    if clock_rules.has_clock(reading):
        return clock_rules.clock(reading, reference, inner)
    if clock_rules.has_part(reading):
        return clock_rules.part_of_day(reading, reference, inner)
    for pattern, resolve in _RULES:
        if found := _match(pattern, reading):
            return resolve(found, reference)
    return _composed(reading, reference, inner) or date_range(reading, reference, inner)


def _composed(reading: Reading, reference: Reference, resolve: _Resolver) -> ResolvedTime | None:
    for pattern, compose in _COMPOSED:
        found = _match(pattern, reading)
        if found and (resolved := compose(found, reference, resolve)):
            return resolved
    return None


def _match(pattern: re.Pattern[str], reading: Reading) -> Found | None:
    match = pattern.fullmatch(reading.chars)
    return Found(reading, match) if match else None


def resolve_expression(
    expression: str, reference: Reference, *, is_in: bool = False
) -> ResolvedTime | None:
    """Resolve the text of one span against a reference, as ``times.resolve_time`` tells."""
    if len(expression) > MAX_CHARS:
        return None
    reading, opens_with_in = read(expression)
    resolved = resolve_reading(reading, reference, is_in=is_in or opens_with_in)
    if resolved is not None and (
        reading.has("year", "iso", "dotted", "decade") or "year" in reading.words
    ):
        resolved = replace(resolved, names_year=True)
    return resolved
