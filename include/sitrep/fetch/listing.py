"""What a source lists: its pages, and the documents that list them."""

from collections.abc import AsyncGenerator
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from sitrep.fetch.sources import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedPage:
    """A page that a source lists. Instants are ISO 8601 in UTC, or None."""

    url: str
    title: str = ""
    published_at: str | None = None
    updated_at: str | None = None
    author: str | None = None

    @property
    def hints(self) -> dict[str, str]:
        """What the list says beside the page, without what it does not say."""
        said = {"title": self.title, "published_at": self.published_at, "author": self.author}
        return {name: value for name, value in said.items() if value}


Pages = AsyncGenerator[ListedPage, None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A feed, sitemap or list as it came, not compressed. ``url`` is where it was found."""

    url: str
    body: bytes


class Reader(Protocol):
    """Reads the documents of a source, politely."""

    async def read(
        self, url: str, *, if_changed: bool = False, max_bytes: int | None = None
    ) -> Document | None:
        """Return a document, or None if ``if_changed`` and it is as it was at the last run.

        It may be as large as a page, or ``max_bytes``.

        Raises
        ------
        FetchError
            If it did not come.
        """

    def knows(self, url: str) -> bool:
        """Say whether this document was read to its end by an earlier run."""

    def forget(self, url: str) -> None:
        """Ask for all of a document at the next run: it leads to others that change alone."""


class ListPages(Protocol):
    """How a kind of source lists its pages."""

    def __call__(self, source: Source, reader: Reader, now: datetime) -> Pages:
        """Yield the pages that ``source`` lists now, the most urgent first.

        Raises
        ------
        FetchError
            If the source cannot be read at all.
        """
