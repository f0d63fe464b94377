"""Sources of kind ``folder``: pages, documents and archives, as if they had been fetched."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

from upath import UPath

from sitrep.archive import read_warc
from sitrep.errors import BatchMissingError, FetchError
from sitrep.fetch.failures import TOO_LARGE, UNREADABLE
from sitrep.fetch.sources import Source
from sitrep.fetch.visits import Visits
from sitrep.records import Capture
from sitrep.settings import Settings

CONTENT_TYPES = {
    ".html": "text/html",
    ".htm": "text/html",
    ".txt": "text/plain",
    ".json": "application/json",
}
_WARC = (".warc", ".warc.gz")


def read_captures(
    source: Source,
    *,
    now: datetime,
    settings: Settings,
    visits: Visits,  # noqa: ARG001 - a folder is read whole every time
) -> Iterator[Capture]:
    """Yield the captures of a source's folder.

    Raises
    ------
    FetchError
        If there is no such folder.
    """
    if source.path is None:
        raise FetchError(f"Source {source.source_id} has no path.")
    return read_folder(
        source.path,
        source_id=source.source_id,
        fetched_at=now,
        max_bytes=settings.max_page_bytes,
    )


def read_folder(
    folder: Path, *, source_id: str, fetched_at: datetime, max_bytes: int
) -> Iterator[Capture]:
    """Yield a capture for each page or document below ``folder``, sorted by path.

    The URL is ``folder://<source_id>/<relative path>``: the same on every machine. A JSON
    document may say when it was fetched (``fetched_at``, ISO 8601). A WARC file, of whatever
    crawler, gives its captures with their own URLs and instants.

    Raises
    ------
    FetchError
        If there is no such folder.
    """
    if not folder.is_dir():
        raise FetchError(f"{folder} is not a folder.")
    paths = [path for path in folder.rglob("*") if _is_warc(path) or _is_page(path)]
    for path in sorted(paths, key=lambda path: path.relative_to(folder).as_posix()):
        if path.is_dir():
            continue
        url = f"folder://{source_id}/{quote(path.relative_to(folder).as_posix())}"
        if _is_warc(path):
            yield from _captures_of(path, url=url, fetched_at=fetched_at, max_bytes=max_bytes)
        else:
            yield read_file(path, url=url, fetched_at=fetched_at, max_bytes=max_bytes)


def _is_page(path: Path) -> bool:
    return path.suffix.lower() in CONTENT_TYPES


def _is_warc(path: Path) -> bool:
    return path.name.lower().endswith(_WARC)


def _captures_of(
    path: Path, *, url: str, fetched_at: datetime, max_bytes: int
) -> Iterator[Capture]:
    """Yield the captures of a WARC file, and where it breaks off a failure of the file."""
    try:
        yield from read_warc(UPath(path), max_bytes=max_bytes)[1]
    except (BatchMissingError, OSError) as error:
        yield Capture(url=url, fetched_at=fetched_at, failure=UNREADABLE, detail=str(error))


def read_file(path: Path, *, url: str, fetched_at: datetime, max_bytes: int) -> Capture:
    """Return one file as a capture; one that cannot be read has a failure."""
    content_type = CONTENT_TYPES.get(path.suffix.lower(), "")
    failure = detail = None
    body = b""
    try:
        if (size := path.stat().st_size) > max_bytes:
            failure, detail = TOO_LARGE, f"{size} bytes, more than {max_bytes}"
        else:
            body = path.read_bytes()
    except OSError as error:
        failure, detail = UNREADABLE, error.strerror
    if content_type == "application/json":
        fetched_at = _given_instant(body) or fetched_at
    return Capture(
        url=url,
        fetched_at=fetched_at,
        content_type=content_type,
        body=body,
        failure=failure,
        detail=detail,
    )


def _given_instant(body: bytes) -> datetime | None:
    """Return the ``fetched_at`` of a JSON document, if it has a good one."""
    try:
        given = json.loads(body).get("fetched_at")
        at = datetime.fromisoformat(given)
    except (ValueError, TypeError, AttributeError, RecursionError):
        return None
    return at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)
