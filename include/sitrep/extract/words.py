"""The lemmas that a word may have."""

from collections.abc import Iterator
from functools import lru_cache

from lemminflect import getAllLemmas

# Shorter stems are words that dictionaries know.
_LEAST = 5


@lru_cache(maxsize=50_000)
def possible_lemmas(word: str) -> frozenset[str]:
    """Return the lemmas of a lower-case word over all parts of speech, and the word itself.

    Examples
    --------
    >>> sorted(possible_lemmas("shelling"))
    ['shell', 'shelling']
    """
    return frozenset({word, *_undoubled(word)}.union(*getAllLemmas(word).values()))


def _undoubled(word: str) -> Iterator[str]:
    """Yield the verb of a form with a double letter that few dictionaries have: "airdropped"."""
    for ending in ("ed", "ing"):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > _LEAST and stem[-1] == stem[-2]:
            yield stem[:-1]
