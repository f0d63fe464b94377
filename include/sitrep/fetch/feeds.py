"""Read RSS and Atom feeds: which pages a source published, and what it says of them."""

import calendar
import io
from dataclasses import dataclass
from datetime import UTC, datetime
from time import struct_time
from urllib.parse import urldefrag, urljoin

import feedparser

from sitrep.errors import FetchError


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """One item of a feed. ``published_at`` is ISO 8601 in UTC, or None."""

    url: str
    title: str
    published_at: str | None
    author: str | None

    @property
    def hints(self) -> dict[str, str]:
        """What the feed says beside the page, without what it does not say."""
        said = {"title": self.title, "published_at": self.published_at, "author": self.author}
        return {name: value for name, value in said.items() if value}


def read_feed(body: bytes, base_url: str) -> list[FeedEntry]:
    """Return the entries of a feed, in its order, each page once.

    Parameters
    ----------
    body : bytes
        The feed, not compressed.
    base_url : str
        Where it came from: relative links are resolved against it.

    Returns
    -------
    list of FeedEntry
        Entries without a link to a web page are left out.

    Raises
    ------
    FetchError
        If this is neither RSS nor Atom.

    Notes
    -----
    Pure. Entities that a document defines itself are not expanded, so that a small feed
    cannot grow large.
    """
    # A stream, because feedparser takes bytes and text for the name of a file or a URL.
    feed = feedparser.parse(io.BytesIO(body), response_headers={"content-location": base_url})
    if not feed.version:
        raise FetchError(f"{base_url} is not a feed.")
    entries: dict[str, FeedEntry] = {}
    for item in feed.entries:
        url = urldefrag(urljoin(base_url, item.get("link", ""))).url
        if item.get("link") and url.startswith(("http://", "https://")):
            entries.setdefault(url, _entry(item, url))
    return list(entries.values())


def _entry(item: feedparser.FeedParserDict, url: str) -> FeedEntry:
    return FeedEntry(
        url=url,
        title=" ".join(item.get("title", "").split()),
        published_at=_instant(item.get("published_parsed") or item.get("updated_parsed")),
        author=item.get("author") or None,
    )


def _instant(parsed: struct_time | None) -> str | None:
    if parsed is None:
        return None
    try:
        return datetime.fromtimestamp(calendar.timegm(parsed), UTC).isoformat()
    except (OverflowError, ValueError, OSError):
        return None
