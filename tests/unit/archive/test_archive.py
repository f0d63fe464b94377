"""What is archived comes back, and other programs can read it."""

import gzip
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from upath import UPath

from sitrep.archive import read_warc, write_warc
from sitrep.errors import BatchMissingError
from sitrep.records import Capture, SourceInfo

AT = datetime(2026, 3, 1, 6, 0, 0, 250_000, tzinfo=UTC)
SOURCE = SourceInfo(
    source_id="delta-wire", source_name="Délta Wire", source_country="GBR", source_kind="rss"
)
PAGE = Capture(
    url="https://delta-wire.example/a?x=ü",
    fetched_at=AT,
    content_type="text/html; charset=utf-8",
    body=gzip.compress(b"<p>Hello</p>", mtime=0),
    status=200,
    headers=(
        ("content-type", "text/html; charset=utf-8"),
        ("content-encoding", "gzip"),
        ("transfer-encoding", "chunked"),
        ("x-note", "a"),
        ("x-note", "b"),
    ),
    hints={"title": "Grüße", "requested_url": "https://delta-wire.example/b"},
)
NOT_FOUND = Capture(
    url="https://delta-wire.example/gone",
    fetched_at=AT,
    content_type="text/html",
    body=b"<p>gone</p>",
    status=404,
    headers=(("content-type", "text/html"),),
    failure="http 404",
)
FAILED = Capture(
    url="https://delta-wire.example/c",
    fetched_at=AT + timedelta(hours=1),
    hints={"title": "C"},
    failure="timeout",
    detail="not complete after 20 s",
)
FILE = Capture(
    url="folder://drop/a%20b.txt",
    fetched_at=AT,
    content_type="text/plain",
    body=b"HTTP/1.1 is not what this text is about.\r\n\r\nIt only begins so.",
)
EMPTY = Capture(url="folder://drop/empty.txt", fetched_at=AT, content_type="text/plain")
FORBIDDEN = Capture(
    url="https://delta-wire.example/f",
    fetched_at=AT,
    status=403,
    headers=(("server", "wall"),),
    failure="http 403",
)
EMPTY_PAGE = Capture(url="https://delta-wire.example/e", fetched_at=AT, status=200)
ALL = [PAGE, NOT_FOUND, FAILED, FILE, EMPTY, FORBIDDEN, EMPTY_PAGE]


@pytest.fixture
def target(tmp_path) -> UPath:
    return UPath(tmp_path) / "raw" / "source=delta-wire" / "date=2026-03-01" / "x.warc.gz"


def test_captures_come_back_decoded(target):
    write_warc(target, SOURCE, ALL)
    source, captures = read_warc(target)
    assert source == SOURCE
    page, not_found, failed, file, empty, forbidden, empty_page = captures
    assert page.body == b"<p>Hello</p>"
    assert (page.url, page.fetched_at, page.status) == (PAGE.url, AT, 200)
    assert (page.hints, page.failure) == (PAGE.hints, None)
    assert [value for name, value in page.headers if name == "x-note"] == ["a", "b"]
    assert (not_found.failure, not_found.status) == ("http 404", 404)
    assert not_found.body == NOT_FOUND.body
    assert (failed.failure, failed.detail, failed.body) == ("timeout", FAILED.detail, b"")
    assert (failed.fetched_at, failed.hints) == (FAILED.fetched_at, FAILED.hints)
    assert (file.body, file.status, file.content_type) == (FILE.body, None, "text/plain")
    assert (empty.body, empty.failure) == (b"", None)
    assert (forbidden.failure, forbidden.headers) == ("http 403", (("server", "wall"),))
    assert (empty_page.body, empty_page.status) == (b"", 200)
    for capture in (page, failed, file):
        assert capture.archive_path == str(target)
        assert capture.archive_record.startswith("<urn:uuid:")


def test_equal_captures_give_equal_bytes(target):
    write_warc(target, SOURCE, ALL)
    first = target.read_bytes()
    write_warc(target, SOURCE, ALL)
    assert target.read_bytes() == first
    write_warc(target, SOURCE, ALL[1:])
    assert target.read_bytes() != first


def test_an_archive_without_captures_still_says_whose_it_is(target):
    write_warc(target, SOURCE, [])
    source, captures = read_warc(target)
    assert (source, list(captures)) == (SOURCE, [])


def test_an_error_leaves_nothing_behind(target):
    def fetch_and_fail():
        yield PAGE
        raise RuntimeError

    with pytest.raises(RuntimeError):
        write_warc(target, SOURCE, fetch_and_fail())
    assert not target.exists()


def test_what_is_missing_or_no_archive_is_said_so(target):
    with pytest.raises(BatchMissingError, match="not on the lake"):
        read_warc(target)
    target.parent.mkdir(parents=True)
    target.write_bytes(b"<html>not an archive</html>")
    with pytest.raises(BatchMissingError, match="no complete WARC"):
        read_warc(target)


def test_a_page_that_grew_since_is_too_large(target):
    bomb = Capture(
        url="https://delta-wire.example/bomb",
        fetched_at=AT,
        body=gzip.compress(bytes(5_000_000)),
        status=200,
        headers=(("content-encoding", "gzip"),),
    )
    write_warc(target, SOURCE, [bomb, FILE])
    found, file = read_warc(target, max_bytes=1_000_000)[1]
    assert (found.failure, found.body) == ("too large", b"")
    assert file.body == FILE.body


@pytest.mark.parametrize(
    ("encoding", "body"), [("gzip", b"not gzip"), ("gzip", PAGE.body[:-12]), ("br", b"\x8b\x02")]
)
def test_a_garbled_body_does_not_stop_the_reader(target, encoding, body):
    broken = Capture(
        url="https://delta-wire.example/x",
        fetched_at=AT,
        body=body,
        status=200,
        headers=(("content-encoding", encoding),),
    )
    write_warc(target, SOURCE, [broken, FILE])
    found, file = read_warc(target)[1]
    assert found.failure is None
    assert file.body == FILE.body


def test_archives_of_other_crawlers_are_read(target):
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"
    body = http + b"5\r\nHello\r\n0\r\n\r\n"
    record = (
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: <https://a.example/>\r\n"
        b"WARC-Date: 2022-09-10T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        b"Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n"
        % len(body)
    )
    metadata = (
        b"WARC/1.0\r\nWARC-Type: metadata\r\nWARC-Target-URI: https://a.example/\r\n"
        b"WARC-Date: 2022-09-10T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:2>\r\n"
        b"Content-Type: application/warc-fields\r\nContent-Length: 15\r\n\r\nfetchTimeMs: 3\n"
    )
    target.parent.mkdir(parents=True)
    target.write_bytes(record + body + b"\r\n\r\n" + metadata + b"\r\n\r\n")
    source, captures = read_warc(target)
    (capture,) = captures
    assert source.source_id == "delta-wire"
    assert (capture.url, capture.body, capture.hints) == ("https://a.example/", b"Hello", {})
    assert capture.fetched_at == datetime(2022, 9, 10, 10, tzinfo=UTC)


def members(data: bytes) -> list[tuple[dict[str, str], bytes]]:
    """Read the records of a WARC file by hand, from the standard's words alone."""
    import zlib

    records = []
    while data:
        member = zlib.decompressobj(zlib.MAX_WBITS | 16)
        record = member.decompress(data)
        assert member.eof
        data = member.unused_data
        head, _, rest = record.partition(b"\r\n\r\n")
        version, *lines = head.decode().split("\r\n")
        assert version == "WARC/1.1"
        fields = dict(line.split(": ", 1) for line in lines)
        length = int(fields["Content-Length"])
        assert rest[length:] == b"\r\n\r\n"
        records.append((fields, rest[:length]))
    return records


def test_each_record_is_a_gzip_member_as_the_standard_says(target):
    write_warc(target, SOURCE, ALL, request_headers={"User-Agent": "Sitrep/0"})
    records = members(target.read_bytes())
    kinds = [fields["WARC-Type"] for fields, _ in records]
    exchange = ["response", "request", "metadata"]
    file = ["resource", "metadata"]
    assert kinds == ["warcinfo", *exchange * 2, "metadata", *file * 2, *exchange * 2]
    assert len({fields["WARC-Record-ID"] for fields, _ in records}) == len(records)
    (info, about), (response, page), (request, asked), (metadata, known), *_ = records
    assert info["Content-Type"] == "application/warc-fields"
    assert "source_name: Délta Wire\r\n" in about.decode()
    assert response["WARC-Date"] == "2026-03-01T06:00:00.250000Z"
    assert page.endswith(b"\r\n\r\n" + PAGE.body)
    assert b"\r\nX-Archive-Orig-transfer-encoding: chunked\r\n" in page
    assert request["WARC-Concurrent-To"] == response["WARC-Record-ID"]
    assert asked.startswith(b"GET /a?x=")
    assert b"\r\nUser-Agent: Sitrep/0\r\n" in asked
    assert metadata["WARC-Refers-To"] == response["WARC-Record-ID"]
    assert json.loads(known)["hints"] == PAGE.hints


def test_a_second_library_reads_it(target):
    fastwarc = pytest.importorskip("fastwarc")
    write_warc(target, SOURCE, ALL)
    with open(target.path, "rb") as file:  # noqa: PTH123
        records = [
            (record.headers["WARC-Type"], record.verify_block_digest())
            for record in fastwarc.ArchiveIterator(file, parse_http=False)
        ]
    expected = [fields["WARC-Type"] for fields, _ in members(target.read_bytes())]
    assert records == [(kind, True) for kind in expected]


@pytest.mark.parametrize("kept", [0.3, 0.5, 0.51, 0.7, 0.9])
def test_an_archive_that_breaks_off_gives_no_half_page(tmp_path, kept):
    bodies = Random(7)
    pages = [replace(FILE, url=f"folder://drop/{n}", body=bodies.randbytes(3000)) for n in range(9)]
    target = UPath(tmp_path) / "a.warc.gz"
    write_warc(target, SOURCE, pages)
    whole = target.read_bytes()
    target.write_bytes(whole[: int(kept * len(whole))])
    read = []
    _, captures = read_warc(target)
    with pytest.raises(BatchMissingError, match=r"breaks off|is no complete WARC file"):
        read.extend(captures)
    assert 0 < len(read) < 9
    assert {len(capture.body) for capture in read} == {3000}
