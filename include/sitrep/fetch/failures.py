"""Why a page did not come, in the few words that the archive and the warehouse keep."""

from sitrep.errors import FetchError

ROBOTS = "robots"
BLOCKED = "blocked address"
TIMEOUT = "timeout"
TOO_LARGE = "too large"
REDIRECTS = "too many redirects"
CONNECTION = "connection"
TLS = "tls"
UNREADABLE = "unreadable file"
HOST_DOWN = "host down"
UNFORESEEN = "fetch failed"

# These pass: such a page is asked for again by a later run.
_PASSING = {TIMEOUT, CONNECTION, TLS, HOST_DOWN, UNFORESEEN}
_PASSING_STATUSES = {408, 425, 429}


def passes(failure: str) -> bool:
    """Say whether a page that failed so may come later.

    Examples
    --------
    >>> passes("http 503"), passes("http 404")
    (True, False)
    """
    if failure.startswith("http "):
        status = int(failure.removeprefix("http "))
        return status >= 500 or status in _PASSING_STATUSES
    return failure in _PASSING


class PageError(FetchError):
    """One page did not come; ``reason`` is one of this module's constants."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason = reason
        self.detail = detail


class ListError(FetchError):
    """A document that lists pages did not come; ``reason`` is one of this module's constants."""

    def __init__(self, url: str, reason: str, detail: str | None) -> None:
        why = f"{reason} ({detail})" if detail else reason
        super().__init__(f"{url} did not come: {why}.")
        self.reason = reason
