"""Take turns: one polite rate per host, whatever the number of pages that wait."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

AT_ONCE = 2


class Turns:
    """Spread the requests to each host over time.

    Parameters
    ----------
    requests_per_second : float
        The rate for a host that asks for no other.
    """

    def __init__(self, requests_per_second: float) -> None:
        self._interval_s = 1 / requests_per_second
        self._asked_s: dict[str, float] = {}
        self._next: dict[str, float] = {}
        self._open = defaultdict[str, asyncio.Semaphore](lambda: asyncio.Semaphore(AT_ONCE))

    def slow_down(self, host: str, seconds: float) -> None:
        """Leave at least so many seconds between requests to ``host``."""
        self._asked_s[host] = seconds

    def postpone(self, host: str, seconds: float) -> None:
        """Send nothing to ``host`` for so many seconds."""
        until = asyncio.get_running_loop().time() + seconds
        self._next[host] = max(self._next.get(host, 0.0), until)

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """Wait until ``host`` may be asked, and hold one of its few places meanwhile."""
        async with self._open[host]:
            now = asyncio.get_running_loop().time()
            start = max(now, self._next.get(host, 0.0))
            self._next[host] = start + max(self._interval_s, self._asked_s.get(host, 0.0))
            await asyncio.sleep(start - now)
            yield
