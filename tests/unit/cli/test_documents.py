"""Reading the files given on the command line as documents."""

import io
import json
import sys
from datetime import UTC, datetime

import pytest

from sitrep.cli.documents import Document, read_documents
from sitrep.errors import DocumentError

GIVEN = datetime(2022, 9, 10, tzinfo=UTC)
PAGE = """<html lang="en"><head><title>Bridge closed</title>
<meta property="article:published_time" content="2022-09-09T10:00:00Z"></head><body><article>
<h1>Bridge closed</h1><p>The bridge across the river was closed to lorries on Friday after a
crack was found in one of its pillars, the ministry of transport said in a statement.</p><p>It
will stay closed for at least three weeks while engineers look at the other pillars.</p>
</article></body></html>"""


@pytest.fixture
def write(tmp_path):
    """Write a file and return its path as it is given on the command line."""

    def write(name, content):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return str(path)

    return write


def read(*files, **options):
    return list(read_documents(files, **options))


def test_the_first_line_of_a_text_is_its_title_where_a_blank_line_follows(write):
    (document,) = read(write("a.txt", "Bridge closed\n\nA crack was found.\n"))
    assert (document.doc_id, document.draft.title) == ("a", "Bridge closed")
    assert document.draft.content.text == "A crack was found."


def test_a_text_without_a_blank_line_has_no_title(write):
    (document,) = read(write("a.txt", "A crack was found."))
    assert (document.draft.title, document.draft.content.text) == ("", "A crack was found.")


def test_a_page_is_cleaned(write):
    (document,) = read(write("page.html", PAGE))
    assert document.draft.title == "Bridge closed"
    assert document.draft.content.text.startswith("The bridge across the river")
    assert document.draft.dating.published_at == datetime(2022, 9, 9, 10, tzinfo=UTC)


def test_a_json_document_names_itself(write):
    fields = {
        "doc_id": "report-7",
        "title": "Bridge closed",
        "text": "A crack was found.",
        "published_at": "2022-09-09",
        "url": "https://delta-wire.example/bridge",
    }
    (document,) = read(write("a.json", json.dumps(fields)))
    assert document.doc_id == "report-7"
    assert document.draft.title == "Bridge closed"
    assert document.draft.canonical == "https://delta-wire.example/bridge"


def test_a_file_of_lines_holds_a_document_a_line(write):
    lines = '{"text": "One."}\n\n{"doc_id": 5, "text": "Two."}\n{"text": "Three."}\n'
    documents = read(write("all.jsonl", lines))
    assert [document.doc_id for document in documents] == ["all", "5", "all-3"]
    assert [document.draft.content.text for document in documents] == ["One.", "Two.", "Three."]


def test_a_line_that_cannot_be_read_leaves_the_others_alone(write):
    lines = '{"text": "One."}\n{"text": \n{"title": "no text"}\n{"text": "Four."}\n'
    one, broken, empty, four = read(write("all.jsonl", lines))
    assert isinstance(one, Document)
    assert isinstance(four, Document)
    assert isinstance(broken, DocumentError)
    assert "all.jsonl:2" in str(broken)
    assert "all.jsonl:3" in str(empty)


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("empty.txt", b"", "empty"),
        ("broken.json", b"{", "not JSON"),
        ("list.json", b"[1]", "not one JSON object"),
        ("untold.json", b'{"title": "x"}', "no field text"),
        ("empty.html", b"   ", "empty"),
    ],
)
def test_a_file_that_is_no_document_is_named_with_the_reason(write, name, content, says):
    file = write(name, content)
    (error,) = read(file)
    assert isinstance(error, DocumentError)
    assert str(error).startswith(f"{file}: ")
    assert says in str(error)


def test_a_file_that_is_not_there_is_named(tmp_path):
    for name in ("gone.txt", "gone.jsonl"):
        (error,) = read(str(tmp_path / name))
        assert isinstance(error, DocumentError)
        assert str(error) == f"{tmp_path / name}: No such file or directory"


def test_a_folder_is_no_document(tmp_path):
    (error,) = read(str(tmp_path))
    assert isinstance(error, DocumentError)


@pytest.mark.parametrize(
    ("stdin", "text"),
    [
        ("Bridge closed\n\nA crack was found.", "A crack was found."),
        (PAGE, "The bridge across the river"),
    ],
)
def test_a_dash_is_one_document_on_stdin(monkeypatch, stdin, text):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
    (document,) = read("-")
    assert (document.doc_id, document.draft.title) == ("stdin", "Bridge closed")
    assert document.draft.content.text.startswith(text)


def test_a_given_date_stands_in_only_where_the_document_has_none(write):
    files = [
        write("without.txt", "A crack was found."),
        write("with.json", '{"text": "A crack.", "published_at": "2021-05-04"}'),
    ]
    without, has = (document.draft.dating for document in read(*files, published_at=GIVEN))
    assert (without.published_at, without.reason) == (GIVEN, "given")
    assert has.published_at == datetime(2021, 5, 4, tzinfo=UTC)
    assert has.reason == "document"


def test_a_given_url_stands_in_only_where_the_document_has_none(write):
    given = "https://delta-wire.example/a"
    files = [
        write("without.txt", "A crack was found."),
        write("with.json", '{"text": "A crack.", "url": "https://delta-wire.example/b"}'),
    ]
    without, has = (document.draft.canonical for document in read(*files, url=given))
    assert (without, has) == (given, "https://delta-wire.example/b")


def test_documents_are_read_one_at_a_time(write, tmp_path):
    documents = read_documents([write("a.txt", "One."), str(tmp_path / "later.txt")])
    assert isinstance(next(documents), Document)
    write("later.txt", "Two.")
    assert isinstance(next(documents), Document)
