"""Clean one archived batch into article shards and rejections, page by page."""

import logging
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing
from typing import Generic, TypeVar

from sitrep.archive import read_warc
from sitrep.clean.captures import Cleaned, clean_captures, clean_in_processes
from sitrep.lake import SHARD_ARTICLES, article_shard, rejections_of
from sitrep.records import Article, Capture, Rejection, SourceInfo
from sitrep.settings import settings
from sitrep.stages import StageReport
from sitrep.storage import BatchPath, new_rows, write_rows

logger = logging.getLogger(__name__)

P = TypeVar("P", bound=BatchPath)

# Compressed. A smaller archive is cleaned here, sooner than a process has started.
SMALL_ARCHIVE_BYTES = 1_000_000


def run(raw: BatchPath, batch: P) -> tuple[list[P], StageReport]:
    """Clean the archive at ``raw`` into the folder ``batch``.

    Shards are written as they fill, and ``rejections.parquet`` last, so that memory does not
    grow with the archive. A large archive is cleaned in ``SITREP_CLEAN_PROCESSES`` processes;
    the files are the same, byte for byte, whatever their number.

    Returns
    -------
    shards : list of path
        The article shards written, at least one; each holds at most
        :data:`~sitrep.lake.SHARD_ARTICLES` articles. Shards of an earlier run that are not
        among them are removed.
    report : StageReport
        Pages in, articles out, rejections by reason:
        ``rows_in == rows_out + sum(rejected)``.

    Raises
    ------
    BatchMissingError
        If there is no archive at ``raw``.
    CleaningError
        If no process can be started.
    """
    source, captures = read_warc(raw)
    rejected: Counter[str] = Counter()
    shards = _Shards(batch)
    with closing(captures), new_rows(rejections_of(batch), Rejection) as rejections:
        for result in _clean(raw, source, captures):
            if isinstance(result, Article):
                shards.add(result)
            else:
                rejections.add(result)
                rejected[result.reason] += 1
        shards.end()
    report = StageReport(
        stage="clean",
        rows_in=shards.articles + rejections.rows,
        rows_out=shards.articles,
        rejected=dict(sorted(rejected.items())),
    )
    logger.info("%s: %s", batch, report)
    return shards.paths, report


def _clean(raw: BatchPath, source: SourceInfo, captures: Iterable[Capture]) -> Iterator[Cleaned]:
    wanted = settings()
    languages = frozenset(wanted.keep_languages)
    if raw.fs.size(raw.path) < SMALL_ARCHIVE_BYTES:
        return clean_captures(source, captures, languages=languages)
    return clean_in_processes(
        source,
        captures,
        languages=languages,
        processes=wanted.clean_processes,
        timeout_s=wanted.clean_timeout_s,
    )


class _Shards(Generic[P]):
    """Writes articles as shards of a batch, each as soon as it is full."""

    def __init__(self, batch: P) -> None:
        self._batch = batch
        self._waiting: list[Article] = []
        self.paths: list[P] = []
        self.articles = 0

    def add(self, article: Article) -> None:
        self._waiting.append(article)
        self.articles += 1
        if len(self._waiting) == SHARD_ARTICLES:
            self._write()

    def end(self) -> None:
        """Write what waits; remove the shards beyond, which an earlier run left."""
        if self._waiting or not self.paths:
            self._write()
        number = len(self.paths)
        while (shard := article_shard(self._batch, number)).exists():
            shard.fs.rm(shard.path)
            number += 1

    def _write(self) -> None:
        shard = article_shard(self._batch, len(self.paths))
        write_rows(shard, Article, self._waiting)
        self.paths.append(shard)
        self._waiting.clear()
