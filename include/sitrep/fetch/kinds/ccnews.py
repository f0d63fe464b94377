"""Sources of kind ``ccnews``: the WARC files of Common Crawl's news crawl, or another's.

``url`` or ``path`` names one WARC file, a folder of them, or a list of them as Common Crawl
publishes it (``…/warc.paths.gz``). ``{year}`` and ``{month}`` in a list's URL stand for today's,
and yesterday's. Files are read as a stream, in their order; a run takes so many pages as a
source may have, and the next goes on behind them.
"""

import asyncio
import logging
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import IO

from upath import UPath

from sitrep.archive import decompress, read_pages
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

# After so many files that did not come, the others are not asked for in this run.
MAX_UNREACHABLE = 5

_LIST_ENDS = (".paths", ".paths.gz")
_WEB = ("http://", "https://")
_GZIP = b"\x1f\x8b"


def read_captures(
    source: Source, *, now: datetime, settings: Settings, visits: Visits
) -> Iterator[Capture]:
    """Yield the pages of the files that no earlier run read, at most as many as a source may have.

    Pages of other ``domains`` and ``languages`` than the source's are passed over. Reading
    ends with the time of the source. A file that breaks off gives its pages, then a failure of
    its own; the next run goes on there.

    Raises
    ------
    FetchError
        If no file can be read at all.
    """
    with closing(_all_pages(source, now, settings, visits)) as pages:
        yield from islice(pages, settings.max_pages_per_source)


def _all_pages(
    source: Source, now: datetime, settings: Settings, visits: Visits
) -> Generator[Capture]:
    is_over = _timer(settings.source_timeout_s)
    places = _places(source, now, settings, visits)
    failures = []
    unreachable = 0
    for place in places:
        if visits.knows_list(place):
            continue
        try:
            yield from _pages_of(place, source, now, settings, visits, is_over)
        except (FetchError, BatchMissingError, OSError) as error:
            logger.warning("%s: %s: %s", source.source_id, place, error)
            failures.append(
                Capture(url=_uri(place), fetched_at=now, failure=UNREADABLE, detail=str(error))
            )
            unreachable += isinstance(error, FetchError)
        if is_over():
            logger.warning("%s: stopped after %g s", source.source_id, settings.source_timeout_s)
        if is_over() or unreachable == MAX_UNREACHABLE:
            break
    if failures and not any(visits.get(place) for place in places):
        raise FetchError(f"No file of {source.name} can be read; the first: {failures[0].detail}")
    yield from failures


def _timer(seconds: float) -> Callable[[], bool]:
    end = time.monotonic() + seconds
    return lambda: time.monotonic() >= end


def _pages_of(
    place: str,
    source: Source,
    now: datetime,
    settings: Settings,
    visits: Visits,
    is_over: Callable[[], bool],
) -> Iterator[Capture]:
    visit = visits.get(place)
    start = (visit.next_byte or 0) if visit is not None else 0
    logger.info("%s: reading %s from byte %d", source.source_id, place, start)
    with (
        _open(place, settings, now, start) as file,
        closing(
            read_pages(file, wanted=source.wants, max_bytes=settings.max_page_bytes)
        ) as records,
    ):
        for end, capture in records:
            # Before the page is handed on, because who takes it may take no other.
            visits.note_position(place, now, end)
            if capture is not None and _is_wanted(source, capture):
                yield replace(capture, archive_path=None, archive_record=None)
            if is_over():
                return
    visits.note_position(place, now, None)


def _uri(place: str) -> str:
    return place if "://" in place else Path(place).absolute().as_uri()


def _is_wanted(source: Source, capture: Capture) -> bool:
    if not source.languages or capture.failure is not None:
        return True
    return page_language(capture.body) in source.languages


@contextmanager
def _open(place: str, settings: Settings, now: datetime, start: int) -> Iterator[IO[bytes]]:
    if place.startswith(_WEB):
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
            return sorted(str(path) for path in source.path.rglob("*") if _is_warc(path.name))
        return [str(source.path)]
    url = source.url or ""
    if not url.endswith(_LIST_ENDS):
        return [url]
    # Yesterday's month too, so that the end of one is not lost at the beginning of the next.
    days = (now - timedelta(days=1), now)
    lists = dict.fromkeys(
        url.replace("{year}", f"{day:%Y}").replace("{month}", f"{day:%m}") for day in days
    )
    places: list[str] = []
    problems = []
    for paths in lists:
        try:
            places += _listed(paths, now, settings, visits)
        except (FetchError, OSError) as error:
            problems.append(error)  # the list of a month begins some time after it
    if len(problems) == len(lists):
        raise FetchError(f"No list of WARC files came: {problems[0]}") from problems[0]
    return places


def _listed(url: str, now: datetime, settings: Settings, visits: Visits) -> list[str]:
    """Return the files of a list; paths are relative to the root of its site or bucket."""
    if url.startswith(_WEB):
        body = asyncio.run(_read(url, now, settings, visits))
    else:
        body = UPath(url).read_bytes()
    # Some servers unpack it on the way.
    packing = "gzip" if body.startswith(_GZIP) else ""
    paths = decompress(body, packing, max_bytes=MAX_BYTES).decode(errors="replace").split()
    root = "/".join(url.split("/", 3)[:3]) + "/"
    found = [path for path in paths if _is_warc(path)]
    if paths and not found:
        raise FetchError(f"{url} is no list of WARC files.")
    return [path if "://" in path else root + path.lstrip("/") for path in found]


def _is_warc(path: str) -> bool:
    return path.endswith((".warc", ".warc.gz"))


async def _read(url: str, now: datetime, settings: Settings, visits: Visits) -> bytes:
    async with PoliteClient(settings) as client:
        document = await PoliteReader(client, visits, now).read(url, max_bytes=MAX_BYTES)
    visits.forget(url)  # it grows; what was read of its files is remembered with them
    return b"" if document is None else document.body
