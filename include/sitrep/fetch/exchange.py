"""One HTTP exchange: ask once, read the body as it was sent, within time and size."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpcore
import httpx

from sitrep.fetch.failures import BLOCKED, CONNECTION, TIMEOUT, TLS, PageError
from sitrep.fetch.size import SizeLimit

_BUSY = {429, 502, 503, 504}
_REDIRECTS = {301, 302, 303, 307, 308}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a server sent back; ``body`` is still content-encoded."""

    url: httpx.URL
    status: int
    headers: httpx.Headers
    body: bytes

    @property
    def is_busy(self) -> bool:
        """Whether the server may answer better in a moment."""
        return self.status in _BUSY

    @property
    def redirect(self) -> str | None:
        """Where the server sends us, or None."""
        return self.headers.get("location") if self.status in _REDIRECTS else None

    @property
    def retry_after_s(self) -> float | None:
        """Seconds that the server asks us to wait, or None."""
        value = self.headers.get("retry-after", "").strip()
        if value.isascii() and value.isdigit():
            return float(value)
        try:
            at = parsedate_to_datetime(value)
        except ValueError:
            return None
        at = at if at.tzinfo else at.replace(tzinfo=UTC)
        return max(0.0, (at - datetime.now(UTC)).total_seconds())


class TimeBudget:
    """The time that one page may take on the network; waiting for its turn is free."""

    def __init__(self, seconds: float) -> None:
        self._total = self._left = seconds

    @asynccontextmanager
    async def spend(self) -> AsyncIterator[None]:
        """Count the time of the block, and end it when nothing is left."""
        loop = asyncio.get_running_loop()
        start = loop.time()
        try:
            async with asyncio.timeout(self._left):
                yield
        except TimeoutError as error:
            raise PageError(TIMEOUT, f"not complete after {self._total:g} s") from error
        finally:
            self._left = max(0.0, self._left - (loop.time() - start))


async def get(
    client: httpx.AsyncClient,
    url: httpx.URL,
    *,
    headers: Mapping[str, str],
    max_bytes: int,
    cut: bool = False,
) -> Answer:
    """Ask for ``url`` once and read the whole answer.

    Parameters
    ----------
    headers : mapping
        Headers beside those of the client.
    max_bytes : int
        The largest body, as sent and decompressed.
    cut : bool
        Keep the first part of a body that is too large, instead of refusing it.

    Raises
    ------
    PageError
        With the reason why there is no answer.
    """
    try:
        async with client.stream("GET", url, headers=headers) as response:
            body = await _read(response, max_bytes=max_bytes, cut=cut)
            return Answer(url=url, status=response.status_code, headers=response.headers, body=body)
    except httpcore.TimeoutException as error:
        raise PageError(TIMEOUT, _words(error)) from error
    except ssl.SSLError as error:
        raise PageError(TLS, _words(error)) from error
    except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.ProxyError) as error:
        raise PageError(TLS if _is_tls(error) else CONNECTION, _words(error)) from error
    except (httpx.InvalidURL, httpx.RemoteProtocolError) as error:
        # The client looks at a redirect though it does not follow; other errors are httpcore's.
        raise PageError(BLOCKED, f"redirected to no URL: {_words(error)}") from error
    except (httpcore.UnsupportedProtocol, httpx.HTTPError, OSError) as error:
        raise PageError(CONNECTION, _words(error)) from error


async def _read(response: httpx.Response, *, max_bytes: int, cut: bool) -> bytes:
    # A part of a file cannot be unpacked by itself.
    is_part = response.status_code == 206
    encoding = "" if is_part else response.headers.get("content-encoding", "")
    limit = SizeLimit(max_bytes, encoding)
    parts = []
    try:
        async for chunk in response.aiter_raw():
            parts.append(chunk)
            limit.add(chunk)
    except PageError:
        if not cut:
            raise
    return b"".join(parts)


def _is_tls(error: BaseException | None) -> bool:
    """Say whether an error began as one of TLS, however it was passed on."""
    while error is not None and not isinstance(error, ssl.SSLError):
        error = error.__cause__ or error.__context__
    return error is not None


def _words(error: Exception) -> str:
    return str(error) or type(error).__name__
