"""The usual yardstick for near-duplicates: cosine of TF-IDF vectors."""

from collections.abc import Mapping
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from benchmarks.near_duplicates_gold import Pair
from sitrep.near_duplicates.shingles import words_of


def cosines(texts: Mapping[str, str]) -> dict[Pair, float]:
    """Return the cosine of each pair of texts: words counted as 1 + log n, smoothed idf."""
    names = sorted(texts)
    vectors = _vectors([words_of(texts[name]) for name in names])
    likeness = vectors @ vectors.T
    return {
        (names[a], names[b]): float(likeness[a, b]) for a, b in combinations(range(len(names)), 2)
    }


def _vectors(texts: list[list[str]]) -> NDArray[np.float64]:
    columns = {word: n for n, word in enumerate(sorted({w for text in texts for w in text}))}
    counts = np.zeros((len(texts), len(columns)))
    for row, words in enumerate(texts):
        np.add.at(counts[row], [columns[word] for word in words], 1)
    weights = np.log((1 + len(texts)) / (1 + (counts > 0).sum(axis=0))) + 1
    vectors = np.where(counts > 0, 1 + np.log(np.maximum(counts, 1)), 0) * weights
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.maximum(lengths, 1e-12))
