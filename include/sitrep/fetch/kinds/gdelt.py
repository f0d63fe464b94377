"""Sources of kind ``gdelt``: the pages that GDELT 2.0 saw, as a way to find news.

Every quarter of an hour GDELT publishes what it read: ``export`` files list its events and
``gkg`` files its articles, each with the URL of the page. Nothing else of them is used but the
title, author and time that it found on the page: pages are fetched from their publishers, and
coded here.
"""

import io
import logging
import zipfile
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from html import unescape
from urllib.parse import urljoin

from sitrep.errors import FetchError
from sitrep.fetch.links import web_url
from sitrep.fetch.listing import ListedPage, Pages, Reader
from sitrep.fetch.reader import MAX_BYTES
from sitrep.fetch.sources import Source

FILES_URL = "http://data.gdeltproject.org/gdeltv2/"
_SLOT = timedelta(minutes=15)
# A file is there some minutes after its quarter of an hour.
_DELAY = timedelta(minutes=10)
_MAX_UNPACKED_BYTES = 200_000_000
_MAX_ROW_CHARS = 2_000_000

# Columns of the codebooks, counted from 0.
_EXPORT_COLUMNS, _EXPORT_URL = 61, 60
_GKG_COLUMNS, _GKG_COLLECTION, _GKG_URL, _GKG_EXTRAS = 27, 2, 4, 26
_WEB = "1"
# What zipfile raises for files that are none, broken, encrypted, or packed in a way it lacks.
_NO_ZIP = (zipfile.BadZipFile, zlib.error, EOFError, OSError, IndexError, ValueError, RuntimeError)

logger = logging.getLogger(__name__)


async def list_pages(source: Source, reader: Reader, now: datetime) -> Pages:
    """Yield the pages of the files that GDELT published in the last ``max_age_days``.

    Files that an earlier run read are left out. Where ``language`` is not English, the files
    of GDELT's translated news are read. GDELT leaves some quarters of an hour out.
    """
    missing: list[FetchError] = []
    listed = file_urls(source, now)
    urls = [url for url in listed if not reader.knows(url)]
    for url in urls:
        try:
            document = await reader.read(url, max_bytes=MAX_BYTES)
            pages = [] if document is None else read_file(document.body, url)
        except FetchError as error:
            reader.forget(url)
            missing.append(error)
            continue
        for page in pages:
            yield page
    is_down = len(urls) == len(listed) or any("http 404" not in str(why) for why in missing)
    if missing and len(missing) == len(urls) and is_down:
        raise FetchError(f"No file of GDELT came; the last: {missing[-1]}") from missing[-1]
    if missing:
        logger.warning("%d of %d files of GDELT did not come: %s", len(missing), len(urls), missing)


def file_urls(source: Source, now: datetime) -> list[str]:
    """Return the addresses of the files up to ``now``, newest first."""
    words = [] if source.language in {None, "en"} else ["translation"]
    suffix = ".".join([*words, "gkg.csv" if source.files == "gkg" else "export.CSV", "zip"])
    last = (now - _DELAY).astimezone(UTC)
    last = last.replace(minute=last.minute // 15 * 15, second=0, microsecond=0)
    count = int(timedelta(days=source.max_age_days) / _SLOT)
    stamps = (f"{last - _SLOT * slot:%Y%m%d%H%M%S}" for slot in range(count))
    return [urljoin(source.url or FILES_URL, f"{stamp}.{suffix}") for stamp in stamps]


def read_file(body: bytes, url: str) -> list[ListedPage]:
    """Return the pages of one zipped file, each once. Pure.

    Raises
    ------
    FetchError
        If this is no such file.
    """
    pages: dict[str, ListedPage] = {}
    for row in _rows(body, url):
        page = _gkg_page(row) if len(row) == _GKG_COLUMNS else _export_page(row)
        if page is not None:
            pages.setdefault(page.url, page)
    return list(pages.values())


def _rows(body: bytes, url: str) -> Iterator[list[str]]:
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            member = archive.infolist()[0]
            if member.file_size > _MAX_UNPACKED_BYTES:
                raise FetchError(f"{url} is too large: {member.file_size} bytes unpacked.")
            with archive.open(member) as file:
                # Rows end with a line feed alone, and nothing in them is quoted.
                lines = io.TextIOWrapper(file, encoding="utf-8", errors="replace", newline="\n")
                while line := lines.readline(_MAX_ROW_CHARS):
                    yield line.rstrip("\n").replace("\x00", "").split("\t")
    except _NO_ZIP as error:
        raise FetchError(f"{url} is no file of GDELT: {error}.") from error


def _export_page(row: list[str]) -> ListedPage | None:
    url = web_url("", row[_EXPORT_URL]) if len(row) == _EXPORT_COLUMNS else ""
    return ListedPage(url=url) if url else None


def _gkg_page(row: list[str]) -> ListedPage | None:
    url = web_url("", row[_GKG_URL])
    if row[_GKG_COLLECTION] != _WEB or not url:
        return None
    extras = row[_GKG_EXTRAS]
    return ListedPage(
        url=url,
        title=_between(extras, "PAGE_TITLE"),
        author=_between(extras, "PAGE_AUTHORS").replace(";", ", ") or None,
        published_at=_instant(_between(extras, "PAGE_PRECISEPUBTIMESTAMP")),
    )


def _between(text: str, tag: str) -> str:
    _, _, rest = text.partition(f"<{tag}>")
    value, end, _ = rest.partition(f"</{tag}>")
    return unescape(value).strip() if end else ""


def _instant(stamp: str) -> str | None:
    try:
        return datetime.strptime(stamp, "%Y%m%d%H%M%S").replace(tzinfo=UTC).isoformat()
    except ValueError:
        return None
