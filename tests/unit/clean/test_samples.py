"""The sample pages, as a whole: what is news comes out clean, what is not says why."""

from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from sitrep.clean.captures import clean_captures
from sitrep.fetch.kinds.folder import read_folder
from sitrep.fetch.sources import load_sources
from sitrep.records import Article, Rejection

SAMPLES = Path(str(files("sitrep.samples")))
AT = datetime(2026, 3, 1, 6, tzinfo=UTC)


@pytest.fixture(scope="module")
def cleaned() -> tuple[dict[str, Article], dict[str, Rejection]]:
    articles: dict[str, Any] = {}
    rejections: dict[str, Any] = {}
    for source in load_sources(SAMPLES / "sources.toml"):
        if source.path is not None:
            captures = read_folder(
                source.path, source_id=source.source_id, fetched_at=AT, max_bytes=10_000_000
            )
            for row in clean_captures(source.info, captures):
                rows = articles if isinstance(row, Article) else rejections
                rows[row.url.rpartition("/")[2]] = row
    return articles, rejections


def test_what_is_no_news_says_why(cleaned):
    _, rejections = cleaned
    reasons = {name: rejection.reason for name, rejection in rejections.items()}
    assert reasons == {
        "2031-05-29-anniversary-exhibition-galata.html": "future date",
        "karabakh-section.html": "not an article",
        "2022-09-12-descarga-cortada.html": "undecodable",
        "2023-04-18-page-not-saved.html": "empty",
    }


@pytest.mark.parametrize(
    "residue",
    ["[ad_", "Source link", "Read more", "Reporting by", "Photo:", "newsletter", "Share this",
     "â€", "\x00", "first appeared"],
)  # fmt: skip
def test_no_residue_is_left(cleaned, residue):
    articles, _ = cleaned
    assert [name for name, article in articles.items() if residue in article.text] == []


def test_every_article_is_dated_by_what_it_says(cleaned):
    articles, _ = cleaned
    assert {article.published_reason for article in articles.values()} <= {
        "json-ld", "meta", "time", "url", "document",
    }  # fmt: skip
    assert all(article.title for article in articles.values())


def test_a_syndicated_copy_is_its_original_word_for_word(cleaned):
    articles, _ = cleaned
    wire = articles["2022-09-09-ukraine-pushes-towards-kupiansk.html"]
    for name in (
        "2022-09-10-russia-rushes-troops-to-kharkiv.html",
        "2022-09-09-russia-rushes-troops-to-kharkiv.html",
    ):
        copy = articles[name]
        assert copy.text_hash == wire.text_hash
        assert copy.origin_url == wire.canonical_url
        assert copy.dateline == "KYIV, Sept 9 (Delta Wire)"
        assert copy.article_id != wire.article_id


def test_languages_are_told(cleaned):
    articles, _ = cleaned
    languages = {name: article.language for name, article in articles.items()}
    assert languages["2023-03-07-retraites-7-mars-mobilisation.html"] == "fr"
    assert languages["2022-10-30-lula-gana-balotaje.html"] == "es"
    assert languages["2022-09-09-ukraine-pushes-towards-kupiansk.html"] == "en"


def test_paragraphs_are_kept(cleaned):
    articles, _ = cleaned
    assert [name for name, article in articles.items() if article.text.count("\n\n") < 2] == []
