"""Put copies into groups, each around its earliest member."""

from collections import ChainMap
from collections.abc import Iterable, Mapping, MutableMapping, Set
from typing import Any


def choose_originals(
    undecided: Iterable[str],
    *,
    rank: Mapping[str, Any],
    near: Mapping[str, Set[str]],
    standing: MutableMapping[str, str],
) -> dict[str, str]:
    """Tell each text its original: the first by rank of the originals of which it is a copy.

    Parameters
    ----------
    undecided : iterable of str
        Ids of the texts to decide.
    rank : mapping of str to comparable
        The order of all texts concerned; no two are equal.
    near : mapping of str to set of str
        For each undecided text those that it is near to.
    standing : mapping of str to str
        The original of every text that is decided already.

    Returns
    -------
    dict of str to str
        The original of each undecided text: itself where it is near to no earlier original.

    Notes
    -----
    Pure. All members of a group are near to its original, so that a chain of texts, each a
    little different from the one before, makes no group. The groups follow from rank and
    nearness alone, not from the order in which texts were decided.
    """
    originals: dict[str, str] = {}
    known = ChainMap(originals, standing)
    for text in sorted(undecided, key=rank.__getitem__):
        earlier = (other for other in near.get(text, ()) if rank[other] < rank[text])
        heads = (other for other in earlier if known[other] == other)
        originals[text] = min(heads, key=rank.__getitem__, default=text)
    return originals
