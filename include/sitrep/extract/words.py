"""The lemmas that a word may have."""

from functools import lru_cache

from lemminflect import getAllLemmas


@lru_cache(maxsize=50_000)
def possible_lemmas(word: str) -> frozenset[str]:
    """Return the lemmas of a lower-case word over all parts of speech, and the word itself.

    Examples
    --------
    >>> sorted(possible_lemmas("shelling"))
    ['shell', 'shelling']
    """
    return frozenset({word}.union(*getAllLemmas(word).values()))
