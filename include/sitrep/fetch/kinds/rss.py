"""Sources of kind ``rss``: RSS, Atom and JSON feeds."""

import calendar
import io
import re
from datetime import UTC, datetime
from html import unescape
from time import struct_time

import feedparser

from sitrep.errors import FetchError
from sitrep.fetch.kinds.json_feed import is_json_feed, read_json_feed
from sitrep.fetch.links import web_url
from sitrep.fetch.listing import ListedPage, Pages, Reader
from sitrep.fetch.sources import Source

MAX_BYTES = 3_000_000
MAX_TAGS = 100_000

# What the library lets through from codecs and parsers beneath it.
_UNREADABLE = (ValueError, LookupError, ArithmeticError, AssertionError, RecursionError)
# Titles come as HTML more often than not, whatever the feed says.
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")


async def list_pages(source: Source, reader: Reader, now: datetime) -> Pages:  # noqa: ARG001
    """Yield the pages of a feed, in its order."""
    feed = await reader.read(source.url or "", if_changed=True)
    for page in read_feed(feed.body, feed.url) if feed is not None else ():
        yield page


def read_feed(body: bytes, base_url: str) -> list[ListedPage]:
    """Return the entries of a feed, in its order, each page once.

    Parameters
    ----------
    body : bytes
        The feed, not compressed.
    base_url : str
        Where it came from: relative links are resolved against it.

    Returns
    -------
    list of ListedPage
        Entries without a link to a web page are left out.

    Raises
    ------
    FetchError
        If this is neither RSS, Atom nor JSON Feed.

    Notes
    -----
    Pure. Entities that a document defines itself are not expanded, so that a small feed
    cannot grow large. Of a feed without end, as much is read as takes some seconds: the first
    3 MB, or 100,000 tags.
    """
    if is_json_feed(body):
        return read_json_feed(body, base_url)
    # A stream, because feedparser takes bytes and text for the name of a file or a URL.
    stream = io.BytesIO(_beginning(body))
    try:
        feed = feedparser.parse(stream, response_headers={"content-location": base_url})
    except _UNREADABLE as error:
        raise FetchError(f"{base_url} is not a feed: {error}.") from error
    if not feed.get("version"):
        raise FetchError(f"{base_url} is not a feed.")
    entries: dict[str, ListedPage] = {}
    for item in feed.entries:
        if url := web_url(base_url, item.get("link")):
            entries.setdefault(url, _entry(item, url))
    return list(entries.values())


def _beginning(body: bytes) -> bytes:
    return b"<".join(body[:MAX_BYTES].split(b"<", MAX_TAGS)[:MAX_TAGS])


def _entry(item: feedparser.FeedParserDict, url: str) -> ListedPage:
    return ListedPage(
        url=url,
        title=" ".join(unescape(_TAG.sub("", item.get("title", ""))).split()),
        published_at=_instant(_given(item, "published_parsed") or _given(item, "updated_parsed")),
        updated_at=_instant(_given(item, "updated_parsed")),
        author=item.get("author") or None,
    )


def _given(item: feedparser.FeedParserDict, name: str) -> struct_time | None:
    # Its own lookup would give the one instant for the other, with a warning.
    found: struct_time | None = dict.get(item, name)
    return found


def _instant(parsed: struct_time | None) -> str | None:
    if parsed is None:
        return None
    try:
        return datetime.fromtimestamp(calendar.timegm(parsed), UTC).isoformat()
    except (OverflowError, ValueError, OSError):
        return None
