"""Clean one archived batch into article shards and rejections."""

import logging
from typing import TypeVar

from sitrep.archive import read_warc
from sitrep.clean.captures import clean_captures
from sitrep.lake import SHARD_ARTICLES, article_shard, rejections_of
from sitrep.records import Article, Rejection
from sitrep.stages import StageReport
from sitrep.storage import BatchPath, write_rows

logger = logging.getLogger(__name__)

P = TypeVar("P", bound=BatchPath)


def run(raw: BatchPath, batch: P) -> tuple[list[P], StageReport]:
    """Clean the archive at ``raw`` into the folder ``batch``.

    Returns
    -------
    shards : list of path
        The article shards written, at least one; each holds at most
        :data:`~sitrep.lake.SHARD_ARTICLES` articles. Shards of an earlier run that are not
        among them are removed.
    report : StageReport
        Pages in, articles out, rejections by reason.

    Raises
    ------
    BatchMissingError
        If there is no archive at ``raw``.
    """
    source, captures = read_warc(raw)
    articles, rejections, report = clean_captures(source, captures)
    shards: list[P] = []
    for start in range(0, max(len(articles), 1), SHARD_ARTICLES):
        shard = article_shard(batch, len(shards))
        write_rows(shard, Article, articles[start : start + SHARD_ARTICLES])
        shards.append(shard)
    write_rows(rejections_of(batch), Rejection, rejections)
    _remove_later(batch, len(shards))
    logger.info("%s: %s", batch, report)
    return shards, report


def _remove_later(batch: BatchPath, first: int) -> None:
    """Remove the shards from number ``first`` on, which an earlier run left."""
    while (shard := article_shard(batch, first)).exists():
        shard.fs.rm(shard.path)
        first += 1
