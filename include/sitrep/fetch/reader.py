"""Read the documents that list a source's pages, and remember what they were."""

from datetime import datetime

from sitrep.archive import decompress
from sitrep.fetch.failures import ListError
from sitrep.fetch.http import PageRequest, PoliteClient
from sitrep.fetch.listing import Document
from sitrep.fetch.visits import Visits

# The largest sitemap that its standard allows; the files of GDELT come near it.
MAX_BYTES = 50_000_000


class PoliteReader:
    """Reads documents through the polite client; see :class:`~sitrep.fetch.listing.Reader`."""

    def __init__(self, client: PoliteClient, visits: Visits, now: datetime) -> None:
        self._client = client
        self._visits = visits
        self._now = now

    async def read(
        self, url: str, *, if_changed: bool = False, max_bytes: int | None = None
    ) -> Document | None:
        """Return a document, or None if ``if_changed`` and it has not changed.

        Raises
        ------
        ListError
            If it did not come.
        """
        request = PageRequest(url=url, fetched_at=self._now, max_bytes=max_bytes)
        if if_changed:
            request = self._visits.conditional(request)
        capture = await self._client.fetch(request)
        if capture.failure is not None:
            raise ListError(url, capture.failure, capture.detail)
        self._visits.note_list(capture)
        if capture.unchanged_since is not None:
            return None
        encoding = dict(capture.headers).get("content-encoding", "")
        body = decompress(capture.body, encoding, max_bytes=max_bytes or MAX_BYTES)
        return Document(url=capture.url, body=body)

    def knows(self, url: str) -> bool:
        """Say whether an earlier run read this document."""
        return self._visits.knows_list(url)

    def forget(self, url: str) -> None:
        """Ask for all of a document at the next run, changed or not."""
        self._visits.forget(url)
