"""Fetch one source for one interval, and archive what came and what did not."""

import asyncio
import logging
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import aclosing
from datetime import datetime

from sitrep.archive import decompress, new_archive, read_warc
from sitrep.errors import FetchError
from sitrep.fetch.feeds import read_feed
from sitrep.fetch.folder import read_folder
from sitrep.fetch.http import PageRequest, PoliteClient, request_headers
from sitrep.fetch.sources import Source
from sitrep.records import Capture
from sitrep.settings import Settings
from sitrep.stages import StageReport
from sitrep.storage import BatchPath

logger = logging.getLogger(__name__)

Keep = Callable[[Capture], None]


def run(
    source: Source, target: BatchPath, *, fetched_at: datetime, settings: Settings
) -> StageReport:
    """Fetch ``source`` and archive it at ``target``, once.

    A batch that is there already is kept and reported: the pages of a past interval can
    never be fetched again, so a rerun must not replace them.

    Parameters
    ----------
    fetched_at : datetime
        The instant that the captures carry, aware.

    Returns
    -------
    StageReport
        ``rows_in`` pages were asked for, ``rows_out`` came, the others were turned away.

    Raises
    ------
    FetchError
        If the feed or the folder cannot be read. Then nothing is written.
    """
    outcomes: Counter[str] = Counter()
    if target.exists():
        _, captures = read_warc(target, max_bytes=settings.max_page_bytes)
        outcomes.update(capture.failure or "" for capture in captures)
        report = _report(outcomes)
        logger.info("%s was archived before and is kept: %s", target, report)
        return report
    headers = request_headers(settings.contact)
    with new_archive(
        target, source.info, created_at=fetched_at, request_headers=headers
    ) as archive:

        def keep(capture: Capture) -> None:
            archive.add(capture)
            outcomes[capture.failure or ""] += 1

        KINDS[source.kind](source, fetched_at, settings, keep)
    report = _report(outcomes)
    logger.info("%s: %s", source.source_id, report)
    return report


def _fetch_folder(source: Source, fetched_at: datetime, settings: Settings, keep: Keep) -> None:
    if source.path is None:
        raise FetchError(f"Source {source.source_id} has no path.")
    captures = read_folder(
        source.path,
        source_id=source.source_id,
        fetched_at=fetched_at,
        max_bytes=settings.max_page_bytes,
    )
    for capture in captures:
        keep(capture)


def _fetch_feed(source: Source, fetched_at: datetime, settings: Settings, keep: Keep) -> None:
    asyncio.run(_fetch_feed_pages(source, fetched_at, settings, keep))


async def _fetch_feed_pages(
    source: Source, fetched_at: datetime, settings: Settings, keep: Keep
) -> None:
    if source.url is None:
        raise FetchError(f"Source {source.source_id} has no url.")
    async with PoliteClient(settings) as client:
        feed = await client.fetch(PageRequest(url=source.url, fetched_at=fetched_at))
        if feed.failure is not None:
            why = f"{feed.failure} ({feed.detail})" if feed.detail else feed.failure
            raise FetchError(f"The feed of {source.name}, {source.url}, did not come: {why}.")
        encoding = dict(feed.headers).get("content-encoding", "")
        body = decompress(feed.body, encoding, max_bytes=settings.max_page_bytes)
        entries = read_feed(body, feed.url)[: settings.max_pages_per_source]
        requests = (
            PageRequest(url=entry.url, fetched_at=fetched_at, hints=entry.hints)
            for entry in entries
        )
        async with aclosing(client.fetch_pages(requests)) as captures:
            async for capture in captures:
                keep(capture)


# How each kind of source is fetched; ``sources.LOCATION_OF_KIND`` says what each needs.
KINDS: Mapping[str, Callable[[Source, datetime, Settings, Keep], None]] = {
    "rss": _fetch_feed,
    "folder": _fetch_folder,
}


def _report(outcomes: Counter[str]) -> StageReport:
    rejected = {failure: count for failure, count in sorted(outcomes.items()) if failure}
    return StageReport(
        stage="fetch", rows_in=outcomes.total(), rows_out=outcomes[""], rejected=rejected
    )
