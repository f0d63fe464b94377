"""Find numbers with their operator and unit: "more than 30 settlements", "at least 15"."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_WORD_VALUES = (
    {word: value for value, word in enumerate(_ONES)}
    | {word: 10 * value for value, word in enumerate(_TENS, start=2)}
    | {f"{ten}-{one}": 10 * t + o for t, ten in enumerate(_TENS, 2) for o, one in enumerate(_ONES[1:10], 1)}
    | {"a dozen": 12, "half a dozen": 6}
)  # fmt: skip
_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
           "m": 1e6, "bn": 1e9, "k": 1e3}  # fmt: skip
# Plural vague words give a lower bound: "dozens" are at least two dozen.
_VAGUE = {
    "dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000, "millions": 2_000_000,
    "tens of thousands": 20_000, "hundreds of thousands": 200_000, "several": 3,
    "several dozen": 36, "several hundred": 300, "several thousand": 3000,
}  # fmt: skip
_OPERATORS: Mapping[str, str] = {
    "more than": ">", "over": ">", "upwards of": ">=", "in excess of": ">", "at least": ">=",
    "no fewer than": ">=", "no less than": ">=", "not less than": ">=", "as many as": "<=",
    "up to": "<=", "no more than": "<=", "at most": "<=", "fewer than": "<", "less than": "<",
    "under": "<", "nearly": "~", "almost": "~", "about": "~", "around": "~", "some": "~",
    "roughly": "~", "approximately": "~", "an estimated": "~", "close to": "~",
}  # fmt: skip

UNITS: Mapping[str, str] = {
    word: unit
    for unit, words in {
        "person": "people persons person men women children civilians civilian soldiers soldier troops "
        "servicemen fighters militants rebels gunmen residents protesters demonstrators workers "
        "passengers refugees prisoners officers police policemen patients staff employees victims "
        "dead wounded injured casualties deaths fatalities lives migrants hostages evacuees crew "
        "families households supporters members students journalists doctors medics reservists",
        "settlement": "settlements settlement villages village towns town cities city localities",
        "house": "houses homes buildings house home building apartments",
        "vehicle": "vehicles vehicle tanks tank trucks truck",
        "aircraft": "aircraft helicopters helicopter jets jet planes plane drones drone",
        "weapon": "missiles missile rockets rocket shells bombs bomb mines rounds",
        "desertion": "desertions desertion defections",
        "attack": "attacks attack strikes strike airstrikes raids",
        "km": "kilometers kilometres kilometer kilometre km",
        "mile": "miles mile",
        "square km": "square-kilometers square-kilometres",
        "tonne": "tonnes tons tonne ton",
        "percent": "percent % per-cent",
        "vote": "votes", "seat": "seats", "arrest": "arrests", "country": "countries states",
        "dollar": "dollars", "euro": "euros", "day": "days", "hour": "hours", "ship": "ships vessels",
        "plant": "plants factories",
    }.items()
    for word in words.split()
}  # fmt: skip
# Words that may stand between the number and its unit.
MAX_WORDS_TO_UNIT = 3

_PLAIN = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_WORDS = "|".join(sorted((re.escape(w) for w in _WORD_VALUES), key=len, reverse=True))
_SCALE = r"(?:[ -]?(?:hundred|thousand|million|billion|trillion|bn|m|k)\b)?"
_NUMBER = rf"(?:(?:{_PLAIN}|\b(?:{_WORDS})\b){_SCALE}|\ba (?:hundred|thousand|million)\b)"
_VAGUE_WORDS = "|".join(sorted(_VAGUE, key=len, reverse=True))
_OPERATOR = "|".join(sorted(_OPERATORS, key=len, reverse=True))
_QUANTITY = re.compile(
    rf"(?<![\w.,-])(?:(?P<operator>\b(?:{_OPERATOR}))\s+)?"
    rf"(?:(?P<currency>[$€£])?(?P<low>{_NUMBER})(?:\s*(?:to|and|-|–)\s*(?P<high>{_NUMBER}))?"
    rf"|\b(?P<vague>{_VAGUE_WORDS})\b)(?![\w-]*\d)",
    re.IGNORECASE,
)
_CURRENCIES = {"$": "dollar", "€": "euro", "£": "pound"}
_NEXT_WORDS = re.compile(r"[A-Za-z%][\w'’-]*|%|[^\s\w]")


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberMention:
    """A number in the text with operator, bounds (None where open) and unit."""

    start: int
    end: int
    operator: str
    low: float | None
    best: float | None
    high: float | None
    unit: str | None
    unit_start: int | None


def find_numbers(text: str) -> list[NumberMention]:
    """Return every number expression of ``text``, in reading order.

    Years and parts of dates are found too: the caller drops what lies in a date.
    Pure; linear in the length of ``text``.
    """
    return [_mention(text, match) for match in _QUANTITY.finditer(text)]


def _mention(text: str, match: re.Match[str]) -> NumberMention:
    if match["vague"]:
        low = float(_VAGUE[match["vague"].lower()])
        operator, bounds = ">=", (low, low, None)
    elif match["high"]:
        low, high = _range(match["low"], match["high"])
        operator, bounds = "range", (low, None, high)
    else:
        operator = _OPERATORS.get((match["operator"] or "").lower(), "=")
        bounds = _bounds(operator, number_value(match["low"]))
    unit, unit_start = _unit_after(text, match.end())
    if match["currency"]:
        unit, unit_start = _CURRENCIES[match["currency"]], match.start("currency")
    return NumberMention(
        start=match.start(),
        end=match.end(),
        operator=operator,
        low=bounds[0],
        best=bounds[1],
        high=bounds[2],
        unit=unit,
        unit_start=unit_start,
    )


def number_value(words: str) -> float:
    """Return the value of one number in digits or words: ``"1.5m"`` is 1500000."""
    words = words.lower().strip()
    match = re.fullmatch(r"(.*?)[ -]?(hundred|thousand|million|billion|trillion|bn|m|k)?", words)
    head, scale = (match[1], match[2]) if match else (words, None)
    factor = _SCALES[scale] if scale else 1.0
    if head == "a":
        return factor
    if head in _WORD_VALUES:
        return _WORD_VALUES[head] * factor
    return float(head.replace(",", "")) * factor


def _range(low: str, high: str) -> tuple[float, float]:
    """Read "two to three thousand" with the scale of its end."""
    upper = number_value(high)
    lower = number_value(low)
    scale = re.search(r"(hundred|thousand|million|billion|trillion|bn|m)$", high.lower())
    if scale and lower < 1000 and not re.search(r"[a-z]$", low.lower().rstrip("0123456789")):
        lower *= _SCALES[scale[1]]
    elif scale and low.lower() in _WORD_VALUES:
        lower *= _SCALES[scale[1]]
    return min(lower, upper), max(lower, upper)


def _bounds(operator: str, value: float) -> tuple[float | None, float | None, float | None]:
    step = 1.0 if value.is_integer() and value < 1e5 else 0.0
    return {
        "=": (value, value, value),
        "~": (None, value, None),
        ">": (value + step, value + step, None),
        ">=": (value, value, None),
        "<": (None, value - step, value - step),
        "<=": (None, value, value),
    }[operator]


def _unit_after(text: str, position: int) -> tuple[str | None, int | None]:
    window = text[position : position + 60]
    for count, match in enumerate(_NEXT_WORDS.finditer(window)):
        word = match[0].lower()
        if count > MAX_WORDS_TO_UNIT or word in {".", ",", ";", ":", "!", "?", "(", "and", "or"}:
            break
        if word in UNITS:
            return UNITS[word], position + match.start()
    return None, None
