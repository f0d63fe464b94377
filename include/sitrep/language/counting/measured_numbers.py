"""A number with the sign before it or the measure after it."""

import re
from dataclasses import dataclass

from sitrep.language.counting.counted_nouns import noun_after
from sitrep.language.counting.number_units import (
    FoundUnit,
    is_age,
    is_metres,
    measure_after,
    sign_before,
)
from sitrep.language.counting.number_words import PLURAL_SCALES, SCALES, SHORT_SCALES
from sitrep.language.counting.plurals import looks_plural
from sitrep.language.lexing import Lexed

_AGE = FoundUnit("year", "QUANTITY")
_SCALE_WORDS = frozenset(SCALES) | frozenset(SHORT_SCALES) | frozenset(PLURAL_SCALES)
# Names of money that have no plural.
_SAME_IN_PLURAL = frozenset(
    "yuan renminbi rand baht lira naira hryvnia tenge rupiah celsius".split()
)
_NEXT_WORD = re.compile(r"\s([^\W\d_]+)")


@dataclass(frozen=True, slots=True)
class Measured:
    """Where a number with its sign or measure stands, and its unit."""

    start: int
    end: int
    unit: FoundUnit


def measured(lexed: Lexed, start: int, end: int, value: float, *, is_vague: bool) -> Measured:
    """Return where a number with its sign or measure stands, and its unit."""
    text, start_char, end_char = lexed.text, lexed.starts[start], lexed.starts[end]
    is_scaled = not _SCALE_WORDS.isdisjoint(lexed.plain[start:end])
    if is_metres(lexed, end):
        return Measured(start_char, end_char, FoundUnit("m", "QUANTITY"))
    after = measure_after(text, end_char, is_vague=is_vague, is_scaled=is_scaled)
    if after is not None and _is_modifier(text, end_char, after, value):
        after = None
    if signed := sign_before(text, start_char):
        is_named = after is not None and after.label == "MONEY"
        end_char = after.end if is_named and after and after.end else end_char
        return Measured(signed[0], end_char, signed[1])
    if after is not None:
        return Measured(start_char, after.end or end_char, after)
    if is_age(lexed, start, end, value):
        return Measured(start_char, end_char, _AGE)
    noun = noun_after(lexed, end, is_one=value == 1)
    return Measured(start_char, end_char, FoundUnit(noun, "CARDINAL"))


def _is_modifier(text: str, end: int, after: FoundUnit, value: float) -> bool:
    """Return whether a measure in the singular only describes a noun: "15 foot soldiers"."""
    if value == 1 or after.end is None or text[end] == "-" or after.label == "PERCENT":
        return False
    word = text[end : after.end].strip().lower()
    if not word.isalpha() or len(word) < 4 or word.endswith("s") or word in _SAME_IN_PLURAL:
        return False
    match = _NEXT_WORD.match(text, after.end)
    return match is not None and looks_plural(match[1].lower())
