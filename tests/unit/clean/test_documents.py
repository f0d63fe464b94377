"""Texts and JSON documents are read with what they say of themselves."""

import json
from datetime import UTC, datetime

import pytest

from sitrep.clean.documents import read_document, read_text
from sitrep.clean.refusal import RefusalError
from sitrep.records import Capture


def capture(body: object, url: str = "folder://drop/a.json") -> Capture:
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    return Capture(url=url, fetched_at=datetime(2023, 4, 2, tzinfo=UTC), body=raw)


def test_a_full_document():
    draft = read_document(
        capture(
            {
                "title": " Army  moves ",
                "text": "One.\nTwo.",
                "published_at": "2023-04-01T10:00:00+03:00",
                "url": "https://delta-wire.example/a?utm_source=x",
                "source": "Delta Wire",
                "source_country": "gb",
                "authors": ["Ana Souza", 7],
                "language": "en",
                "other": {"x": 1},
            }
        )
    )
    assert (draft.title, draft.content.text) == ("Army moves", "One.\n\nTwo.")
    assert draft.dating.published_at == datetime(2023, 4, 1, 7, tzinfo=UTC)
    assert draft.dating.reason == "document"
    assert draft.canonical == "https://delta-wire.example/a"
    assert (draft.source_name, draft.source_country) == ("Delta Wire", "GBR")
    assert (draft.authors, draft.declared_language) == (("Ana Souza",), "en")


def test_a_bare_document():
    draft = read_document(capture({"text": "Title\n\nOne.", "url": "none", "source_country": "XX"}))
    assert (draft.title, draft.content.text) == ("Title", "One.")
    assert draft.canonical == "folder://drop/a.json"
    assert (draft.source_name, draft.source_country) == (None, None)
    assert draft.dating.reason == "fetched"


def test_a_given_title_leaves_the_text_alone():
    draft = read_document(capture({"title": "T", "text": "One.\nTwo."}))
    assert (draft.title, draft.content.text) == ("T", "One.\n\nTwo.")


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"{", "undecodable"),
        (b"[1]", "undecodable"),
        (b"[" * 100_000, "undecodable"),
        (b"\x00\x00", "undecodable"),
        ({"title": "T"}, "empty"),
        ({"text": None}, "empty"),
        ({"text": ["One."]}, "empty"),
    ],
)
def test_what_is_no_document(body, reason):
    with pytest.raises(RefusalError) as caught:
        read_document(capture(body))
    assert caught.value.reason == reason


def test_a_text():
    draft = read_text(
        capture("Überschrift\n\nEins.".encode(), url="folder://drop/2023-04-01-a.txt")
    )
    assert (draft.title, draft.content.text) == ("Überschrift", "Eins.")
    assert (draft.dating.reason, draft.dating.published_at.day) == ("url", 1)
