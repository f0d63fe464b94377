"""Archives are what the standard says: two other readers take them, and see what we wrote."""

import gzip
import io
import zlib
from collections import Counter
from contextlib import redirect_stdout
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import fastwarc
import pytest
from upath import UPath
from warcio.checker import Checker

from sitrep.archive import read_warc, write_warc
from sitrep.records import Capture, SourceInfo

AT = datetime(2026, 3, 1, 6, 0, 0, 250_000, tzinfo=UTC)
BEFORE = AT - timedelta(days=1)
SOURCE = SourceInfo(source_id="delta-wire", source_name="Délta Wire", source_country="GBR")
TEXT = "<p>Grüße aus dem Delta: the dam held.</p>".encode() * 50


def bare_deflate(body: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(body) + packer.flush()


def page(name: str, body: bytes, status: int = 200, **headers: str) -> Capture:
    return Capture(
        url=f"https://delta-wire.example/{name}",
        fetched_at=AT,
        content_type="text/html",
        body=body,
        status=status,
        headers=tuple((key.replace("_", "-"), value) for key, value in headers.items()),
        hints={"title": "Dam & “bridge”\nhold"},
        failure=f"http {status}" if status >= 300 else None,
    )


PAGES = [
    page("plain", TEXT),
    page("gzip", gzip.compress(TEXT, mtime=0), content_encoding="gzip"),
    page("deflate", zlib.compress(TEXT), content_encoding="deflate"),
    page("bare", bare_deflate(TEXT), content_encoding="deflate"),
    page("chunked", TEXT, transfer_encoding="chunked"),
    page(
        "both", gzip.compress(TEXT, mtime=0), transfer_encoding="chunked", content_encoding="gzip"
    ),
    page("length", TEXT, content_length=str(len(TEXT))),
    page("empty", b""),
    page("zeros", bytes(1000)),
    page("warc", b"WARC/1.1\r\n\r\nHTTP/1.1 200 OK\r\n\r\n" * 20),
    page("gone", b"gone", status=410),
    page("odd", b"odd", status=999, x_odd="caf\u00e9 \u20ac"),
    page("ü?q=ä#x", b"odd URL"),
]
OTHERS = [
    Capture(url="https://delta-wire.example/late", fetched_at=AT, failure="timeout", detail="20 s"),
    Capture(url="folder://drop/a%20b.txt", fetched_at=AT, content_type="text/plain", body=TEXT),
    replace(page("same", b"", status=304, etag='"1"'), failure=None, unchanged_since=BEFORE),
    replace(page("twin", PAGES[1].body, content_encoding="gzip"), unchanged_since=BEFORE),
]
ALL = PAGES + OTHERS


@pytest.fixture
def archive(tmp_path) -> UPath:
    target = UPath(tmp_path) / "x.warc.gz"
    write_warc(target, SOURCE, ALL, request_headers={"User-Agent": "Sitrep/0"})
    return target


def records(archive: UPath, *, auto_decode: str = "none") -> list[fastwarc.WarcRecord]:
    found = []
    with open(archive.path, "rb") as file:  # noqa: PTH123
        for record in fastwarc.ArchiveIterator(file, parse_http=False):
            assert record.verify_block_digest()
            if record.is_http:
                record.parse_http(auto_decode=auto_decode)
            if kind(record) == "response" and auto_decode == "none":
                assert record.verify_payload_digest()
            record.freeze()
            found.append(record)
    return found


def kind(record: fastwarc.WarcRecord) -> str:
    return str(record.headers["WARC-Type"])


def test_a_second_library_sees_the_same_bodies_and_digests(archive):
    responses = [r for r in records(archive) if kind(r) == "response"]
    assert [r.reader.read() for r in responses] == [page.body for page in PAGES]
    assert [r.http_headers.status_code for r in responses] == [page.status for page in PAGES]
    assert [r.headers["WARC-Date"] for r in responses] == ["2026-03-01T06:00:00.250000Z"] * 13


def test_a_second_library_can_decode_every_body(archive):
    decodable = [page for page in PAGES if not page.url.endswith("/bare")]  # it knows zlib alone
    write_warc(archive, SOURCE, decodable)
    found = records(archive, auto_decode="all")
    responses = [r.reader.read() for r in found if kind(r) == "response"]
    assert responses == [TEXT] * 6 + [page.body for page in PAGES[7:]]


def test_the_checker_of_the_first_finds_nothing_wrong(archive):
    said = io.StringIO()
    with redirect_stdout(said):
        checker = Checker(SimpleNamespace(inputs=[archive.path], verbose=False))
        assert checker.process_all() == 0
    assert said.getvalue() == ""


def test_every_kind_of_record_is_there(archive):
    kinds = Counter(kind(record) for record in records(archive))
    assert kinds == {
        "warcinfo": 1,
        "response": len(PAGES),
        "request": len(PAGES) + 2,
        "metadata": len(ALL),
        "resource": 1,
        "revisit": 2,
    }


def test_an_unchanged_page_refers_to_the_one_that_was_archived(archive):
    same, twin = (r for r in records(archive) if kind(r) == "revisit")
    for record, how in ((same, "server-not-modified"), (twin, "identical-payload-digest")):
        assert record.headers["WARC-Profile"].endswith(f"/revisit/{how}")
        assert record.headers["WARC-Refers-To-Date"] == "2026-02-28T06:00:00.250000Z"
        assert record.headers["WARC-Refers-To-Target-URI"] == record.headers["WARC-Target-URI"]
        assert record.reader.read() == b""
    original = [r for r in records(archive) if kind(r) == "response"][1]
    assert twin.headers["WARC-Payload-Digest"] == original.headers["WARC-Payload-Digest"]
    assert "WARC-Payload-Digest" not in same.headers


def test_unchanged_pages_come_back_for_who_asks(archive):
    asked = list(read_warc(archive, with_unchanged=True)[1])
    assert [(c.url, c.unchanged_since, c.body) for c in asked[-2:]] == [
        ("https://delta-wire.example/same", BEFORE, b""),
        ("https://delta-wire.example/twin", BEFORE, b""),
    ]
    assert [c.failure for c in asked[-2:]] == [None, None]
    assert len(asked) == len(ALL)
    assert len(list(read_warc(archive)[1])) == len(ALL) - 2


def test_what_is_read_can_be_archived_again_without_claiming_what_is_not(archive, tmp_path):
    source, captures = read_warc(archive)
    first = list(captures)
    copy = UPath(tmp_path) / "copy.warc.gz"
    write_warc(copy, source, first)
    second = list(read_warc(copy)[1])
    assert [(c.url, c.body, c.failure, c.status) for c in second] == [
        (c.url, c.body, c.failure, c.status) for c in first
    ]
    for record in records(copy):
        if kind(record) == "response":
            assert "Content-Encoding" not in record.http_headers
            assert "Transfer-Encoding" not in record.http_headers
            length = record.http_headers.get("Content-Length")
            assert length is None or int(length) == len(record.reader.read())
