"""Every capture becomes one article or one rejection."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from sitrep.clean.captures import clean_captures
from sitrep.near_duplicates.signature import signature_of
from sitrep.records import Article, Capture, Rejection, SourceInfo, arrow_schema

SOURCE = SourceInfo(source_id="drop", source_name="Drop", source_country="KEN")
AT = datetime(2023, 4, 2, tzinfo=UTC)
STORY = "\n".join(
    f"{who} said on Friday that the bridge over the river had been destroyed by shells."
    for who in ("The ministry", "A correspondent", "The governor of the region")
)


def document(name: str, text: str = STORY, **fields: object) -> Capture:
    body = json.dumps({"title": name, "text": text, **fields}).encode()
    url = f"folder://drop/{name}.json"
    return Capture(
        url=url,
        fetched_at=AT,
        content_type="application/json",
        body=body,
        archive_path="raw/x.warc.gz",
        archive_record=f"<urn:uuid:{name}>",
    )


def page(body: str, **changes: object) -> Capture:
    known = {"url": "https://delta-wire.example/a", "fetched_at": AT, "content_type": "text/html"}
    return Capture(**{**known, **changes}, body=body.encode())


def clean(*captures: Capture):
    articles, rejections, report = clean_captures(SOURCE, captures)
    assert report.rows_in == len(captures) == report.rows_out + sum(report.rejected.values())
    assert (len(articles), len(rejections)) == (report.rows_out, sum(report.rejected.values()))
    return articles, rejections, report


def reason(capture: Capture) -> tuple[str, str]:
    _, (rejection,), _ = clean(capture)
    return rejection.stage, rejection.reason


def test_an_article():
    (article,), _, report = clean(document("a", published_at="2023-04-01T10:00:00Z"))
    assert article.text == STORY.replace("\n", "\n\n")
    assert (article.source_id, article.source_name, article.source_country) == (
        "drop",
        "Drop",
        "KEN",
    )
    assert (article.url, article.canonical_url) == ("folder://drop/a.json",) * 2
    assert article.language == "en"
    assert article.published_at == article.revised_at == datetime(2023, 4, 1, 10, tzinfo=UTC)
    assert (article.archive_path, article.archive_record) == ("raw/x.warc.gz", "<urn:uuid:a>")
    assert str(report) == "clean: 1 in, 1 out"


def test_the_same_captures_give_the_same_articles():
    captures = [document("a"), document("b"), page("<p>short</p>")]
    assert clean(*captures) == clean(*captures)


@pytest.mark.parametrize(
    ("capture", "expected"),
    [
        (page("", failure="robots"), ("fetch", "robots")),
        (page("<p>gone</p>", failure="http 404", status=404), ("fetch", "http 404")),
        (page(""), ("clean", "empty")),
        (page("<html><body></body></html>"), ("clean", "empty")),
        (page("<p>Too short to say anything.</p><p>Really.</p>"), ("clean", "too short")),
        (page("<p>The minister</p><p>Subscribe to read it.</p>"), ("clean", "paywall stub")),
        (page("<ul>" + "<li><a href='/x'>A headline of another story</a></li>" * 20 + "</ul>"),
         ("clean", "not an article")),
        (page("x" * 500, content_type="image/png"), ("clean", "wrong content type")),
        (page("x" * 500, content_type=""), ("clean", "wrong content type")),
        (page("\x00\x01" * 500), ("clean", "undecodable")),
        (document("a", text="Short."), ("clean", "too short")),
        (document("a", text="Source link"), ("clean", "empty")),
        (document("a", text="word " * 100_000), ("clean", "not an article")),
        (document("a", published_at="2023-04-03T00:00:01Z"), ("clean", "future date")),
    ],
)  # fmt: skip
def test_rejections(capture, expected):
    assert reason(capture) == expected


def test_html_without_a_content_type_is_read():
    body = "<html><body>" + "".join(f"<p>{line}</p>" for line in STORY.split("\n"))
    assert len(clean(page(body, content_type=""))[0]) == 1


def test_other_languages_are_kept_and_marked():
    text = "Les syndicats ont annoncé une nouvelle journée de grève contre la réforme. " * 4
    (article,), _, _ = clean(document("a", text=text))
    assert article.language == "fr"


def test_the_same_again_is_a_repeat_and_a_new_wording_a_revision():
    url = "https://delta-wire.example/a"
    first = document("a", url=url)
    corrected = document("a", text=STORY.replace("shells", "rockets"), url=url)
    articles, rejections, report = clean(first, first, corrected, first)
    assert len({article.article_id for article in articles}) == 1
    assert len({article.revision_id for article in articles}) == 2
    assert report.rejected == {"repeated": 2}
    assert len({rejection.rejection_id for rejection in rejections}) == 2


def test_copies_are_kept_and_have_the_same_signature():
    late = document("a", published_at="2023-04-01T12:00:00Z", source="Savanna Standard")
    early = document("b", published_at="2023-04-01T10:00:00Z")
    articles, _, _ = clean(late, early)
    assert articles[0].signature == articles[1].signature == signature_of(articles[0].text) != []


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (
            {"source": "The Delta Wire", "source_country": "GBR"},
            ("the-delta-wire", "The Delta Wire", "GBR"),
        ),
        ({"source": "The Delta Wire"}, ("the-delta-wire", "The Delta Wire", None)),
        ({"source": "Drop"}, ("drop", "Drop", "KEN")),
        ({"source_country": "UGA"}, ("drop", "Drop", "UGA")),
        ({}, ("drop", "Drop", "KEN")),
    ],
)
def test_a_document_may_name_its_publisher(fields, expected):
    (article,), _, _ = clean(document("a", **fields))
    assert (article.source_id, article.source_name, article.source_country) == expected


def test_every_record_makes_a_row():
    import pyarrow as pa

    articles, rejections, _ = clean(
        document("a", text=STORY + "\x00 \ud83d"), page("<p>x</p>", fetched_at=AT + timedelta(1))
    )
    from dataclasses import asdict

    for rows, record in ((articles, Article), (rejections, Rejection)):
        table = pa.Table.from_pylist([asdict(row) for row in rows], schema=arrow_schema(record))
        assert table.num_rows == 1


def test_titles_and_names_have_an_end():
    body = {"title": "T" * 9000, "text": STORY, "authors": ["N" * 900] * 90}
    capture = page(json.dumps(body), content_type="application/json")
    (article,), _, _ = clean(capture)
    assert len(article.title) == 500
    assert [len(name) for name in article.byline] == [200] * 20


def test_offsets_refer_to_this_text():
    (article,), _, _ = clean(document("a", text=STORY.replace("bridge", "bri\u00addge 🌉")))
    assert article.text[article.text.index("🌉") :].startswith("🌉 over")
    assert "\n\n\n" not in article.text
    assert article.text == article.text.strip()
