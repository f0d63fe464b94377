"""A text's signature: some numbers, of which texts that are nearly the same share at least one."""

import zlib
from functools import cache
from itertools import islice

import numpy as np
from datasketch import MinHash

from sitrep.near_duplicates.shingles import Hashes, shingles_of

# Whoever changes one of these makes the stored signatures useless: they must all be made anew.
BANDS = 20
ROWS = 3
LEAD_PARAGRAPHS = 3
LEAD_SHINGLES = 10
LEAD_ROWS = 2
# Shorter texts have no signature: what they share with others tells nothing.
MIN_SHINGLES = 20

_LEAD = BANDS  # the paragraphs count as one more band


def signature_of(text: str) -> list[int]:
    """Return the signature of a clean text.

    Parameters
    ----------
    text : str
        Paragraphs are separated by line breaks.

    Returns
    -------
    list of int
        Sorted integers of 32 bits with sign: one for each of ``BANDS`` bands of ``ROWS``
        minimal hashes, and one, made of the ``LEAD_ROWS`` smallest hashes, for each of the
        first ``LEAD_PARAGRAPHS`` paragraphs that have ``LEAD_SHINGLES`` different runs of
        three words. Empty for a text of fewer than ``MIN_SHINGLES``.

    Notes
    -----
    Pure, and the same on every machine. Two texts whose runs of words have the Jaccard
    similarity ``s`` share a band with probability :func:`chance_to_meet`. A copy that was
    cut at the end has a low one, but its first paragraphs are those of the original.
    """
    shingles = np.unique(shingles_of(text))
    if len(shingles) < MIN_SHINGLES:
        return []
    return sorted({*_bands(shingles), *_leads(text)})


def chance_to_meet(similarity: float) -> float:
    """Return the probability that two texts of this Jaccard similarity share a band.

    Examples
    --------
    >>> [round(chance_to_meet(s / 10), 3) for s in range(1, 9)]
    [0.02, 0.149, 0.422, 0.736, 0.931, 0.992, 1.0, 1.0]
    """
    return float(1 - (1 - similarity**ROWS) ** BANDS)


def _bands(shingles: Hashes) -> list[int]:
    sketch = _empty_sketch().copy()
    sketch.update_batch((shingles >> np.uint64(32)).tolist())
    minima = sketch.hashvalues.astype("<u4").reshape(BANDS, ROWS)
    return [_signed(row.tobytes(), band) for band, row in enumerate(minima)]


def _leads(text: str) -> list[int]:
    paragraphs = (np.unique(shingles_of(line)) for line in text.split("\n") if line)
    leads = (shingles for shingles in paragraphs if len(shingles) >= LEAD_SHINGLES)
    return [
        _signed(lead[:LEAD_ROWS].astype("<u8").tobytes(), _LEAD)
        for lead in islice(leads, LEAD_PARAGRAPHS)
    ]


def _signed(data: bytes, band: int) -> int:
    """Return a hash that the same data have in the same band only, as PostgreSQL's integer."""
    unsigned = zlib.crc32(data, zlib.crc32(bytes([band])))
    return unsigned - (1 << 32) if unsigned >> 31 else unsigned


@cache
def _empty_sketch() -> MinHash:
    # Everything is said explicitly, so that a new version with other defaults changes nothing.
    return MinHash(num_perm=BANDS * ROWS, seed=1, scheme="affine32", hashfunc=int)
