"""The kinds of sources: those that list pages to be fetched, and those that hold captures.

``sitrep.fetch.sources.SOURCE_KINDS`` says what an entry of each may say.
"""

from collections.abc import Iterator, Mapping
from contextlib import aclosing
from datetime import datetime
from typing import Protocol

from sitrep.fetch.kinds import ccnews, folder, gdelt, page_list, rss, sitemap
from sitrep.fetch.listing import ListedPage, ListPages, Reader
from sitrep.fetch.sources import Source
from sitrep.fetch.visits import Visits
from sitrep.records import Capture
from sitrep.settings import Settings


class ReadCaptures(Protocol):
    """How a kind of source that holds pages itself gives them."""

    def __call__(
        self, source: Source, *, now: datetime, settings: Settings, visits: Visits
    ) -> Iterator[Capture]:
        """Yield the captures of a source.

        Raises
        ------
        FetchError
            If it cannot be read at all.
        """


LISTS: Mapping[str, ListPages] = {
    "rss": rss.list_pages,
    "sitemap": sitemap.list_pages,
    "page_list": page_list.list_pages,
    "gdelt": gdelt.list_pages,
}


async def take_pages(
    source: Source, reader: Reader, now: datetime, *, limit: int
) -> list[ListedPage]:
    """Return the pages of a source's list that are to be read, at most ``limit``.

    Raises
    ------
    FetchError
        If it cannot be read at all.
    """
    taken: list[ListedPage] = []
    async with aclosing(LISTS[source.kind](source, reader, now)) as pages:
        async for page in pages:
            if source.wants(page.url):
                taken.append(page)
            if len(taken) == limit:
                break
    return taken


ARCHIVES: Mapping[str, ReadCaptures] = {
    "folder": folder.read_captures,
    "ccnews": ccnews.read_captures,
}
