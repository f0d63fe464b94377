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


class PageError(FetchError):
    """One page did not come; ``reason`` is one of this module's constants."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason = reason
        self.detail = detail
