"""Read the quantities of a gold file."""

import re

from benchmarks.gold_anchors import find_words
from benchmarks.gold_documents import GoldError, GoldQuantity, GoldSpan
from benchmarks.gold_fields import INTERVAL, one_of, parts

OPERATORS = ("=", "<", "<=", ">", ">=", "~", "range")
QUANTITY_KINDS = frozenset(
    """
    killed wounded captured arrested missing displaced participants troops deserted released
    convicted money distance vehicles aircraft ships weapons buildings settlements attacks area
    """.split()
)


def read_quantity(value: str, text: str, near: GoldSpan) -> GoldQuantity:
    """Return the quantity of ``"at least three | killed person >= 3"``."""
    words, meaning = parts(value, 2)
    if len(meaning.split()) != 4:
        raise GoldError(f"{meaning!r} is not '<kind> <unit> <operator> <number>'")
    kind, unit, operator, number = meaning.split()
    one_of(operator, OPERATORS, "operator")
    if kind not in QUANTITY_KINDS and not _is_plural(kind, unit):
        known = ", ".join(sorted(QUANTITY_KINDS))
        raise GoldError(
            f"there is no kind of quantity {kind!r}; there are {known}, or the plural of the unit"
        )
    low, _, high = number.partition(INTERVAL)
    if bool(high) != (operator == "range"):
        raise GoldError(f"{meaning!r}: write 'range 2..3', and one number after other operators")
    return GoldQuantity(
        span=find_words(text, words, near=near),
        kind=kind,
        unit=unit,
        operator=operator,
        number=_number(low),
        high=_number(high) if high else None,
    )


def _is_plural(kind: str, unit: str) -> bool:
    """Return whether a kind is some plural of its unit: "countries" of "country"."""
    if (kind, unit) == ("people", "person"):
        return True
    return kind != unit and kind[:3] == unit[:3] and kind[-1:] in "seni"


def _number(value: str) -> float:
    plain = value.replace(",", "").replace("_", "")
    if not re.fullmatch(r"-?\d+(\.\d+)?", plain):
        raise GoldError(f"{value!r} is no number")
    return float(plain)
