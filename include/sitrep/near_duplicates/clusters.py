"""Cluster texts that lie side by side, in memory."""

from collections.abc import Mapping

from sitrep.near_duplicates.signature import signature_of
from sitrep.near_duplicates.similarity import Fingerprint, fingerprint_of, is_near


def cluster_near_duplicates(texts: Mapping[str, str]) -> dict[str, str]:
    """Group near-duplicates: each text joins the first before it of which it is a copy.

    Parameters
    ----------
    texts : mapping of str to str
        Clean text by document id; of two copies the former is the original.

    Returns
    -------
    dict of str to str
        The cluster of each document, in input order; a cluster is named after its first
        document, of which all others are copies. A text without words is alone.

    Notes
    -----
    Pure. Shared values of the signatures propose pairs, their exact similarity decides:
    about linear in the number of texts.
    """
    clusters: dict[str, str] = {}
    originals: dict[str, tuple[int, Fingerprint]] = {}
    same_text: dict[str, str] = {}
    index: dict[int, list[str]] = {}
    for number, (doc_id, text) in enumerate(texts.items()):
        fingerprint, signature = fingerprint_of(text), signature_of(text)
        met = {other for value in signature for other in index.get(value, ())}
        near = [other for other in met if is_near(fingerprint, originals[other][1])]
        first = min(near, key=lambda other: originals[other][0], default=doc_id)
        if text.strip():
            first = same_text.setdefault(text, first)
        clusters[doc_id] = first
        if first == doc_id:
            originals[doc_id] = number, fingerprint
            for value in signature:
                index.setdefault(value, []).append(doc_id)
    return clusters
