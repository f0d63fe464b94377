"""Leave out the lines above a story that only repeat its author and date."""

import re
from collections.abc import Iterable
from functools import cache

from sitrep.clean.instants import calendar_words
from sitrep.clean.names import is_byline, stamp_words

_MAX_CHARS = 150
_MAX_LINES = 5
_MAX_BYLINE_WORDS = 8
_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE_END = re.compile(r"[.!?…]$")


def drop_byline(paragraphs: list[str], authors: Iterable[str]) -> list[str]:
    """Return the paragraphs without the author's and date's lines at their beginning.

    Examples
    --------
    >>> drop_byline(["19.09.2023 | Rashad Aliyev", "The army moved."], ["Rashad Aliyev"])
    ['The army moved.']
    """
    names = [name for name in authors if name]
    first = 0
    while first < min(len(paragraphs), _MAX_LINES) and _is_byline(paragraphs[first], names):
        first += 1
    return paragraphs[first:]


def _is_byline(line: str, names: Iterable[str]) -> bool:
    if len(line) > _MAX_CHARS:
        return False
    if (
        is_byline(line)
        and len(line.split()) <= _MAX_BYLINE_WORDS
        and not _SENTENCE_END.search(line)
    ):
        return True
    rest = line
    for name in names:
        rest = re.sub(rf"\b{re.escape(name)}\b", " ", rest, flags=re.IGNORECASE)
    return all(word.casefold() in _furniture() for word in _WORD.findall(rest))


@cache
def _furniture() -> frozenset[str]:
    """Return what such a line may hold beside the names of the authors, in lower case."""
    return calendar_words() | stamp_words()
