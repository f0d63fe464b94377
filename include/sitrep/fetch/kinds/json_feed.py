"""Read JSON Feed 1.0 and 1.1, which feedparser does not know."""

import json
from collections.abc import Iterator
from typing import Any

from sitrep.errors import FetchError
from sitrep.fetch.instants import utc_instant
from sitrep.fetch.links import web_url
from sitrep.fetch.listing import ListedPage

MAX_ITEMS = 20_000


def is_json_feed(body: bytes) -> bool:
    """Say whether a feed is JSON, by its first character."""
    return body.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"{"


def read_json_feed(body: bytes, base_url: str) -> list[ListedPage]:
    """Return the pages of a JSON feed, in its order, each once; of a million the first ones.

    Raises
    ------
    FetchError
        If this is no JSON Feed.
    """
    try:
        feed = json.loads(body.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise FetchError(f"{base_url} is not a feed: {error}.") from error
    if not str(feed.get("version", "")).startswith("https://jsonfeed.org/version/"):
        raise FetchError(f"{base_url} is not a feed.")
    items = feed.get("items")
    pages: dict[str, ListedPage] = {}
    for page in _pages(items[:MAX_ITEMS] if isinstance(items, list) else [], base_url):
        pages.setdefault(page.url, page)
    return list(pages.values())


def _pages(items: list[Any], base_url: str) -> Iterator[ListedPage]:
    for item in items:
        if not isinstance(item, dict):
            continue
        if url := web_url(base_url, _text(item, "url")):
            yield ListedPage(
                url=url,
                title=" ".join(_text(item, "title").split()),
                published_at=utc_instant(_text(item, "date_published")),
                updated_at=utc_instant(_text(item, "date_modified")),
                author=_author(item),
            )


def _author(item: dict[str, Any]) -> str | None:
    given = item.get("authors", [item.get("author")])
    people = given if isinstance(given, list) else []
    names = (_text(person, "name") for person in people if isinstance(person, dict))
    return ", ".join(name for name in names if name) or None


def _text(item: dict[str, Any], name: str) -> str:
    value = item.get(name)
    return value.strip() if isinstance(value, str) else ""
