"""Sources of kind ``ccnews``: the WARC files of Common Crawl's news crawl, or another's.

``url`` or ``path`` names one WARC file, a folder of them, or a list of them as Common Crawl
publishes it (``…/warc.paths.gz``). ``{year}`` and ``{month}`` in a list's URL stand for today's,
and yesterday's. Files are read as a stream, in their order; a run takes so many pages as a
source may have, and the next goes on behind them.
"""

import asyncio
import logging
import zlib
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from typing import IO
from urllib.parse import urljoin

from upath import UPath

from sitrep.archive import read_pages
from sitrep.errors import BatchMissingError, FetchError
from sitrep.fetch.failures import UNREADABLE
from sitrep.fetch.http import PoliteClient
from sitrep.fetch.reader import MAX_BYTES, PoliteReader
from sitrep.fetch.remote_file import open_remote
from sitrep.fetch.sources import Source
from sitrep.fetch.visits import Visits
from sitrep.knowledge.languages import page_language
from sitrep.records import Capture
from sitrep.settings import Settings

logger = logging.getLogger(__name__)

_LIST_ENDS = (".paths", ".paths.gz")


def read_captures(
    source: Source, *, now: datetime, settings: Settings, visits: Visits
) -> Iterator[Capture]:
    """Yield the pages of the files that no earlier run read, at most as many as a source may have.

    Pages of other ``domains`` and ``languages`` than the source's are passed over. A file
    that breaks off gives its pages, then a failure of its own; the next run goes on there.

    Raises
    ------
    FetchError
        If no file can be read at all.
    """
    pages = _all_pages(source, now, settings, visits)
    taken = 0
    # The file stands before the page that is one too many: the next run begins with it.
    with closing(pages):
        for capture in pages:
            if taken == settings.max_pages_per_source:
                return
            yield capture
            taken += 1


def _all_pages(
    source: Source, now: datetime, settings: Settings, visits: Visits
) -> Generator[Capture]:
    for place in _places(source, now, settings, visits):
        if not visits.knows_list(place):
            try:
                yield from _pages_of(place, source, now, settings, visits)
            except (FetchError, BatchMissingError, OSError) as error:
                logger.warning("%s: %s: %s", source.source_id, place, error)
                yield Capture(url=place, fetched_at=now, failure=UNREADABLE, detail=str(error))


def _pages_of(
    place: str, source: Source, now: datetime, settings: Settings, visits: Visits
) -> Iterator[Capture]:
    visit = visits.get(place)
    start = (visit.next_byte or 0) if visit is not None else 0
    logger.info("%s: reading %s from byte %d", source.source_id, place, start)
    with _open(place, settings, now, start) as file:
        for position, capture in read_pages(
            file, wanted=source.wants, max_bytes=settings.max_page_bytes
        ):
            visits.note_position(place, now, position)
            if capture is not None and _is_wanted(source, capture):
                yield replace(capture, archive_path=None, archive_record=None)
    visits.note_position(place, now, None)


def _is_wanted(source: Source, capture: Capture) -> bool:
    if not source.languages or capture.failure is not None:
        return True
    return page_language(capture.body) in source.languages


@contextmanager
def _open(place: str, settings: Settings, now: datetime, start: int) -> Iterator[IO[bytes]]:
    if place.startswith(("http://", "https://")):
        with open_remote(place, settings=settings, now=now, start=start) as file:
            yield file
        return
    with UPath(place).open("rb") as file:
        file.seek(start)
        yield file


def _places(source: Source, now: datetime, settings: Settings, visits: Visits) -> list[str]:
    """Return the WARC files of a source, in the order in which they are read."""
    if source.path is not None:
        if source.path.is_dir():
            return sorted(str(path) for path in source.path.rglob("*.warc.gz"))
        return [str(source.path)]
    # Yesterday's month too, so that the end of one is not lost at the beginning of the next.
    days = (now - timedelta(days=1), now)
    urls = dict.fromkeys(
        (source.url or "").replace("{year}", f"{day:%Y}").replace("{month}", f"{day:%m}")
        for day in days
    )
    return [place for url in urls for place in _listed(url, now, settings, visits)]


def _listed(url: str, now: datetime, settings: Settings, visits: Visits) -> list[str]:
    """Return the files of a list, or the one file that ``url`` is itself."""
    if not url.endswith(_LIST_ENDS):
        return [url]
    if url.startswith("s3://"):
        body, root = UPath(url).read_bytes(), "/".join(url.split("/", 3)[:3]) + "/"
    else:
        body, root = asyncio.run(_read(url, now, settings, visits)), urljoin(url, "/")
    if url.endswith(".gz"):
        try:
            body = zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(body, MAX_BYTES)
        except zlib.error as error:
            raise FetchError(f"{url} is no list of WARC files: {error}.") from error
    paths = body.decode("utf-8", errors="replace").split()
    return [path if "://" in path else root + path.lstrip("/") for path in paths]


async def _read(url: str, now: datetime, settings: Settings, visits: Visits) -> bytes:
    async with PoliteClient(settings) as client:
        document = await PoliteReader(client, visits, now).read(url, max_bytes=MAX_BYTES)
    return b"" if document is None else document.body
