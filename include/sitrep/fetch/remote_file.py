"""Read a large file of the web as if it lay here: piece by piece, from any place."""

import asyncio
import io
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import IO

from sitrep.errors import FetchError
from sitrep.fetch.failures import TOO_LARGE
from sitrep.fetch.http import PageRequest, PoliteClient
from sitrep.settings import Settings

PIECE_BYTES = 8_000_000
_PAST_END = "http 416"


class RemoteFile(io.RawIOBase):
    """A file behind a URL whose server gives ranges, or that is no larger than a piece.

    Parameters
    ----------
    url : str
        Where the file is.
    start : int
        Where to begin, in bytes.
    """

    def __init__(
        self, client: PoliteClient, runner: asyncio.Runner, url: str, now: datetime, start: int
    ) -> None:
        super().__init__()
        self._client = client
        self._runner = runner
        self._url = url
        self._now = now
        self._next = start
        self._piece = memoryview(b"")
        self._is_whole = False

    def readable(self) -> bool:
        """Say yes."""
        return True

    def tell(self) -> int:
        """Return the position of the next byte."""
        return self._next - len(self._piece)

    def readinto(self, buffer: "bytearray | memoryview") -> int:  # type: ignore[override]
        """Fill ``buffer``; return the number of bytes, 0 at the end of the file."""
        if not self._piece and not self._is_whole:
            self._piece = memoryview(self._fetch())
            self._next += len(self._piece)
        size = min(len(buffer), len(self._piece))
        buffer[:size] = self._piece[:size]
        self._piece = self._piece[size:]
        return size

    def _fetch(self) -> bytes:
        first, last = self._next, self._next + PIECE_BYTES - 1
        request = PageRequest(
            url=self._url,
            fetched_at=self._now,
            # Bytes of the file itself are wanted, not of a compressed form of it.
            headers={"Range": f"bytes={first}-{last}", "Accept-Encoding": "identity"},
            max_bytes=PIECE_BYTES,
        )
        capture = self._runner.run(self._client.fetch(request))
        if capture.failure == _PAST_END:
            return b""
        if capture.failure == TOO_LARGE:
            raise FetchError(f"The server of {self._url} gives no ranges of it.")
        if capture.failure is not None:
            why = ": ".join(filter(None, (capture.failure, capture.detail)))
            raise FetchError(f"{self._url} broke off at byte {first}: {why}.")
        if capture.status != 206:
            self._is_whole = True
            return capture.body[first:]
        given = dict(capture.headers).get("content-range", "")
        if not given.startswith(f"bytes {first}-"):
            raise FetchError(f"The server of {self._url} gave another range of it: {given!r}.")
        return capture.body


@contextmanager
def open_remote(url: str, *, settings: Settings, now: datetime, start: int) -> Iterator[IO[bytes]]:
    """Open a file of the web at byte ``start``, within the limits of polite fetching."""
    with asyncio.Runner() as runner:
        client = PoliteClient(settings)
        try:
            yield RemoteFile(client, runner, url, now, start)  # type: ignore[misc]
        finally:
            runner.run(client.aclose())
