"""Fetch many pages at once: each host in its own lane, at its own pace."""

import asyncio
from collections import defaultdict, deque
from collections.abc import AsyncGenerator, Iterable
from urllib.parse import urlsplit

from sitrep.fetch.http import PageRequest, PoliteClient
from sitrep.fetch.turns import AT_ONCE
from sitrep.records import Capture

HOSTS_AT_ONCE = 64
_CAPTURES_AHEAD = 32


async def fetch_pages(
    client: PoliteClient, requests: Iterable[PageRequest]
) -> AsyncGenerator[Capture, None]:
    """Fetch many pages and yield their captures as they come.

    At most :data:`HOSTS_AT_ONCE` hosts are asked at once, so that a slow one holds no other
    up. The pages of a host are asked for in the order given. Closing the generator ends what
    is on its way.
    """
    lanes = deque(_by_host(requests))
    captures: asyncio.Queue[Capture | None] = asyncio.Queue()
    room = asyncio.Semaphore(_CAPTURES_AHEAD)

    async def take(lane: deque[PageRequest]) -> None:
        while lane:
            capture = await client.fetch(lane.popleft())
            await room.acquire()
            captures.put_nowait(capture)

    async def take_lanes() -> None:
        while lanes:
            lane = lanes.popleft()
            await asyncio.gather(*(take(lane) for _ in range(min(AT_ONCE, len(lane)))))

    work = asyncio.gather(*(take_lanes() for _ in range(min(HOSTS_AT_ONCE, len(lanes)))))
    work.add_done_callback(lambda _: captures.put_nowait(None))
    try:
        while (capture := await captures.get()) is not None:
            room.release()
            yield capture
        await work
    finally:
        work.cancel()
        await asyncio.gather(work, return_exceptions=True)


def _by_host(requests: Iterable[PageRequest]) -> Iterable[deque[PageRequest]]:
    lanes = defaultdict[str, deque[PageRequest]](deque)
    for request in requests:
        lanes[_host(request.url)].append(request)
    return lanes.values()


def _host(url: str) -> str:
    try:
        return urlsplit(url).netloc
    except ValueError:
        return ""
