"""Read captures back from a WARC file: ours, or one that another crawler wrote."""

import json
import zlib
from collections.abc import Generator, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import ChunkedDataReader
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord

from sitrep.archive.decompress import decompress
from sitrep.errors import BatchMissingError
from sitrep.records import Capture, SourceInfo
from sitrep.storage import BatchPath

MAX_PAGE_BYTES = 10_000_000

_STEP = 1 << 16


def read_warc(
    source: BatchPath, *, max_bytes: int = MAX_PAGE_BYTES
) -> tuple[SourceInfo, Iterator[Capture]]:
    """Read an archive: whose it is, and its captures one by one.

    Parameters
    ----------
    max_bytes : int
        A page that is larger, decompressed, becomes a capture with failure ``"too large"``.

    Returns
    -------
    source : SourceInfo
        As the archive says; one of another crawler is named after its folder or file.
    captures : iterator of Capture
        In the order of the file. Bodies are decompressed; ``archive_path`` and
        ``archive_record`` say where each lies. Read it to the end, or close it.

    Raises
    ------
    BatchMissingError
        If there is no such file, or it is no WARC file (also while iterating, where it
        breaks off in the middle).
    """
    if not source.exists():
        raise BatchMissingError(f"{source} is not on the lake.")
    records = _records(source)
    try:
        info = _source_info(source, next(records, None))
    finally:
        records.close()
    return info, _captures(source, max_bytes)


def _records(source: BatchPath) -> Generator[ArcWarcRecord, None, None]:
    with source.fs.open(source.path, "rb") as file, closing(ArchiveIterator(file)) as records:
        try:
            yield from records
        except (ArchiveLoadFailed, zlib.error, EOFError) as error:
            raise BatchMissingError(f"{source} is no complete WARC file: {error}.") from error


def _source_info(source: BatchPath, first: ArcWarcRecord | None) -> SourceInfo:
    fields: dict[str, str] = {}
    if first is not None and first.rec_type == "warcinfo":
        text = first.content_stream().read().decode("utf-8", errors="replace")
        fields = dict(line.split(": ", 1) for line in text.splitlines() if ": " in line)
    folder = source.parent.parent.name
    stem = source.name.split(".")[0]
    source_id = fields.get("source_id") or folder.partition("source=")[2] or stem
    return SourceInfo(
        source_id=source_id,
        source_name=fields.get("source_name", source_id),
        source_country=fields.get("source_country"),
        source_kind=fields.get("source_kind", "archive"),
    )


def _captures(source: BatchPath, max_bytes: int) -> Iterator[Capture]:
    """Join the records of each capture; those of one capture lie side by side."""
    pending: Capture | None = None
    with closing(_records(source)) as records:
        for record in records:
            if pending is not None and _is_about(record, pending):
                pending = _with_metadata(pending, _metadata(record))
            elif (begun := _begin(record, str(source), max_bytes)) is not None:
                if pending is not None:
                    yield pending
                pending = begun
    if pending is not None:
        yield pending


def _is_about(record: ArcWarcRecord, capture: Capture) -> bool:
    about = record.rec_headers.get_header("WARC-Refers-To")
    return bool(record.rec_type == "metadata" and about == capture.archive_record)


def _begin(record: ArcWarcRecord, archive_path: str, max_bytes: int) -> Capture | None:
    """Return the capture that begins with this record, or None if none does."""
    if record.rec_type in {"response", "resource"}:
        return _page(record, archive_path, max_bytes)
    if record.rec_type == "metadata" and (known := _metadata(record)):
        return _failed(record, known, archive_path)
    return None


def _page(record: ArcWarcRecord, archive_path: str, max_bytes: int) -> Capture:
    http = record.http_headers
    status = int(http.get_statuscode()) if http and http.get_statuscode().isdigit() else None
    headers = tuple(http.headers) if http else ()
    kind = http.get_header("content-type") if http else record.content_type
    body, problem = _body(record, max_bytes)
    if problem is None and status is not None and status >= 300:
        problem = f"http {status}"
    return Capture(
        url=_url(record),
        fetched_at=_date(record),
        content_type=kind or "",
        body=body,
        status=status,
        headers=headers,
        failure=problem,
        archive_path=archive_path,
        archive_record=record.rec_headers.get_header("WARC-Record-ID"),
    )


def _body(record: ArcWarcRecord, max_bytes: int) -> tuple[bytes, str | None]:
    """Return the body of a record without chunks and compression, or why there is none."""
    http, stream = record.http_headers, record.raw_stream
    if http and (http.get_header("transfer-encoding") or "").lower() == "chunked":
        stream = ChunkedDataReader(stream)
    parts, size = [], 0
    while size <= max_bytes and (part := stream.read(_STEP)):
        parts.append(part)
        size += len(part)
    encoding = (http.get_header("content-encoding") or "") if http else ""
    body = decompress(b"".join(parts), encoding, max_bytes=max_bytes + 1)
    return (body, None) if max(size, len(body)) <= max_bytes else (b"", "too large")


def _failed(record: ArcWarcRecord, known: dict[str, Any], archive_path: str) -> Capture:
    capture = Capture(
        url=_url(record),
        fetched_at=_date(record),
        content_type=known.get("content_type", ""),
        status=known.get("status"),
        failure=known.get("failure", "connection"),
        archive_path=archive_path,
        archive_record=record.rec_headers.get_header("WARC-Record-ID"),
    )
    return _with_metadata(capture, known)


def _with_metadata(capture: Capture, known: dict[str, Any]) -> Capture:
    return replace(
        capture,
        hints=known.get("hints", {}),
        failure=known.get("failure", capture.failure),
        detail=known.get("detail", capture.detail),
        content_type=known.get("content_type", capture.content_type),
    )


def _metadata(record: ArcWarcRecord) -> dict[str, Any]:
    """Return our metadata; that of other crawlers is not JSON and is left alone."""
    if record.content_type != "application/json":
        return {}
    known = json.loads(record.content_stream().read())
    return known if isinstance(known, dict) else {}


def _url(record: ArcWarcRecord) -> str:
    return str(record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")


def _date(record: ArcWarcRecord) -> datetime:
    at = datetime.fromisoformat(record.rec_headers.get_header("WARC-Date"))
    return at.astimezone(UTC)
