"""Read RSS and Atom feeds: which pages a source published, and what it says of them."""

import calendar
import io
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from html import unescape
from time import struct_time
from urllib.parse import urldefrag, urljoin

import feedparser

from sitrep.errors import FetchError

# Titles come as HTML more often than not, whatever the feed says.
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")


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
    if not feed.get("version"):
        raise FetchError(f"{base_url} is not a feed.")
    entries: dict[str, FeedEntry] = {}
    for item in feed.entries:
        url = _url(base_url, item.get("link", ""))
        if url.startswith(("http://", "https://")):
            entries.setdefault(url, _entry(item, url))
    return list(entries.values())


def _url(base_url: str, link: str) -> str:
    try:
        return urldefrag(urljoin(base_url, link)).url if link else ""
    except ValueError:
        return ""


def _entry(item: feedparser.FeedParserDict, url: str) -> FeedEntry:
    return FeedEntry(
        url=url,
        title=" ".join(unescape(_TAG.sub("", item.get("title", ""))).split()),
        published_at=_instant(_given(item, "published_parsed") or _given(item, "updated_parsed")),
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
