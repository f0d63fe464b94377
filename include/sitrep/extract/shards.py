"""Pack article shards into tasks of a good size: each task loads the pipeline once."""

from collections.abc import Iterable, Sequence

from sitrep.lake import SHARD_ARTICLES
from sitrep.storage import BatchPath, count_rows


def plan_tasks(shards: Iterable[BatchPath]) -> list[list[str]]:
    """Group article shards so that a group has at most :data:`SHARD_ARTICLES` articles.

    Parameters
    ----------
    shards : iterable of BatchPath
        Article shards; each holds at most :data:`SHARD_ARTICLES` articles.

    Returns
    -------
    list of list of str
        Every shard once, in order of its path; empty only if ``shards`` is.
    """
    return pack([(str(shard), count_rows(shard)) for shard in sorted(shards, key=str)])


def pack(sizes: Sequence[tuple[str, int]]) -> list[list[str]]:
    """Group items in order, closing a group before it would pass the limit; pure."""
    groups: list[list[str]] = []
    room = 0
    for item, size in sizes:
        if not groups or size > room:
            groups.append([])
            room = SHARD_ARTICLES
        groups[-1].append(item)
        room -= size
    return groups
