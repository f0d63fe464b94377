"""How alike two sets of words are: rare ones tell more."""

from functools import lru_cache
from math import sqrt

from sitrep.knowledge.word_counts import information

Words = frozenset[str]

# From this information on a word is rare: most names, numbers, seldom things.
RARE = 0.9
KEPT = 100_000


def likeness(a: Words, b: Words) -> float:
    """Return the cosine of two sets of stems, 0-1; each stem weighs what it tells. Pure."""
    if not a or not b:
        return 0.0
    shared = sum(information(stem) ** 2 for stem in a & b)
    return shared / (_length(a) * _length(b))


def rare(stems: Words) -> int:
    """Return how many of the stems are rare. Pure."""
    return sum(information(stem) > RARE for stem in stems)


@lru_cache(maxsize=KEPT)
def _length(stems: Words) -> float:
    return sqrt(sum(information(stem) ** 2 for stem in stems)) or 1.0
