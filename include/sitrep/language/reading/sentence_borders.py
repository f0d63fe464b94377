"""Where sentences begin: what the model thinks, weighed by the marks before each word."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

# How likely the model must find a border: anywhere; after a mark that ends most sentences; after
# an abbreviation. The model is trained on texts with careless marks, edited news has few.
ANYWHERE, AFTER_MARK, AFTER_ABBREVIATION = 0.35, 0.03, 0.01
# No clause reaches further: a longer sentence is a table or a list, and is cut.
MAX_SENTENCE_WORDS = 250

_MARKS = frozenset({".", "?", "!", "…", "...", "?!", "!!", "。"})
_CLOSING = frozenset({'"', "'", "”", "’", ")", "]", "»"})
_OPENING = frozenset({"“", "‘", "„", "«", "(", "["})
_STRAIGHT = frozenset({'"', "'"})
_NUMBER_SIGNS = frozenset({"no", "nos"})


def sentence_starts(
    words: Sequence[str],
    spaces: Sequence[bool],
    known: Sequence[bool | None],
    likely: NDArray[np.float32],
) -> list[int]:
    """Return the words that begin a sentence, in order; the first word always does.

    Parameters
    ----------
    words, spaces
        The words of a window, and whether a space follows each.
    known
        True or False where a border is given beforehand: that is kept.
    likely : array, shape (words,)
        The model's probability that a word begins a sentence.

    Notes
    -----
    Pure. A sentence begins with its opening quotation mark, and ends with its closing one.
    """
    starts = [0]
    for i in range(1, len(words)):
        given = known[i]
        is_start = _begins(i, words, spaces, likely) if given is None else given
        if is_start or i - starts[-1] >= MAX_SENTENCE_WORDS:
            starts.append(i)
    return starts


def _begins(
    i: int, words: Sequence[str], spaces: Sequence[bool], likely: NDArray[np.float32]
) -> bool:
    if _continues(i, words, spaces) or _is_numbered(i, words):
        return False
    if _opens(i - 1, words, spaces):
        return False  # the quotation mark before has begun it, or nothing has
    chance = float(likely[i])
    if _opens(i, words, spaces) and i + 1 < len(words):
        chance = max(chance, float(likely[i + 1]))
    return chance > _threshold(i, words, spaces)


def _threshold(i: int, words: Sequence[str], spaces: Sequence[bool]) -> float:
    if words[i][0].islower() or not spaces[i - 1]:
        return ANYWHERE
    before = i - 1
    while before > 0 and _closes(before, words, spaces):
        before -= 1
    if words[before] in _MARKS:
        return AFTER_MARK
    if before == i - 1 and len(words[before]) > 1 and words[before].endswith("."):
        return AFTER_ABBREVIATION
    return ANYWHERE


def _opens(i: int, words: Sequence[str], spaces: Sequence[bool]) -> bool:
    """Return whether a word is an opening mark; a straight one stands after a space."""
    if words[i] in _OPENING:
        return True
    return words[i] in _STRAIGHT and not spaces[i] and (i == 0 or spaces[i - 1])


def _closes(i: int, words: Sequence[str], spaces: Sequence[bool]) -> bool:
    return words[i] in _CLOSING and i > 0 and not spaces[i - 1]


def _continues(i: int, words: Sequence[str], spaces: Sequence[bool]) -> bool:
    """Return whether a word closes the one before, or is one more of its signs ("====", "??")."""
    is_same_sign = words[i][0] == words[i - 1][-1] and not words[i][0].isalnum()
    return _closes(i, words, spaces) or (is_same_sign and not spaces[i - 1])


def _is_numbered(i: int, words: Sequence[str]) -> bool:
    """Return whether a word belongs to "No. 3", which is three words."""
    for start in range(max(0, i - 2), i + 1):
        three = words[start : start + 3]
        if len(three) == 3 and three[0].lower() in _NUMBER_SIGNS and three[1] == ".":
            return three[2][0].isdigit()
    return False
