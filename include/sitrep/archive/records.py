"""Archive captures as WARC 1.1, the standard format for pages from the web.

A page is a ``response`` record (headers and body as received), a ``request`` record and a
``metadata`` record (JSON: what the feed said, and the failure if there was one). A page that
is as it was in an earlier archive is a ``revisit`` in place of the ``response``. A file of a
folder is a ``resource`` record with its ``metadata``. A page that did not come is a
``metadata`` record alone. Ids come from content: equal captures give equal bytes.
"""

import base64
import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from http import HTTPStatus
from io import BytesIO
from typing import IO
from urllib.parse import quote, urlsplit

from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from sitrep import __version__
from sitrep.archive.captures import METADATA
from sitrep.records import Capture, SourceInfo, stable_id

_FIELDS = ("source_id", "source_name", "source_country", "source_kind")
_URL_CHARS = "%/:=&?~#+!$,;'@()*[]"


class Archive:
    """Writes captures to an open file, one after another."""

    def __init__(
        self,
        file: IO[bytes],
        source: SourceInfo,
        created_at: datetime | None,
        request_headers: Mapping[str, str],
    ) -> None:
        self._writer = WARCWriter(file, gzip=True, warc_version="1.1")
        self._source = source
        self._created_at = created_at
        self._request_headers = request_headers
        self._started = False

    def start(self, created_at: datetime) -> None:
        """Write the record that says what this file is, unless it is written."""
        if self._started:
            return
        self._started = True
        about = {
            "software": f"Sitrep/{__version__}",
            "format": "WARC File Format 1.1",
            "conformsTo": "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/",
            **{name: getattr(self._source, name) for name in _FIELDS},
        }
        lines = (f"{name}: {' '.join(value.split())}\r\n" for name, value in about.items() if value)
        payload = "".join(lines).encode()
        record_id = _record_id("warcinfo", created_at, payload)
        self._write("warcinfo", "", created_at, payload, record_id, "application/warc-fields")

    def add(self, capture: Capture) -> None:
        """Write the records of one capture."""
        self.start(self._created_at or capture.fetched_at)
        main_id = None
        if capture.status is not None:
            main_id = self._add_exchange(capture)
        elif capture.failure is None:
            main_id = _record_id(capture.url, capture.fetched_at, capture.body)
            self._write(
                "resource",
                capture.url,
                capture.fetched_at,
                capture.body,
                main_id,
                capture.content_type or "application/octet-stream",
            )
        self._add_metadata(capture, main_id)

    def _add_exchange(self, capture: Capture) -> str:
        response_id = _record_id(capture.url, capture.fetched_at, capture.body)
        request_id = _record_id(response_id, "request")
        at, url = capture.fetched_at, capture.url
        kind = "response" if capture.unchanged_since is None else "revisit"
        self._write(
            kind,
            url,
            at,
            b"" if kind == "revisit" else capture.body,
            response_id,
            http=_status_line(capture),
            extra=_revisit_headers(capture),
        )
        extra = {"WARC-Concurrent-To": response_id}
        request = self._request(url)
        self._write("request", url, at, b"", request_id, http=request, extra=extra)
        return response_id

    def _request(self, url: str) -> StatusAndHeaders:
        parts = urlsplit(url)
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        path = quote(path, safe=_URL_CHARS)
        headers = [("Host", quote(parts.netloc.rpartition("@")[2], safe=_URL_CHARS))]
        headers.extend(self._request_headers.items())
        return StatusAndHeaders(f"GET {path} HTTP/1.1", headers, is_http_request=True)

    def _add_metadata(self, capture: Capture, main_id: str | None) -> None:
        known = {name: getattr(capture, name) for name in METADATA}
        known["hints"] = dict(capture.hints)
        payload = json.dumps({k: v for k, v in known.items() if v}, ensure_ascii=False).encode()
        own_id = _record_id(main_id or capture.url, capture.fetched_at, payload)
        extra = {"WARC-Refers-To": main_id} if main_id else {}
        at, url = capture.fetched_at, capture.url
        self._write("metadata", url, at, payload, own_id, "application/json", extra=extra)

    def _write(  # noqa: PLR0913 - the fields of a WARC record
        self,
        kind: str,
        url: str,
        at: datetime,
        payload: bytes,
        record_id: str,
        content_type: str = "",
        *,
        http: StatusAndHeaders | None = None,
        extra: dict[str, str] | None = None,
    ) -> None:
        record: ArcWarcRecord = self._writer.create_warc_record(
            url,
            kind,
            payload=BytesIO(payload),
            length=len(payload),
            warc_content_type=content_type,
            http_headers=http,
            warc_headers_dict={
                "WARC-Record-ID": record_id,
                "WARC-Date": _warc_date(at),
                **(extra or {}),
            },
        )
        self._writer.write_record(record)


def _status_line(capture: Capture) -> StatusAndHeaders:
    status = capture.status or 0
    reason = HTTPStatus(status).phrase if status in set(HTTPStatus) else ""
    # The body is stored without chunks: a reader must not look for them.
    headers = [
        (f"X-Archive-Orig-{name}" if name.lower() == "transfer-encoding" else name, value)
        for name, value in capture.headers
    ]
    return StatusAndHeaders(f"{status} {reason}".strip(), headers, protocol="HTTP/1.1")


def _revisit_headers(capture: Capture) -> dict[str, str]:
    if capture.unchanged_since is None:
        return {}
    is_unsent = capture.status == 304
    how = "server-not-modified" if is_unsent else "identical-payload-digest"
    return {
        "WARC-Profile": f"http://netpreserve.org/warc/1.1/revisit/{how}",
        "WARC-Refers-To-Target-URI": capture.url,
        "WARC-Refers-To-Date": _warc_date(capture.unchanged_since),
        **({} if is_unsent else {"WARC-Payload-Digest": _digest(capture.body)}),
    }


def _digest(body: bytes) -> str:
    """Return the SHA-1 of a body as archives write it, and as the library does for others."""
    sha1 = hashlib.sha1(body, usedforsecurity=False).digest()
    return f"sha1:{base64.b32encode(sha1).decode()}"


def _record_id(*parts: str | datetime | bytes) -> str:
    words = (
        hashlib.sha256(p).hexdigest() if isinstance(p, bytes) else str(p)
        for p in (_warc_date(p) if isinstance(p, datetime) else p for p in parts)
    )
    return f"<urn:uuid:{stable_id('warc', *words)}>"


def _warc_date(at: datetime) -> str:
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")
