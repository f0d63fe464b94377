"""The words that say how a number is meant: "more than", "at least", "up to", "or so"."""

import re

_WORDS_OF_SIGN = {
    ">": (
        "more than", "over", "above", "in excess of", "exceeding", "greater than", "upward of",
        "higher than", "longer than",
    ),
    ">=": (
        "at least", "no fewer than", "no less than", "not less than", "not fewer than",
        "upwards of", "a minimum of", "as few as", "as little as",
    ),
    "<": ("fewer than", "less than", "under", "below", "lower than", "short of"),
    "<=": (
        "as many as", "as much as", "as long as", "up to", "no more than", "not more than",
        "at most", "a maximum of", "at the most",
    ),
    "~": (
        "nearly", "almost", "about", "around", "some", "roughly", "an estimated", "estimated",
        "close to", "approximately", "approx", "approx.", "circa", "virtually", "near",
        "in the region of", "in the order of", "well-nigh", "just about",
    ),
}  # fmt: skip
_SIGNS = {words: sign for sign, all_words in _WORDS_OF_SIGN.items() for words in all_words}
# What may stand before an operator as part of it: "just over", "a little more than".
_HEDGE = r"(?:(?:just|well|slightly|a\s+little|a\s+bit|little|far|much|significantly|way)\s+)?"
_ANY = "|".join(
    re.escape(words).replace(r"\ ", r"\s+") for words in sorted(_SIGNS, key=len, reverse=True)
)
_BEFORE = re.compile(rf"(?<![^\W_])(?P<hedge>{_HEDGE})(?P<words>{_ANY})\s+$", re.IGNORECASE)
_LEADING = re.compile(rf"{_HEDGE}(?:{_ANY})\s+(?=[\w\d])", re.IGNORECASE)
# The longest operator with its hedge, in characters.
_REACH = 40
_AFTER = re.compile(
    r"(?P<words>-plus\b|\+|\s+or\s+(?:more|over|above|upwards|longer)\b"
    r"|\s+or\s+(?:so|thereabouts)\b|\s+or\s+(?:fewer|less|under)\b|\s+at\s+(?:least|most)\b)",
    re.IGNORECASE,
)
_TRAILING = re.compile(rf"(?:{_AFTER.pattern})$", re.IGNORECASE)
_SIGNS_AFTER = {"so": "~", "thereabouts": "~", "fewer": "<=", "less": "<=", "under": "<=",
                "most": "<="}  # fmt: skip
# "Turned over five prisoners" does not say how many.
_PARTICLE = re.compile(r"\b(?:turn|hand)(?:s|ed|ing)?\s+over\s+$", re.IGNORECASE)
# Of two operators ("up to an estimated 40") the first counts.
_MAX_OPERATORS = 2


def operator_before(text: str, start: int) -> tuple[int, str] | None:
    """Return where the operator before ``start`` begins, and its sign; None where is none.

    Examples
    --------
    >>> operator_before("some just over 30", 15)
    (0, '~')
    >>> operator_before("well over 30", 10), operator_before("only 30", 5)
    ((0, '>'), None)
    """
    if not text[start - 1 : start].isspace():
        return None
    found = None
    for _ in range(_MAX_OPERATORS):
        window = text[max(0, start - _REACH) : start]
        match = _BEFORE.search(window)
        if match is None or _PARTICLE.search(window, 0, match.end()):
            break
        start += match.start() - len(window)
        found = start, _SIGNS[" ".join(match["words"].lower().split())]
    return found


def operator_after(text: str, end: int) -> tuple[int, str] | None:
    """Return where the operator after ``end`` ends, and its sign; None where is none.

    Examples
    --------
    >>> operator_after("15 or more", 2), operator_after("30-plus", 2), operator_after("10 or so", 2)
    ((10, '>='), (7, '>='), (8, '~'))
    """
    match = _AFTER.match(text, end)
    if match is None:
        return None
    last = match["words"].lower().split()[-1]
    return match.end(), _SIGNS_AFTER.get(last, ">=")


def without_operators(text: str) -> str:
    """Return an expression without the operators around its number.

    Examples
    --------
    >>> without_operators("just over two years"), without_operators("10 days or so")
    ('two years', '10 days')
    """
    while match := _LEADING.match(text):
        text = text[match.end() :]
    match = _TRAILING.search(text)
    return text[: match.start()] if match else text
