"""Every capture becomes one article or one rejection."""

import json
from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest

from sitrep.clean import captures as captures_module
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


def clean(*captures: Capture, **options: object):
    results = list(clean_captures(SOURCE, captures, **options))
    assert len(results) == len(captures)
    articles = [result for result in results if isinstance(result, Article)]
    rejections = [result for result in results if isinstance(result, Rejection)]
    return articles, rejections, Counter(rejection.reason for rejection in rejections)


def reason(capture: Capture) -> tuple[str, str]:
    _, (rejection,), _ = clean(capture)
    return rejection.stage, rejection.reason


def test_an_article():
    (article,), _, _ = clean(document("a", published_at="2023-04-01T10:00:00Z"))
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
    articles, rejections, reasons = clean(first, first, corrected, first)
    assert len({article.article_id for article in articles}) == 1
    assert len({article.revision_id for article in articles}) == 2
    assert reasons == {"repeated": 2}
    assert len({rejection.rejection_id for rejection in rejections}) == 2


def test_results_keep_the_order_of_the_captures():
    captures = [
        document("a"),
        page("<p>It is far too short.</p>"),
        document("b"),
        document("a"),
    ]
    results = list(clean_captures(SOURCE, captures))
    assert [getattr(result, "reason", None) for result in results] == [
        None, "too short", None, "repeated",
    ]  # fmt: skip
    assert [result.url for result in results] == [capture.url for capture in captures]


def test_pages_are_read_one_by_one():
    def captures():
        yield document("a")
        raise ValueError("the archive breaks off")

    results = clean_captures(SOURCE, captures())
    assert isinstance(next(results), Article)
    with pytest.raises(ValueError, match="breaks off"):
        next(results)


def test_an_unforeseen_error_loses_its_page_alone(monkeypatch, caplog):
    def stumble(capture):
        raise KeyError(capture.url)

    monkeypatch.setitem(captures_module._READERS, "text/plain", stumble)
    odd = page(STORY, content_type="text/plain")
    articles, (rejection,), _ = clean(document("a"), odd, document("b"))
    assert len(articles) == 2
    assert (rejection.stage, rejection.reason) == ("clean", "cleaning failed")
    assert (rejection.detail, rejection.url) == ("KeyError", odd.url)
    assert odd.url in caplog.text


def test_languages_that_are_not_wanted_are_turned_away_for_that_alone():
    french = "Les syndicats ont annoncé une nouvelle journée de grève contre la réforme. "
    captures = [document("a"), document("b", text=french * 4), document("c", text=french)]
    _, _, reasons = clean(*captures, languages={"en"})
    assert reasons == {"language not wanted": 1, "too short": 1}
    _, (rejection, _), _ = clean(*captures, languages={"en"})
    assert rejection.detail == "fr"
    assert len(clean(*captures, languages={"en", "fr"})[0]) == 2


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


STUB = "<p>{}</p><p>Two ministers met in March, and what they said of the dam …</p><p>{}</p>"


@pytest.mark.parametrize(
    ("offer", "reason"), [("Subscribe to unlock this article", True), ("", None)]
)
def test_a_story_that_breaks_off_before_a_wall_is_a_stub(offer, reason):
    body = STUB.format(
        "The envoy came back with nothing to report, which was the point. " * 5, offer
    )
    articles, _, reasons = clean(page(f"<article><h1>The envoy</h1>{body}</article>"))
    assert reasons == ({"paywall stub": 1} if reason else {})
    assert len(articles) == (0 if reason else 1)


def test_a_front_of_teasers_is_no_article():
    teaser = (
        "<h3><a href='/a{0}'>Story {0}</a></h3><p>The ministry will publish figure {0} soon.</p>"
    )
    body = "".join(teaser.format(number) for number in range(12))
    front = f"<h1>World news</h1><div>{body}</div>"
    _, _, reasons = clean(page(front, url="https://delta-wire.example/world/"))
    assert set(reasons) == {"not an article"}
