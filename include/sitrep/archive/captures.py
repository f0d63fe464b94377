"""Make captures of WARC records."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from warcio.bufferedreaders import ChunkedDataReader
from warcio.recordloader import ArcWarcRecord

from sitrep.archive.decompress import decompress
from sitrep.records import Capture

# What is kept of a capture beside its page, as JSON.
METADATA = ("hints", "failure", "detail", "status", "content_type")

_STEP = 1 << 16


def begin_capture(
    record: ArcWarcRecord, known: Mapping[str, Any], archive_path: str, max_bytes: int
) -> Capture | None:
    """Return the capture that begins with this record, or None if none does.

    Parameters
    ----------
    known : mapping
        What :func:`read_metadata` reads of the record.

    Raises
    ------
    ValueError
        If the record does not say when it was made.
    """
    if record.rec_type in {"response", "resource"}:
        return _page(record, archive_path, max_bytes)
    if record.rec_type == "revisit":
        return _unchanged(record, archive_path)
    if known:
        return _failed(record, known, archive_path)
    return None


def _page(record: ArcWarcRecord, archive_path: str, max_bytes: int) -> Capture:
    http = record.http_headers
    status = _status(record)
    headers = tuple(_as_decoded(*header) for header in http.headers) if http else ()
    kind = http.get_header("content-type") if http else record.content_type
    body, problem = _body(record, max_bytes)
    if problem is None and status is not None and status >= 300:
        problem = f"http {status}"
    return Capture(
        url=record_url(record),
        fetched_at=_date(record),
        content_type=kind or "",
        body=body,
        status=status,
        headers=headers,
        failure=problem,
        archive_path=archive_path,
        archive_record=record.rec_headers.get_header("WARC-Record-ID"),
    )


def _as_decoded(name: str, value: str) -> tuple[str, str]:
    """Keep the headers that describe the body as it was sent under another name."""
    encodings = {"content-encoding", "transfer-encoding", "content-length"}
    return (f"X-Archive-Orig-{name}" if name.lower() in encodings else name), value


def _unchanged(record: ArcWarcRecord, archive_path: str) -> Capture | None:
    since = record.rec_headers.get_header("WARC-Refers-To-Date")
    http = record.http_headers
    if since is None:
        return None  # another crawler's, which names its page in another way
    return Capture(
        url=record_url(record),
        fetched_at=_date(record),
        status=_status(record),
        headers=tuple(http.headers) if http else (),
        unchanged_since=datetime.fromisoformat(since).astimezone(UTC),
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


def _failed(record: ArcWarcRecord, known: Mapping[str, Any], archive_path: str) -> Capture:
    capture = Capture(
        url=record_url(record),
        fetched_at=_date(record),
        content_type=known.get("content_type", ""),
        status=known.get("status"),
        failure=known.get("failure", "connection"),
        archive_path=archive_path,
        archive_record=record.rec_headers.get_header("WARC-Record-ID"),
    )
    return add_metadata(capture, known)


def add_metadata(capture: Capture, known: Mapping[str, Any]) -> Capture:
    """Return the capture with what was known of it beside its page."""
    return replace(
        capture,
        hints=known.get("hints", {}),
        failure=known.get("failure", capture.failure),
        detail=known.get("detail", capture.detail),
        content_type=known.get("content_type", capture.content_type),
    )


def read_metadata(record: ArcWarcRecord) -> dict[str, Any]:
    """Return our metadata; that of other crawlers is left alone."""
    if record.rec_type != "metadata" or record.content_type != "application/json":
        return {}
    try:
        known = json.loads(record.content_stream().read())
    except (ValueError, RecursionError):
        return {}
    return known if isinstance(known, dict) and set(known) <= set(METADATA) else {}


def _status(record: ArcWarcRecord) -> int | None:
    code = record.http_headers.get_statuscode() if record.http_headers else ""
    return int(code) if code.isascii() and code.isdigit() else None


def record_url(record: ArcWarcRecord) -> str:
    """Return what a record is about; some crawlers put angle brackets around it."""
    return str(record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")


def _date(record: ArcWarcRecord) -> datetime:
    at = datetime.fromisoformat(record.rec_headers.get_header("WARC-Date") or "")
    return at.astimezone(UTC)
