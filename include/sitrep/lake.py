"""Where each batch lies on the lake. The only place that builds such paths.

::

    raw/source=<id>/date=<day>/<interval end>.warc.gz
    visits/source=<id>.parquet
    articles/source=<id>/date=<day>/<interval end>/articles-<shard>.parquet, rejections.parquet
    extractions/source=<id>/date=<day>/<interval end>/<shard>/<table>.parquet

Paths depend on the source and the data interval alone, so a retry writes its own batch
again and never another's. The visits are the one file that goes on from run to run; without
them pages are fetched again, and nothing else is lost.
"""

from collections.abc import Collection
from datetime import date, datetime
from typing import TypeVar

from sitrep.storage import BatchPath

P = TypeVar("P", bound=BatchPath)

SHARD_ARTICLES = 500


def raw_batch(lake: P, source_id: str, interval_end: datetime) -> P:
    """Return the WARC file of one source and one data interval."""
    return _partition(lake / "raw", source_id, interval_end) / f"{_stamp(interval_end)}.warc.gz"


def visits_of(raw: P) -> P:
    """Return where the visits of the source of an archive are remembered."""
    source = raw.parent.parent
    return source.parent.parent / "visits" / f"{source.name}.parquet"


def source_of(batch: BatchPath) -> str:
    """Return the id of the source that an archive, or a folder beside it, belongs to."""
    return batch.parent.parent.name.removeprefix("source=")


def archives_between(lake: P, first: date, last: date, source_ids: Collection[str] = ()) -> list[P]:
    """Return the archives whose intervals end from ``first`` to ``last``, both included, by path.

    Parameters
    ----------
    source_ids : collection of str
        Whose archives; none means those of every source.
    """
    days = (f"date={first}", f"date={last}")
    found = (lake / "raw").glob("source=*/date=*/*.warc.gz")
    return sorted(
        (
            raw
            for raw in found
            if days[0] <= raw.parent.name <= days[1]
            and (not source_ids or source_of(raw) in source_ids)
        ),
        key=str,
    )


def article_batch(raw: P) -> P:
    """Return the folder of the articles that were cleaned from ``raw``."""
    day, source = raw.parent, raw.parent.parent
    lake = source.parent.parent
    return lake / "articles" / source.name / day.name / raw.name.removesuffix(".warc.gz")


def article_shard(batch: P, shard: int) -> P:
    """Return one shard, counted from 0, of at most :data:`SHARD_ARTICLES` articles."""
    return batch / f"articles-{shard:04d}.parquet"


def rejections_of(batch: P) -> P:
    """Return where an article batch keeps the pages that were turned away."""
    return batch / "rejections.parquet"


def extraction_batch(shard: P) -> P:
    """Return the folder of what was extracted from an article shard."""
    stamp, day, source = shard.parent, shard.parent.parent, shard.parent.parent.parent
    lake = source.parent.parent
    number = shard.name.removeprefix("articles-").removesuffix(".parquet")
    return lake / "extractions" / source.name / day.name / stamp.name / number


def _partition(layer: P, source_id: str, interval_end: datetime) -> P:
    return layer / f"source={source_id}" / f"date={interval_end:%Y-%m-%d}"


def _stamp(interval_end: datetime) -> str:
    return f"{interval_end:%Y%m%dT%H%M%SZ}"
