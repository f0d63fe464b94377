"""A folder is read as if its files had been fetched."""

import json
from datetime import UTC, datetime

import pytest
from upath import UPath

from builders.warcs import CRAWLED_AT, crawl, news_page
from sitrep.archive import write_warc
from sitrep.errors import FetchError
from sitrep.fetch.kinds.folder import read_folder
from sitrep.records import Capture, SourceInfo

AT = datetime(2026, 3, 1, 6, tzinfo=UTC)


def captures(folder, max_bytes=10_000):
    return list(read_folder(folder, source_id="drop", fetched_at=AT, max_bytes=max_bytes))


def test_files_come_sorted_with_stable_urls(tmp_path):
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "größe 1.html").write_text("<p>1</p>")
    (tmp_path / "a.txt").write_text("one")
    (tmp_path / "c.HTM").write_text("<p>2</p>")
    (tmp_path / "picture.jpg").write_bytes(b"\xff")
    (tmp_path / "folder.html").mkdir()
    found = captures(tmp_path)
    assert [capture.url for capture in found] == [
        "folder://drop/a.txt",
        "folder://drop/b/gr%C3%B6%C3%9Fe%201.html",
        "folder://drop/c.HTM",
    ]
    assert [capture.content_type for capture in found] == ["text/plain", "text/html", "text/html"]
    assert {capture.fetched_at for capture in found} == {AT}
    assert found[0].body == b"one"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("2022-09-10T10:00:00+03:00", datetime(2022, 9, 10, 7, tzinfo=UTC)),
        ("2022-09-10T10:00:00", datetime(2022, 9, 10, 10, tzinfo=UTC)),
        ("soon", AT),
        (7, AT),
        (None, AT),
    ],
)
def test_a_document_may_say_when_it_was_fetched(tmp_path, given, expected):
    (tmp_path / "a.json").write_text(json.dumps({"text": "x", "fetched_at": given}))
    assert captures(tmp_path)[0].fetched_at == expected


def test_files_that_cannot_be_read_are_failures(tmp_path):
    (tmp_path / "a.json").write_text("[1, 2")
    (tmp_path / "big.txt").write_text("x" * 11_000)
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    broken, big, gone = captures(tmp_path)
    assert (broken.failure, broken.fetched_at) == (None, AT)
    assert (big.failure, big.body) == ("too large", b"")
    assert gone.failure == "unreadable file"


def test_a_folder_that_is_missing_is_an_error(tmp_path):
    with pytest.raises(FetchError, match="nowhere is not a folder"):
        captures(tmp_path / "nowhere")


PAGES = [(f"https://delta-wire.example/{n}", news_page(f"News {n}")) for n in range(6)]


@pytest.mark.parametrize("packed", [True, False])
def test_archives_of_another_crawler_give_their_pages(tmp_path, packed):
    suffix = ".warc.gz" if packed else ".warc"
    (tmp_path / f"crawl{suffix}").write_bytes(crawl(PAGES, packed=packed))
    (tmp_path / "a.txt").write_text("one")
    file, *pages = captures(tmp_path)
    assert file.url == "folder://drop/a.txt"
    assert [(page.url, page.body) for page in pages] == PAGES
    assert pages[0].fetched_at == CRAWLED_AT


def test_our_own_archives_give_their_pages_and_failures(tmp_path):
    pages = [
        Capture(url="https://d.example/a", fetched_at=AT, body=b"<p>A</p>", status=200),
        Capture(url="https://d.example/b", fetched_at=AT, failure="timeout", detail="20 s"),
        Capture(url="https://d.example/c", fetched_at=AT, status=304, unchanged_since=AT),
    ]
    write_warc(UPath(tmp_path / "x.warc.gz"), SourceInfo(source_id="d", source_name="D"), pages)
    found = captures(tmp_path)
    assert [(c.url, c.body, c.failure) for c in found] == [
        ("https://d.example/a", b"<p>A</p>", None),
        ("https://d.example/b", b"", "timeout"),
    ]


@pytest.mark.parametrize("packed", [True, False])
def test_an_archive_that_breaks_off_anywhere_gives_whole_pages_and_a_failure(tmp_path, packed):
    whole = crawl(PAGES, packed=packed)
    name = "crawl.warc.gz" if packed else "crawl.warc"
    for size in range(len(whole) - 5, 0, -97):
        (tmp_path / name).write_bytes(whole[:size])
        found = captures(tmp_path)
        pages = [capture for capture in found if capture.failure is None]
        assert [(page.url, page.body) for page in pages] == PAGES[: len(pages)]
        if len(found) == len(pages):
            # Cut between two records, so that nothing tells that there were more.
            assert whole[size:].lstrip().startswith((b"\x1f\x8b", b"WARC/"))
        else:
            assert found[-1].url == f"folder://drop/{name}"
            assert found[-1].failure == "unreadable file"


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>Not found</html>",
        b"\x1f\x8b",
        b"WARC/1.0\r\n\r\n",
        crawl(PAGES).replace(b"\x1f\x8b", b"\x1f\x8c"),
    ],
)
def test_what_is_no_archive_is_a_failure_or_nothing(tmp_path, body):
    (tmp_path / "x.warc.gz").write_bytes(body)
    assert [capture.failure for capture in captures(tmp_path)] in ([], ["unreadable file"])


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"WARC-Date: 2026-02-20T12:00:00Z\r\n", b"WARC-Date: yesterday\r\n"),
        (b"WARC-Date: 2026-02-20T12:00:00Z\r\n", b""),
        (b"HTTP/1.1 200 OK", b"HTTP/1.1 two OK"),
        (b"Content-Type: application/http", b"Content-Type: application/nonsense"),
    ],
)
def test_records_with_odd_fields_stop_nothing_before_them(tmp_path, before, after):
    body = crawl(PAGES[1:], packed=False)
    assert before in body
    (tmp_path / "a.warc").write_bytes(body)
    (tmp_path / "b.warc").write_bytes(body.replace(before, after))
    assert len([c for c in captures(tmp_path) if c.failure is None]) >= 5
