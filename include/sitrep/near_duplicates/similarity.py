"""Say whether one of two texts is a copy of the other, edited or cut."""

import re
from dataclasses import dataclass

import numpy as np

from sitrep.near_duplicates.shingles import Hashes, shingles_of

# Jaccard similarity of the runs of three words. An edited copy has 0.5 to 0.9; two reporters'
# stories about one event hardly reach 0.1.
MIN_SIMILARITY = 0.5
# A cut copy lies inside the longer text, makes a good part of it, and begins where that begins:
# what an outlet says of itself below each of its stories makes them no copies of each other.
MIN_CONTAINMENT = 0.8
MIN_PART = 0.2
MIN_PART_SHINGLES = 30
OPENING_SHINGLES = 30
MIN_OPENING = 0.5
# The reports of two days differ in their numbers more than in their words.
MIN_SHARED_NUMBERS = 0.5
MIN_NUMBERS = 3

_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What is compared of a text: its runs of three words, and its numbers.

    ``in_order`` are the runs as they come; ``shingles`` are sorted, each once.
    """

    in_order: Hashes
    shingles: Hashes
    numbers: frozenset[str]

    @property
    def head(self) -> Hashes:
        """The runs of the first half, sorted, each once."""
        return np.unique(self.in_order[: len(self.in_order) // 2])

    @property
    def opening(self) -> Hashes:
        """The first runs, sorted, each once."""
        return np.unique(self.in_order[:OPENING_SHINGLES])


def fingerprint_of(text: str) -> Fingerprint:
    """Return what is compared of a text. Pure."""
    in_order = shingles_of(text)
    return Fingerprint(
        in_order=in_order,
        shingles=np.unique(in_order),
        numbers=frozenset(_NUMBER.findall(text)),
    )


def is_near(one: Fingerprint, other: Fingerprint) -> bool:
    """Say whether one is a copy of the other; symmetric, and pure."""
    shorter, longer = sorted((one, other), key=lambda text: len(text.shingles))
    shared = _shared(shorter.shingles, longer.shingles)
    if not shared or not _shares_numbers(one, other):
        return False
    all_together = len(shorter.shingles) + len(longer.shingles) - shared
    if shared / all_together >= MIN_SIMILARITY:
        return True
    return shared / len(shorter.shingles) >= MIN_CONTAINMENT and _may_be_cut(shorter, longer)


def _may_be_cut(shorter: Fingerprint, longer: Fingerprint) -> bool:
    if len(shorter.shingles) < max(MIN_PART_SHINGLES, MIN_PART * len(longer.shingles)):
        return False
    opening = shorter.opening
    return _shared(opening, longer.head) >= MIN_OPENING * len(opening)


def _shares_numbers(one: Fingerprint, other: Fingerprint) -> bool:
    fewer = min(len(one.numbers), len(other.numbers))
    return fewer < MIN_NUMBERS or len(one.numbers & other.numbers) >= MIN_SHARED_NUMBERS * fewer


def _shared(one: Hashes, other: Hashes) -> int:
    return len(np.intersect1d(one, other, assume_unique=True))
