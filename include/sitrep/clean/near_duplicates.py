"""Find texts that are nearly the same: an agency story and its edited copies."""

import re
from collections.abc import Mapping

from datasketch import MinHash, MinHashLSH

# Jaccard similarity of word 3-grams. An edited copy has 0.5 to 0.9; two reporters'
# stories about one event hardly reach 0.1.
MIN_SIMILARITY = 0.5
# A cut copy lies whole inside the longer one.
MIN_CONTAINMENT = 0.8

_WORDS = 3
_PERMUTATIONS = 128
_CANDIDATE_SIMILARITY = 0.3


def cluster_near_duplicates(texts: Mapping[str, str]) -> dict[str, str]:
    """Group near-duplicates.

    Parameters
    ----------
    texts : mapping of str to str
        Clean text by document id.

    Returns
    -------
    dict of str to str
        The cluster of each document, in input order; a cluster is named after its first
        document. A text without words is alone.

    Notes
    -----
    Pure. MinHash with locality-sensitive hashing proposes pairs, their exact similarity
    decides: about linear in the number of texts.
    """
    shingles = {doc_id: _shingles(text) for doc_id, text in texts.items()}
    index = MinHashLSH(threshold=_CANDIDATE_SIMILARITY, num_perm=_PERMUTATIONS)
    cluster = {doc_id: doc_id for doc_id in texts}
    for doc_id, grams in shingles.items():
        if not grams:
            continue
        sketch = MinHash(num_perm=_PERMUTATIONS)
        sketch.update_batch([gram.encode() for gram in sorted(grams)])
        for other in index.query(sketch):
            if _are_near(grams, shingles[other]):
                _join(cluster, doc_id, other)
        index.insert(doc_id, sketch)
    order = {doc_id: number for number, doc_id in enumerate(texts)}
    first: dict[str, str] = {}
    for doc_id in sorted(texts, key=order.__getitem__):
        first.setdefault(_root(cluster, doc_id), doc_id)
    return {doc_id: first[_root(cluster, doc_id)] for doc_id in texts}


def _shingles(text: str) -> set[str]:
    words = re.findall(r"\w+", text.casefold())
    if len(words) < _WORDS:
        return {" ".join(words)} if words else set()
    return {" ".join(words[i : i + _WORDS]) for i in range(len(words) - _WORDS + 1)}


def _are_near(one: set[str], other: set[str]) -> bool:
    shared = len(one & other)
    if shared / len(one | other) >= MIN_SIMILARITY:
        return True
    return shared / min(len(one), len(other)) >= MIN_CONTAINMENT


def _root(cluster: dict[str, str], doc_id: str) -> str:
    while cluster[doc_id] != doc_id:
        cluster[doc_id] = cluster[cluster[doc_id]]
        doc_id = cluster[doc_id]
    return doc_id


def _join(cluster: dict[str, str], one: str, other: str) -> None:
    cluster[_root(cluster, one)] = _root(cluster, other)
