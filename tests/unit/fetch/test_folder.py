"""A folder is read as if its files had been fetched."""

import json
from datetime import UTC, datetime

import pytest

from sitrep.errors import FetchError
from sitrep.fetch.kinds.folder import read_folder

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
