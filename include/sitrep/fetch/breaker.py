"""Leave a host alone that is down, or that asked to be left alone: a circuit breaker."""

import asyncio
from collections import defaultdict

from sitrep.fetch.failures import HOST_DOWN, PageError

# So many failures in a row open the circuit, for so many seconds at first.
MAX_FAILURES = 5
PAUSE_S = 60.0


class Breaker:
    """Knows which hosts are not to be asked now.

    A host that failed :data:`MAX_FAILURES` times in a row is left alone for a minute, then
    asked once more; if it fails again, for twice as long, and so on.

    Parameters
    ----------
    pause_s : float
        For how long at first.
    """

    def __init__(self, pause_s: float = PAUSE_S) -> None:
        self._pause_s = pause_s
        self._failures = defaultdict[str, int](int)
        self._closed_until: dict[str, float] = {}

    def check(self, host: str) -> None:
        """Raise unless ``host`` may be asked now.

        Raises
        ------
        PageError
            With reason ``"host down"``.
        """
        left = self._closed_until.get(host, 0.0) - self._now()
        if left > 0:
            raise PageError(HOST_DOWN, f"{host} is left alone for another {left:.0f} s")

    def worked(self, host: str) -> None:
        """Note that ``host`` answered."""
        self._failures.pop(host, None)

    def failed(self, host: str) -> None:
        """Note that ``host`` gave no answer, or an error of its own."""
        self._failures[host] += 1
        if (more := self._failures[host] - MAX_FAILURES) >= 0:
            self.rest(host, self._pause_s * 2**more)

    def rest(self, host: str, seconds: float) -> None:
        """Leave ``host`` alone for so long."""
        until = self._now() + seconds
        self._closed_until[host] = max(until, self._closed_until.get(host, 0.0))

    def _now(self) -> float:
        return asyncio.get_running_loop().time()
