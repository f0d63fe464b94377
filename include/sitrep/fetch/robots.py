"""Obey robots.txt, as RFC 9309 says."""

import asyncio
from collections.abc import Awaitable, Callable

import httpx
from protego import Protego

from sitrep.archive import decompress
from sitrep.fetch.exchange import Answer
from sitrep.fetch.failures import REDIRECTS, ROBOTS, PageError

AGENT = "Sitrep"
MAX_BYTES = 512 * 1024
MAX_DELAY_S = 30.0


class Robots:
    """Knows the rules of each host, read once.

    A robots.txt that is missing (4xx, or lost in redirects) allows everything; one that
    cannot be had (5xx, no answer) allows nothing.

    Parameters
    ----------
    read : callable
        Fetches a URL without asking for robots.txt.
    """

    def __init__(self, read: Callable[[httpx.URL], Awaitable[Answer]]) -> None:
        self._read = read
        self._rules: dict[str, asyncio.Task[Protego]] = {}

    async def check(self, url: httpx.URL) -> float:
        """Return the seconds that the host wants between two requests, 0 to 30.

        Raises
        ------
        PageError
            With reason ``"robots"`` if the page may not be read, or with the reason why
            robots.txt could not be read.
        """
        rules = await self._rules_of(url)
        if not rules.can_fetch(str(url), AGENT):
            raise PageError(ROBOTS, f"robots.txt of {url.host} does not allow this page")
        delay = float(rules.crawl_delay(AGENT) or 0.0)
        return min(delay, MAX_DELAY_S) if delay > 0 else 0.0  # also where it is no number

    async def close(self) -> None:
        """End what is still being read."""
        for task in self._rules.values():
            task.cancel()
        await asyncio.gather(*self._rules.values(), return_exceptions=True)

    async def _rules_of(self, url: httpx.URL) -> Protego:
        place = url.copy_with(raw_path=b"/robots.txt", fragment=None)
        task = self._rules.get(str(place))
        if task is None:
            task = self._rules[str(place)] = asyncio.create_task(self._load(place))
        # Other pages of the host wait for the same answer: one that gives up ends none.
        return await asyncio.shield(task)

    async def _load(self, place: httpx.URL) -> Protego:
        try:
            answer = await self._read(place)
        except PageError as error:
            if error.reason == REDIRECTS:
                return Protego.parse("")
            raise PageError(error.reason, f"robots.txt of {place.host}: {error.detail}") from error
        if answer.status >= 500:
            raise PageError(ROBOTS, f"robots.txt of {place.host} answered {answer.status}")
        return Protego.parse(_text(answer) if answer.status < 300 else "")


def _text(answer: Answer) -> str:
    encoding = answer.headers.get("content-encoding", "")
    body = decompress(answer.body, encoding, max_bytes=MAX_BYTES)
    return body[:MAX_BYTES].decode("utf-8-sig", errors="replace")
