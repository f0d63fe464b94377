"""Take turns: one polite rate per host, whatever the number of pages and sources that wait."""

import asyncio
import fcntl
import hashlib
import struct
import time
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

AT_ONCE = 2

# A turn that is further away was set by a clock that has changed since.
_MAX_WAIT_S = 600.0
_INSTANT = struct.Struct("d")


class Turns:
    """Spread the requests to each host over time.

    Sources are fetched by processes of their own, and several may be on one host: the next
    free turn of a host is kept in a small file, so that all of them on a machine keep one rate.

    Parameters
    ----------
    requests_per_second : float
        The rate for a host that asks for no other.
    folder : Path
        Where the turns of the hosts are kept; made if it is not there.
    """

    def __init__(self, requests_per_second: float, folder: Path) -> None:
        self._interval_s = 1 / requests_per_second
        self._folder = folder
        self._asked_s: dict[str, float] = {}
        self._open = defaultdict[str, asyncio.Semaphore](lambda: asyncio.Semaphore(AT_ONCE))
        folder.mkdir(parents=True, exist_ok=True)

    def slow_down(self, host: str, seconds: float) -> None:
        """Leave at least so many seconds between requests to ``host``."""
        self._asked_s[host] = seconds

    def postpone(self, host: str, seconds: float) -> None:
        """Send nothing to ``host`` for so many seconds."""
        self._move(host, pause_s=seconds, interval_s=0.0)

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """Wait until ``host`` may be asked, and hold one of its few places meanwhile."""
        async with self._open[host]:
            interval_s = max(self._interval_s, self._asked_s.get(host, 0.0))
            await asyncio.sleep(self._move(host, pause_s=0.0, interval_s=interval_s))
            yield

    def _move(self, host: str, *, pause_s: float, interval_s: float) -> float:
        """Take the next turn after a pause, and leave the one after it; return the wait in s."""
        name = hashlib.sha256(host.encode()).hexdigest()[:32]
        with (self._folder / name).open("a+b") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            file.seek(0)
            now, kept = time.time(), file.read(_INSTANT.size)
            free_at = _INSTANT.unpack(kept)[0] if len(kept) == _INSTANT.size else now
            start = max(now + pause_s, free_at if free_at < now + _MAX_WAIT_S else now)
            file.truncate(0)
            file.write(_INSTANT.pack(start + interval_s))
        return start - now
