"""Numbers with operator, bounds and unit, made from the tokens that the grammar found."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

from sitrep.language.counting.counted_nouns import noun_after
from sitrep.language.counting.measured_numbers import Measured, measured
from sitrep.language.counting.number_pairs import is_change, is_score
from sitrep.language.counting.number_units import FoundUnit, is_metres
from sitrep.language.counting.number_words import SHORT_SCALES, number_value, range_values
from sitrep.language.lexing import Lexed
from sitrep.language.operators import operator_after, operator_before

# "More than 30" whole things are at least 31; of large round numbers nothing so exact is meant.
MAX_COUNTED = 1e5
_PREPOSITIONS = frozenset("over under above below about around some near".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberMention:
    """A number in the text with operator, bounds (None where open) and what it counts.

    ``label`` is MONEY, PERCENT, QUANTITY (a measure), ORDINAL or CARDINAL; ``operator`` is one
    of = > >= < <= ~ (about) and ``range``. ``unit`` is the name of a unit of ``units.toml``, or
    the noun that is counted, in the singular.
    """

    start: int
    end: int
    label: str
    operator: str
    low: float | None
    best: float | None
    high: float | None
    unit: str | None


def ordinal(lexed: Lexed, start: int, end: int, value: float) -> NumberMention:
    """Return the mention of an ordinal."""
    place = Measured(lexed.starts[start], lexed.starts[end], FoundUnit(None, "ORDINAL"))
    return _mention(place, "=", (value, value, value))


def single(lexed: Lexed, start: int, end: int, *, is_vague: bool) -> Iterator[NumberMention]:
    """Yield the mention of one number, tokens ``start`` to ``end``; none if it is no number."""
    value = number_value(lexed.plain[start:end])
    if value is None:
        return
    if is_metres(lexed, end):
        value /= SHORT_SCALES["m"]
    place = measured(lexed, start, end, value, is_vague=is_vague)
    if place.end == lexed.starts[end] and lexed.at(end)[:1].isalpha():
        return  # "5G", "4x4"
    value *= place.unit.factor
    if lexed.at(start - 2) == "minus" and place.unit.label == "QUANTITY":
        value, place = -value, replace(place, start=lexed.starts[start - 2])
    if is_vague:
        place, sign = _with_vague_operator(lexed.text, place)
    else:
        place, sign = _with_operator(lexed, place)
    yield _mention(place, sign, _bounds(sign, value, place.unit.label))


def _with_vague_operator(text: str, place: Measured) -> tuple[Measured, str]:
    """Return where "up to several hundred" stands, and its sign: at least, if none is given.

    A preposition is none: "they turn over several".
    """
    before = operator_before(text, place.start)
    if before is None or text[before[0] : place.start].strip().lower() in _PREPOSITIONS:
        return place, ">="
    sign = before[1] if before[1] in {"<", "<="} else ">="
    return replace(place, start=before[0]), sign


def _with_operator(lexed: Lexed, place: Measured) -> tuple[Measured, str]:
    """Return where a number stands with the operator before or after it, and its sign."""
    sign = "="
    if before := operator_before(lexed.text, place.start):
        sign = before[1]
        place = replace(place, start=before[0])
    if after := operator_after(lexed.text, place.end):
        sign = after[1] if sign == "=" else sign
        unit = place.unit
        if unit.unit is None:
            noun = noun_after(lexed, bisect_left(lexed.starts, after[0]), is_one=False)
            unit = replace(unit, unit=noun)
        place = replace(place, end=after[0], unit=unit)
    return place, sign


def number_range(lexed: Lexed, match: re.Match[str]) -> Iterator[NumberMention]:
    """Yield the mention of a range; none for a score, two for a change ("rose from 20 to 30")."""
    names = ("low", "high") if match["low"] else ("low2", "high2")
    (start, low_end), (high_start, end) = match.span(names[0]), match.span(names[1])
    low, high = range_values(lexed.plain[start:low_end], lexed.plain[high_start:end])
    between = lexed.plain[low_end:high_start]
    if low is None or high is None or is_score(low, high, between):
        return
    if low >= high or ("to" in between and is_change(lexed, start, low, high)):
        yield from single(lexed, start, low_end, is_vague=False)
        yield from single(lexed, high_start, end, is_vague=False)
        return
    place = measured(lexed, start, end, low, is_vague=False)
    place = replace(place, start=min(place.start, lexed.starts[match.start()]))
    if before := operator_before(lexed.text, place.start):
        place = replace(place, start=before[0])
    factor = place.unit.factor
    yield _mention(place, "range", (low * factor, None, high * factor))


def _mention(
    place: Measured, sign: str, bounds: tuple[float | None, float | None, float | None]
) -> NumberMention:
    low, best, high = bounds
    return NumberMention(
        start=place.start,
        end=place.end,
        label=place.unit.label,
        operator=sign,
        low=low,
        best=best,
        high=high,
        unit=place.unit.unit,
    )


def _bounds(
    operator: str, value: float, label: str
) -> tuple[float | None, float | None, float | None]:
    is_counted = label == "CARDINAL" and value.is_integer() and value < MAX_COUNTED
    step = 1.0 if is_counted else 0.0
    bounds: dict[str, tuple[float | None, float | None, float | None]] = {
        "=": (value, value, value),
        "~": (None, value, None),
        ">": (value + step, value + step, None),
        ">=": (value, value, None),
        "<": (None, value - step, value - step),
        "<=": (None, value, value),
    }
    return bounds[operator]
