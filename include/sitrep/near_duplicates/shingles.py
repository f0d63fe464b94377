"""Cut a text into runs of three words, each as a number."""

import re
import zlib
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]

SHINGLE_WORDS = 3
# Most words of a text were met before: their numbers are kept.
KEPT_WORDS = 50_000

# Thai, Lao, Burmese, Khmer, kana and Han are written without spaces: a letter stands for a word.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
# Signs that belong to the letter before them, which \w leaves out.
_MARKS = "\u0300-\u036f\u064b-\u065f\u0900-\u0963\u0966-\u0dff"
_WORD = re.compile(rf"[{_UNSPACED}]|(?:[^\W{_UNSPACED}]|[{_MARKS}])+")
# Most texts have none of these, and are cut in half the time.
_SPECIAL = re.compile(rf"[{_UNSPACED}{_MARKS}]")
_PLAIN_WORD = re.compile(r"\w+")
# Odd multipliers of 64 bits, one for each place in the run: the order of words counts.
_PLACES = (
    np.uint64(0x9E3779B97F4A7C15),
    np.uint64(0xC2B2AE3D27D4EB4F),
    np.uint64(0xD6E8FEB86659FD93),
)


def words_of(text: str) -> list[str]:
    """Return the words of a text in lower case, without punctuation. Pure."""
    folded = text.casefold()
    return (_WORD if _SPECIAL.search(folded) else _PLAIN_WORD).findall(folded)


@lru_cache(maxsize=KEPT_WORDS)
def _number_of(word: str) -> int:
    return zlib.crc32(word.encode())


def shingles_of(text: str) -> Hashes:
    """Return a number for each run of three words.

    Returns
    -------
    ndarray of uint64, shape (max(n_words - 2, 0),)
        In the order of the text. Equal runs have equal numbers.

    Notes
    -----
    Pure, and the same on every machine. Linear in the length of the text.
    """
    words = words_of(text)
    hashes = np.fromiter(map(_number_of, words), np.uint64, len(words))
    runs = max(len(words) - SHINGLE_WORDS + 1, 0)
    mixed = np.zeros(runs, np.uint64)
    for place, multiplier in enumerate(_PLACES):
        mixed = (mixed ^ hashes[place : place + runs]) * multiplier
        mixed ^= mixed >> np.uint64(29)
    return mixed
