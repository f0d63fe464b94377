"""Sources of kind ``sitemap``: XML sitemaps, their indexes, and those of Google News."""

import logging
import zlib
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from lxml import etree

from sitrep.errors import FetchError
from sitrep.fetch.instants import utc_instant
from sitrep.fetch.links import web_url
from sitrep.fetch.listing import ListedPage, Pages, Reader
from sitrep.fetch.reader import MAX_BYTES
from sitrep.fetch.sources import Source

# What is read of one site in a run, however large its index is; the newest come first.
MAX_SITEMAPS = 50
MAX_DEPTH = 3
MAX_PAGES = 100_000

_GZIP = b"\x1f\x8b"

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitemap:
    """What a sitemap lists: pages, or other sitemaps with the instant of their last change."""

    pages: tuple[ListedPage, ...] = ()
    sitemaps: tuple[tuple[str, str | None], ...] = ()


async def list_pages(source: Source, reader: Reader, now: datetime) -> Pages:
    """Yield the pages of a sitemap that changed in the last ``max_age_days``, newest first.

    Pages without a date are taken where nothing in their sitemap has one. Of an index,
    sitemaps that have not changed for so long are left out, and those that fail are passed
    over, unless all do.
    """
    since = (now - timedelta(days=source.max_age_days)).astimezone(UTC).isoformat()
    root = source.url or ""
    waiting, depths = deque([root]), {root: 0}
    failures: list[FetchError] = []
    answers = read = 0
    while waiting and read < MAX_SITEMAPS:
        url = waiting.popleft()
        read += 1
        try:
            found = await _read(url, reader)
        except FetchError as error:
            failures.append(error)
            continue
        answers += not found.sitemaps
        for page in _newest(found.pages, since):
            yield page
        for child in _recent(found.sitemaps, since) if depths[url] < MAX_DEPTH else ():
            if child not in depths:
                depths[child] = depths[url] + 1
                waiting.append(child)
    if failures and not answers:
        raise failures[0]
    if failures:
        count, first = len(failures), failures[0]
        logger.warning("%s: %d sitemaps were passed over: %s", root, count, first)


async def _read(url: str, reader: Reader) -> Sitemap:
    document = await reader.read(url, if_changed=True, max_bytes=MAX_BYTES)
    if document is None:
        return Sitemap()
    try:
        found = read_sitemap(document.body, document.url)
    except FetchError:
        reader.forget(url)
        raise
    if found.sitemaps:
        reader.forget(url)
    return found


def read_sitemap(body: bytes, base_url: str) -> Sitemap:
    """Read one sitemap or index, gzip-compressed or not. Pure.

    Raises
    ------
    FetchError
        If this is no sitemap.

    Notes
    -----
    Entities are not expanded, and nothing is loaded from elsewhere. A file that breaks off
    gives what was whole before.
    """
    body = _unpacked(body, base_url)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True
    )
    try:
        root = etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise FetchError(f"{base_url} is not a sitemap: {error}.") from error
    name = None if root is None else etree.QName(root).localname
    if root is not None and name == "sitemapindex":
        return Sitemap(sitemaps=tuple(_sitemaps(root, base_url)))
    if root is not None and name == "urlset":
        return Sitemap(pages=tuple(_pages(root, base_url)))
    raise FetchError(f"{base_url} is not a sitemap.")


def _unpacked(body: bytes, base_url: str) -> bytes:
    if not body.startswith(_GZIP):
        return body
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(body, MAX_BYTES)
    except zlib.error as error:
        raise FetchError(f"{base_url} is not a sitemap: {error}.") from error


def _sitemaps(root: etree._Element, base_url: str) -> Iterator[tuple[str, str | None]]:
    for node in root.iter("{*}sitemap"):
        if url := web_url(base_url, node.findtext("{*}loc")):
            yield url, utc_instant(node.findtext("{*}lastmod"))


def _pages(root: etree._Element, base_url: str) -> Iterator[ListedPage]:
    for number, node in enumerate(root.iter("{*}url")):
        if number == MAX_PAGES:
            return
        if url := web_url(base_url, node.findtext("{*}loc")):
            news = node.find("{*}news")
            yield ListedPage(
                url=url,
                title=" ".join((_text(news, "title") or "").split()),
                published_at=utc_instant(_text(news, "publication_date")),
                updated_at=utc_instant(node.findtext("{*}lastmod")),
            )


def _text(node: etree._Element | None, name: str) -> str | None:
    return None if node is None else node.findtext(f"{{*}}{name}")


def _recent(sitemaps: tuple[tuple[str, str | None], ...], since: str) -> list[str]:
    """Return the sitemaps that may list something new, newest first, undated ones last."""
    recent = [(changed or "", url) for url, changed in sitemaps if (changed or since) >= since]
    return [url for _, url in sorted(recent, key=lambda pair: pair[0], reverse=True)]


def _newest(pages: tuple[ListedPage, ...], since: str) -> list[ListedPage]:
    dated = [(page.updated_at or page.published_at or "", page) for page in pages]
    if not any(at for at, _ in dated):
        return list(pages)
    recent = [(at, page) for at, page in dated if at >= since]
    return [page for _, page in sorted(recent, key=lambda pair: pair[0], reverse=True)]
