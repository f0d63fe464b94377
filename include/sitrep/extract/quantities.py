"""Find numbers with their operator and unit: "more than 30 settlements", "at least 15"."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from sitrep.extract.number_words import SCALES, WORD_VALUES, number_value, range_values
from sitrep.knowledge.units import Unit, load_units

# Plural vague words give a lower bound: "dozens" are at least two dozen.
VAGUE = {
    "dozens": 24,
    "scores": 40,
    "hundreds": 200,
    "thousands": 2000,
    "millions": 2_000_000,
    "tens of thousands": 20_000,
    "hundreds of thousands": 200_000,
    "several": 3,
    "several dozen": 36,
    "several hundred": 300,
    "several thousand": 3000,
}
_WORDS_OF_OPERATOR = {
    ">": ("more than", "over", "in excess of"),
    ">=": ("at least", "no fewer than", "no less than", "not less than", "upwards of"),
    "<": ("fewer than", "less than", "under"),
    "<=": ("as many as", "up to", "no more than", "at most"),
    "~": ("nearly", "almost", "about", "around", "some", "roughly", "approximately",
          "an estimated", "close to"),
}  # fmt: skip
OPERATORS = {word: sign for sign, words in _WORDS_OF_OPERATOR.items() for word in words}
# Words that may stand between the number and its unit.
MAX_WORDS_TO_UNIT = 3
# "More than 30" whole things are at least 31; of large round numbers nothing so exact is meant.
MAX_COUNTED = 1e5


def _any_of(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_PLAIN = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SCALE = rf"(?:[ -]?(?:{_any_of(SCALES)})\b)?"
_NUMBER = (
    rf"(?:(?:{_PLAIN}|\b(?:{_any_of(WORD_VALUES)})\b){_SCALE}|\ba (?:hundred|thousand|million)\b)"
)
_QUANTITY = re.compile(
    rf"(?<![\w.,-])(?:(?P<operator>\b(?:{_any_of(OPERATORS)}))\s+)?"
    rf"(?:(?P<sign>[$€£])?(?P<low>{_NUMBER})(?:\s*(?:to|and|-|–)\s*(?P<high>{_NUMBER}))?"
    rf"|\b(?P<vague>{_any_of(VAGUE)})\b)(?![\w-]*\d)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[A-Za-z][\w'’-]*|%|[^\s\w]")
_NO_UNIT_BEYOND = frozenset({".", ",", ";", ":", "!", "?", "(", "and", "or"})


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberMention:
    """A number in the text with operator, bounds (None where open) and what it counts.

    ``operator`` is one of = > >= < <= ~ (about) and ``range``.
    """

    start: int
    end: int
    operator: str
    low: float | None
    best: float | None
    high: float | None
    unit: Unit | None


def find_numbers(text: str) -> list[NumberMention]:
    """Return every number expression of ``text``, in reading order.

    Years and parts of dates are found too: the caller drops what lies in a date.
    Pure; linear in the length of ``text``.
    """
    return [_mention(text, match) for match in _QUANTITY.finditer(text)]


def _mention(text: str, match: re.Match[str]) -> NumberMention:
    low: float | None
    best: float | None
    high: float | None
    if match["vague"]:
        value = float(VAGUE[match["vague"].lower()])
        operator, low, best, high = ">=", value, value, None
    elif match["high"]:
        operator, best = "range", None
        low, high = range_values(match["low"], match["high"])
    else:
        operator = OPERATORS.get((match["operator"] or "").lower(), "=")
        low, best, high = _bounds(operator, number_value(match["low"]))
    return NumberMention(
        start=match.start(),
        end=match.end(),
        operator=operator,
        low=low,
        best=best,
        high=high,
        unit=load_units()[match["sign"]] if match["sign"] else _unit_after(text, match.end()),
    )


def _bounds(operator: str, value: float) -> tuple[float | None, float | None, float | None]:
    step = 1.0 if value.is_integer() and value < MAX_COUNTED else 0.0
    return {
        "=": (value, value, value),
        "~": (None, value, None),
        ">": (value + step, value + step, None),
        ">=": (value, value, None),
        "<": (None, value - step, value - step),
        "<=": (None, value, value),
    }[operator]


def _unit_after(text: str, position: int) -> Unit | None:
    window = text[position : position + 60]
    for count, match in enumerate(_WORD.finditer(window)):
        word = match[0].lower()
        if count > MAX_WORDS_TO_UNIT or word in _NO_UNIT_BEYOND:
            break
        if (unit := load_units().get(word)) is not None:
            return unit
    return None
