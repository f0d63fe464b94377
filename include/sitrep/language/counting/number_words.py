"""The values of numbers in digits and words: "1,200", "1.5m", "two and a half million"."""

from collections.abc import Iterable, Sequence

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
ONES = {word: float(value) for value, word in enumerate(_SMALL) if value < 10}
TEENS = {word: float(value) for value, word in enumerate(_SMALL) if value >= 10}
TENS = {word: 10.0 * value for value, word in enumerate(_TENS, start=2)}
SCALES = {
    "dozen": 12.0, "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9,
    "trillion": 1e12, "lakh": 1e5, "crore": 1e7,
}  # fmt: skip
# Written against the digits or after them: "1.5m", "3bn".
SHORT_SCALES = {
    "k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "b": 1e9, "bn": 1e9, "bln": 1e9, "tn": 1e12,
    "trn": 1e12,
}  # fmt: skip
# Alone they mean at least two of them: "dozens" are 24, "tens of thousands" 20,000.
PLURAL_SCALES = {"tens": 10.0, "scores": 20.0} | {f"{word}s": SCALES[word] for word in SCALES}
# "Several" and "a few" are at least three, "a couple" is two.
LOOSE = {"several": 3.0, "few": 3.0, "couple": 2.0}
ORDINALS = {
    word: value
    for value, word in enumerate(
        (
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
            "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
        ).split(),
        start=1,
    )
} | {
    word: 10 * value
    for value, word in enumerate(
        "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth".split(),
        start=2,
    )
} | {"hundredth": 100, "thousandth": 1000}  # fmt: skip
_VALUES = ONES | TEENS | TENS | LOOSE
_ALL_SCALES = SCALES | SHORT_SCALES | PLURAL_SCALES
_PARTS = {"half": 0.5, "quarter": 0.25}
# A longer run of digits is no number that a text counts with.
_MAX_DIGITS = 18


def digits_value(token: str) -> float | None:
    """Return the value of digits with their marks, or None where they are no number.

    Examples
    --------
    >>> digits_value("1,200"), digits_value("3.5"), digits_value("24.02.2022")
    (1200.0, 3.5, None)
    """
    whole, comma, last = token.rpartition(",")
    if comma and len(last.partition(".")[0]) != 3:  # "5,56" with a decimal comma
        token = f"{whole}.{last}"
    plain = "".join(char for char in token if char not in ", \u00a0\u202f\u2009")
    if len(plain) > _MAX_DIGITS or plain.count(".") > 1 or not plain.replace(".", "").isdecimal():
        return None
    return float(plain)


def number_value(tokens: Iterable[str]) -> float | None:
    """Return the value of the tokens of one number, or None where there is none.

    Spaces, hyphens, "a", "of" and "and" are passed over.

    Examples
    --------
    >>> number_value("one hundred and twenty - three thousand".split())
    123000.0
    >>> number_value("two and a half million".split()), number_value("half a million".split())
    (2500000.0, 500000.0)
    >>> number_value(["several", "dozen"]), number_value(["tens", "of", "thousands"])
    (36.0, 20000.0)
    """
    total, current, scale, seen = 0.0, 0.0, 0.0, False
    for token in tokens:
        if token in _ALL_SCALES:
            scale = _ALL_SCALES[token]
            factor = current or (2.0 if token in PLURAL_SCALES else 1.0)
            current, total = (factor * scale, total) if scale < 1e3 else (0, total + factor * scale)
        elif token in _PARTS:
            total, current = _with_part(total, current, scale, _PARTS[token])
        elif token == "quarters":  # noqa: S105 (a word)
            current *= _PARTS["quarter"]
        else:
            value = _VALUES.get(token)
            if value is None and token[:1].isdigit():
                value = digits_value(token)
            if value is None:
                continue
            current += value
        seen = True
    return round(total + current, 6) if seen else None


def _with_part(total: float, current: float, scale: float, part: float) -> tuple[float, float]:
    """Add half or a quarter: of the last scale in "a million and a half", else of one."""
    if scale and not current:
        return total + part * scale, current
    return total, current + part


def ordinal_value(tokens: Iterable[str]) -> int | None:
    """Return the value of an ordinal, or None where there is none.

    Examples
    --------
    >>> ordinal_value(["21st"]), ordinal_value(["twenty", "-", "first"]), ordinal_value(["x"])
    (21, 21, None)
    """
    value = 0
    for token in tokens:
        if token in ORDINALS:
            return value + ORDINALS[token]
        if token[:1].isdigit():
            return int(digits) if (digits := token[:-2]).isdecimal() else None
        value += int(TENS.get(token, 0))
    return None


def range_values(low: Sequence[str], high: Sequence[str]) -> tuple[float | None, float | None]:
    """Return the bounds of a range; a scale at its end holds for both where that makes sense.

    Examples
    --------
    >>> range_values(["two"], ["three", "thousand"]), range_values(["500"], ["1", "million"])
    ((2000.0, 3000.0), (500.0, 1000000.0))
    """
    first, last = number_value(low), number_value(high)
    scale = _ALL_SCALES.get(high[-1], 1.0)
    has_scale = any(token in _ALL_SCALES or "," in token for token in low)
    if first is not None and last is not None and not has_scale and first * scale < last:
        first = round(first * scale, 6)
    return first, last
