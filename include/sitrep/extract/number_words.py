"""The values of numbers in digits and words."""

import re

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
WORD_VALUES = (
    {word: value for value, word in enumerate(_ONES)}
    | {word: 10 * value for value, word in enumerate(_TENS, start=2)}
    | {
        f"{ten}-{one}": 10 * tens + ones
        for tens, ten in enumerate(_TENS, start=2)
        for ones, one in enumerate(_ONES[1:10], start=1)
    }
    | {"a dozen": 12, "half a dozen": 6}
)
SCALES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "m": 1e6,
    "bn": 1e9,
    "k": 1e3,
}
_SCALED = re.compile(rf"(.*?)[ -]?({'|'.join(SCALES)})?")


def number_value(words: str) -> float:
    """Return the value of one number.

    Examples
    --------
    >>> number_value("1.5m"), number_value("a thousand"), number_value("twenty-one")
    (1500000.0, 1000.0, 21.0)
    """
    head, factor = _split(words)
    if head == "a":
        return factor
    return WORD_VALUES[head] * factor if head in WORD_VALUES else float(head) * factor


def range_values(low: str, high: str) -> tuple[float, float]:
    """Return the bounds of a range, in order; a scale at its end holds for both.

    Examples
    --------
    >>> range_values("two", "three thousand")
    (2000.0, 3000.0)
    """
    factor = _split(high)[1]
    shared = factor if _split(low)[1] == 1 and "," not in low else 1.0
    bounds = (number_value(low) * shared, number_value(high))
    return min(bounds), max(bounds)


def _split(words: str) -> tuple[str, float]:
    words = words.lower().strip()
    match = _SCALED.fullmatch(words)
    if match is None or match[2] is None:
        return words.replace(",", ""), 1.0
    return match[1].replace(",", ""), SCALES[match[2]]
