"""Ask each source once whether it answers, with what, and whether it lets itself be read."""

import asyncio
from collections.abc import AsyncGenerator, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice

from sitrep.errors import FetchError
from sitrep.fetch.failures import BLOCKED, CONNECTION, HOST_DOWN, ROBOTS, TIMEOUT, PageError
from sitrep.fetch.http import PoliteClient
from sitrep.fetch.kinds import ARCHIVES, LISTS, take_pages
from sitrep.fetch.reader import PoliteReader
from sitrep.fetch.sources import Source
from sitrep.fetch.visits import Visits
from sitrep.settings import Settings

STALE_AFTER = timedelta(days=30)
SOURCES_AT_ONCE = 16
# It is a question, no reading: so many seconds, and so many pages of a list.
MAX_SECONDS = 60.0
MAX_ENTRIES = 1000
MAX_CAPTURES = 100

_ADVICE = {
    ROBOTS: "The publisher's robots.txt forbids this: ask them, or disable the source.",
    BLOCKED: "The host is private: add it to SITREP_ALLOW_HOSTS if that is meant.",
    TIMEOUT: "Try again later; disable the source if it stays silent.",
    HOST_DOWN: "Try again later; disable the source if it stays silent.",
    CONNECTION: "Look for the site in a browser: the host may be gone; correct or disable it.",
    "http 403": "The site turns us away: set SITREP_CONTACT, ask the publisher, or disable it.",
    "http 429": "The site wants fewer requests: lower SITREP_REQUESTS_PER_SECOND.",
}
_OTHER_ADVICE = "Open the URL in a browser: the feed may have moved; correct or disable the source."
_EMPTY_ADVICE = "It lists no page: look whether it has moved, or whether its choice is too narrow."
_STALE_ADVICE = "Its newest page is old: look whether the outlet has another feed by now."
_PAGES_ADVICE = "robots.txt forbids the pages that it lists: ask the publisher, or disable it."


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceHealth:
    """What a source answered.

    ``state`` is ok, stale (nothing new in 30 days), empty or down; ``robots`` says of its
    first page: allowed, forbidden, or unknown. ``entries`` are counted up to 1,000, ``newest``
    is ISO 8601 in UTC.
    """

    source_id: str
    kind: str
    state: str
    robots: str = "unknown"
    entries: int = 0
    newest: str | None = None
    problem: str | None = None
    advice: str | None = None


async def check_sources(
    sources: Iterable[Source], *, settings: Settings, now: datetime
) -> AsyncGenerator[SourceHealth, None]:
    """Yield the health of each source, in the order given; a few are asked at a time."""
    few = asyncio.Semaphore(SOURCES_AT_ONCE)

    async def check(source: Source) -> SourceHealth:
        async with few:
            return await _check(source, settings, now)

    tasks = [asyncio.create_task(check(source)) for source in sources]
    try:
        for task in tasks:
            yield await task
    finally:
        for task in tasks:
            task.cancel()


async def _check(source: Source, settings: Settings, now: datetime) -> SourceHealth:
    seconds = min(settings.source_timeout_s, MAX_SECONDS)
    few = {"source_timeout_s": seconds, "max_pages_per_source": MAX_CAPTURES}
    try:
        async with asyncio.timeout(seconds):
            if source.kind in LISTS:
                return await _check_list(source, settings, now)
            settings = settings.model_copy(update=few)
            return await asyncio.to_thread(_check_captures, source, settings, now)
    except FetchError as error:
        return _down(source, str(error), reason=getattr(error, "reason", ""))
    except TimeoutError:
        return _down(source, f"timeout: more than {seconds:g} s", reason=TIMEOUT)


async def _check_list(source: Source, settings: Settings, now: datetime) -> SourceHealth:
    async with PoliteClient(settings) as client:
        reader = PoliteReader(client, Visits((), revision_days=0), now)
        pages = await take_pages(source, reader, now, limit=MAX_ENTRIES)
        robots = await _verdict(client, pages[0].url) if pages else "unknown"
    dates = [date for page in pages if (date := page.updated_at or page.published_at)]
    newest = max(dates, default=None)
    advice: str | None
    if not pages:
        state, advice = "empty", _EMPTY_ADVICE
    elif newest is not None and datetime.fromisoformat(newest) < now - STALE_AFTER:
        state, advice = "stale", _STALE_ADVICE
    else:
        state, advice = "ok", _PAGES_ADVICE if robots == "forbidden" else None
    return SourceHealth(
        source_id=source.source_id,
        kind=source.kind,
        state=state,
        robots=robots,
        entries=len(pages),
        newest=newest,
        advice=advice,
    )


async def _verdict(client: PoliteClient, url: str) -> str:
    try:
        return "allowed" if await client.may_fetch(url) else "forbidden"
    except PageError:
        return "unknown"


def _check_captures(source: Source, settings: Settings, now: datetime) -> SourceHealth:
    visits = Visits((), revision_days=0)
    read = ARCHIVES[source.kind](source, now=now, settings=settings, visits=visits)
    entries, problem = 0, None
    for capture in islice(read, MAX_CAPTURES):
        entries += capture.failure is None
        problem = problem or (capture.failure and (capture.failure, capture.detail))
    if problem and not entries:
        return _down(source, ": ".join(filter(None, problem)), reason=problem[0])
    return SourceHealth(
        source_id=source.source_id,
        kind=source.kind,
        state="ok" if entries else "empty",
        entries=entries,
        advice=None if entries else _EMPTY_ADVICE,
    )


def _down(source: Source, problem: str, *, reason: str) -> SourceHealth:
    return SourceHealth(
        source_id=source.source_id,
        kind=source.kind,
        state="down",
        robots="forbidden" if reason == ROBOTS else "unknown",
        problem=problem,
        advice=_ADVICE.get(reason, _OTHER_ADVICE),
    )
