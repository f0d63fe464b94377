"""The story of a page is found, without the page around it."""

import contextlib
from datetime import UTC, datetime

import pytest

from sitrep.clean.page import MAX_ELEMENTS, read_page
from sitrep.clean.refusal import RefusalError
from sitrep.records import Capture

LEAD = "Troops reached the western edge of the town on Friday, two officials in the capital said."
REST = [
    "A correspondent said that shells had wrecked the road bridge, and posted pictures of it.",
    "The ministry did not comment on the report until the evening, when it called it false.",
]
PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>Army reaches the river | Delta Wire</title>
<meta property="og:title" content="Army reaches the river">
<link rel="canonical" href="https://delta-wire.example/a">
<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2023-04-01T10:00:00Z",
"author": [{"@type": "Person", "name": "Helen Marlowe"}, "Ana Souza"]}</script>
</head><body><nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Army reaches the river</h1><p>By Helen Marlowe and Ana Souza</p>
%s
<p>Share this:</p></article>
<aside><h3>Most read</h3><a href="/b">Another story that many people read today</a></aside>
<footer>Delta Wire, all rights reserved</footer></body></html>"""


def capture(body: str | bytes, **changes: object) -> Capture:
    known = {
        "url": "https://delta-wire.example/a?utm_source=feed",
        "fetched_at": datetime(2023, 4, 2, tzinfo=UTC),
        "content_type": "text/html",
    }
    return Capture(**{**known, **changes}, body=body.encode() if isinstance(body, str) else body)


def paragraphs(*texts: str) -> str:
    return PAGE % "".join(f"<p>{text}</p>" for text in texts)


def test_a_page():
    draft = read_page(capture(paragraphs(f"KYIV (Delta Wire) - {LEAD}", *REST)))
    assert draft.content.text == "\n\n".join([LEAD, *REST])
    assert draft.content.dateline == "KYIV (Delta Wire)"
    assert draft.title == "Army reaches the river"
    assert draft.authors == ("Helen Marlowe", "Ana Souza")
    assert draft.canonical == "https://delta-wire.example/a"
    assert draft.dating.published_at == datetime(2023, 4, 1, 10, tzinfo=UTC)
    assert draft.declared_language == "en"
    assert draft.section is None
    assert not draft.is_paywalled


def test_lines_inside_paragraphs_and_markup_inside_words():
    draft = read_page(
        capture(paragraphs(LEAD, f"{REST[0]}<br>{REST[1]}", "The <b>ar</b>my <i>said</i>\n so."))
    )
    assert draft.content.text.split("\n\n")[1:] == [*REST, "The army said so."]


def test_the_feed_helps_out_where_the_page_says_nothing():
    body = f"<html><body><div><p>{LEAD}</p><p>{REST[0]}</p><p>{REST[1]}</p></div></body></html>"
    hints = {
        "title": "From the feed",
        "author": "Ana Souza",
        "published_at": "2023-03-31T10:00:00Z",
    }
    draft = read_page(capture(body, hints=hints))
    assert draft.title == "From the feed"
    assert draft.authors == ("Ana Souza",)
    assert draft.dating.reason == "feed"


def test_pictures_inside_the_markup_are_borne():
    picture = '<img src="data:image/png;base64,' + "aGVs/bG8=" * 100_000 + '">'
    assert len(read_page(capture(paragraphs(LEAD, picture * 3, *REST))).content.text) > 200


def test_a_paywall_is_seen():
    body = paragraphs(LEAD, "Subscribe to read the rest of this story.")
    assert read_page(capture(body)).is_paywalled
    for free, walled in (("false", True), ("true", False), ('"False"', True)):
        said = body.replace('"datePublished"', f'"isAccessibleForFree": {free}, "datePublished"')
        assert read_page(capture(said)).is_paywalled is walled


def test_the_section_comes_into_the_article():
    body = paragraphs(LEAD, *REST).replace(
        "<title>", '<meta property="article:section" content="World"><title>'
    )
    assert read_page(capture(body)).section == "World"


def test_pages_in_other_encodings_and_with_declarations():
    body = paragraphs(LEAD, *REST, "« Jusqu’au bout », a-t-il dit à la presse, mardi, à Paris.")
    latin = body.replace("utf-8", "windows-1252").encode("cp1252")
    for page in (latin, b'<?xml version="1.0" encoding="utf-8"?>\n' + body.encode()):
        assert "« Jusqu’au bout »" in read_page(capture(page)).content.text


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (" \n ", "empty"),
        (b"\x00\x01\x02" * 100, "undecodable"),
        ("<!-- nothing -->", "undecodable"),
        ("<p>x</p>" * (MAX_ELEMENTS + 1), "not an article"),
        ("<p " + " ".join(f"a{number}" for number in range(100_000)) + ">", "not an article"),
        ("<p>" + "x" * 10_000_001, "not an article"),
    ],
)
def test_what_is_no_page(body, reason):
    with pytest.raises(RefusalError) as caught:
        read_page(capture(body))
    assert caught.value.reason == reason


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 1_000_000,
        "<p><b><i>" * 5_000,
        "<a href='x'>text " * 10_000,
        "<table><tr><td>" * 5_000,
        "<" * 1_000_000,
        "<!--" * 500_000,
        "<title>" + " - ".join("a" * 20_000) + "</title><p>x",
        '<meta property="og:title" content="' + " | ".join("ab" * 10_000) + '"><h1>y</h1>',
        '<script type="application/ld+json">,' + " " * 400_000 + "x</script><p>y",
        '<script type="application/ld+json">{"@type": "NewsArticle", "articleBody": "'
        + "a" * 190_000
        + '"}</script>'
        + f"<p>{'a' * 40}b</p>" * 9_000,
        "<h1>x</h1>" + '<div class="byline">x ' * 200 + "y " * 200_000,
        "<a><h3>x y z</h3></a><p>some words of a story.</p>" * 4_000,
        "<p>" + " " * 2_000_000 + "x",
        "<script type='application/ld+json'>" + "[" * 500_000 + "</script><p>x</p>",
        "<script>" + "var a = '2020-01-01';" * 100_000 + "</script><p>x</p>",
        "<html><head>" + "<meta name='a' content='b'>" * 10_000 + "</head>",
    ],
    ids=lambda body: body[:12],
)
@pytest.mark.timeout(60)
def test_strange_pages_take_no_strange_time(body):
    with contextlib.suppress(RefusalError):
        read_page(capture(body))
