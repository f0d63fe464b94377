"""Ask a source once whether it answers, and with what."""

import asyncio
from dataclasses import dataclass
from datetime import datetime

from sitrep.archive import decompress
from sitrep.errors import FetchError
from sitrep.fetch.feeds import read_feed
from sitrep.fetch.folder import read_folder
from sitrep.fetch.http import PageRequest, PoliteClient
from sitrep.fetch.sources import Source
from sitrep.records import Capture
from sitrep.settings import Settings

_ADVICE = {
    "robots": "The publisher's robots.txt forbids this feed: ask them, or disable the source.",
    "blocked address": "The host is private: add it to SITREP_ALLOW_HOSTS if that is meant.",
    "timeout": "Try again later; disable the source if it stays silent.",
}
_OTHER_ADVICE = "Open the URL in a browser: the feed may have moved; correct or disable the source."


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceHealth:
    """What a source answered: ``state`` is ok, empty or down."""

    source_id: str
    state: str
    entries: int = 0
    newest: str | None = None
    problem: str | None = None
    advice: str | None = None


def check_source(source: Source, *, settings: Settings, now: datetime) -> SourceHealth:
    """Return the state of a source after one request; it never raises for a source that is down."""
    try:
        dates = (
            _folder_dates(source, settings, now)
            if source.path
            else _feed_dates(source, settings, now)
        )
    except FetchError as error:
        return _down(source, str(error))
    if not dates:
        return SourceHealth(source_id=source.source_id, state="empty", advice=_OTHER_ADVICE)
    newest = max((date for date in dates if date), default=None)
    return SourceHealth(source_id=source.source_id, state="ok", entries=len(dates), newest=newest)


def _folder_dates(source: Source, settings: Settings, now: datetime) -> list[str | None]:
    if source.path is None:
        raise FetchError(f"Source {source.source_id} has no path.")
    captures = read_folder(
        source.path,
        source_id=source.source_id,
        fetched_at=now,
        max_bytes=settings.max_page_bytes,
    )
    return [None for _ in captures]


def _feed_dates(source: Source, settings: Settings, now: datetime) -> list[str | None]:
    feed = asyncio.run(_ask(source, settings, now))
    if feed.failure is not None:
        raise FetchError(": ".join(filter(None, (feed.failure, feed.detail))))
    encoding = dict(feed.headers).get("content-encoding", "")
    body = decompress(feed.body, encoding, max_bytes=settings.max_page_bytes)
    entries = read_feed(body, feed.url)
    return [entry.published_at for entry in entries]


async def _ask(source: Source, settings: Settings, now: datetime) -> Capture:
    async with PoliteClient(settings) as client:
        return await client.fetch(PageRequest(url=source.url or "", fetched_at=now))


def _down(source: Source, problem: str) -> SourceHealth:
    advice = next(
        (a for failure, a in _ADVICE.items() if problem.startswith(failure)), _OTHER_ADVICE
    )
    return SourceHealth(source_id=source.source_id, state="down", problem=problem, advice=advice)
