"""A feed and its pages are archived, and what did not come is archived as a reason."""

import logging
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from upath import UPath

from builders.website import Site, gzipped, page, redirect
from sitrep.archive import read_warc
from sitrep.clean import stage as clean_stage
from sitrep.errors import FetchError
from sitrep.fetch import stage
from sitrep.fetch.sources import Source, find_source, load_sources
from sitrep.fetch.visits import asked_url
from sitrep.lake import article_batch, raw_batch, rejections_of
from sitrep.records import Article, Rejection
from sitrep.settings import Settings
from sitrep.storage import read_rows

AT = datetime(2026, 3, 1, 6, tzinfo=UTC)
SAMPLES = Path(str(files("sitrep.samples")))
FEED = """<rss version="2.0"><channel><title>Delta Wire</title>{}</channel></rss>"""
ITEM = (
    "<item><title>{0}</title><link>/{0}</link>"
    "<pubDate>Sat, 28 Feb 2026 10:00:00 GMT</pubDate></item>"
)


@pytest.fixture
def source(site: Site) -> Source:
    return Source(source_id="delta-wire", name="Delta Wire", kind="rss", url=site.url("/feed.xml"))


@pytest.fixture
def target(tmp_path: Path) -> UPath:
    return raw_batch(UPath(tmp_path), "delta-wire", AT)


def feed(*names: str) -> bytes:
    return FEED.format("".join(ITEM.format(name) for name in names)).encode()


def run(source: Source, target: UPath, settings: Settings):
    return stage.run(source, target, fetched_at=AT, settings=settings)


def test_a_feed_is_archived(site, source, target, settings):
    names = ("a", "b", "gone", "private", "moved", "big")
    site.pages.update(
        {
            "/robots.txt": page(b"User-agent: *\nDisallow: /private"),
            "/feed.xml": gzipped(feed(*names)),
            "/a": page(b"<p>A</p>"),
            "/b": gzipped(b"<p>B</p>"),
            "/moved": redirect("/a"),
            "/big": page(b"x" * 300_000),
        }
    )
    report = run(source, target, settings)
    assert (report.rows_in, report.rows_out) == (6, 3)
    assert report.rejected == {"http 404": 1, "robots": 1, "too large": 1}
    info, captures = read_warc(target)
    assert info == source.info
    order = ["/a", "/b", "/gone", "/private", "/moved", "/big"]
    found = sorted(captures, key=lambda c: order.index(urlsplit(asked_url(c)).path))
    assert [urlsplit(c.url).path for c in found] == ["/a", "/b", "/gone", "/private", "/a", "/big"]
    assert [c.body for c in found[:2]] == [b"<p>A</p>", b"<p>B</p>"]
    assert found[0].hints == {"title": "a", "published_at": "2026-02-28T10:00:00+00:00"}
    assert found[4].hints["requested_url"] == site.url("/moved")
    assert {c.fetched_at for c in found} == {AT}


def test_a_second_run_asks_nobody(site, source, target, settings, caplog):
    site.pages.update({"/feed.xml": page(feed("a", "b")), "/a": page()})
    report = run(source, target, settings)
    before = target.read_bytes()
    site.asked.clear()
    with caplog.at_level(logging.INFO):
        assert run(source, target, settings) == report
    assert not site.asked
    assert target.read_bytes() == before
    assert "is kept" in caplog.text


def test_the_number_of_pages_is_limited(site, source, target, settings):
    site.pages["/feed.xml"] = page(feed(*"abcdef"))
    few = settings.model_copy(update={"max_pages_per_source": 2})
    assert run(source, target, few).rows_in == 2


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        (page(b"<html><body>Hello</body></html>"), "is not a feed"),
        (page(b"oops", status=500), r"did not come: http 500\."),
        (page(b"x" * 300_000), "did not come: too large"),
        (redirect("http://169.254.169.254/feed"), "did not come: blocked address"),
    ],
)
def test_without_a_feed_there_is_an_error_and_no_batch(
    site, source, target, settings, answer, problem
):
    site.pages["/feed.xml"] = answer
    with pytest.raises(FetchError, match=problem):
        run(source, target, settings)
    assert not target.exists()


@pytest.fixture
def sample_web(site: Site, settings: Settings) -> Settings:
    """Settings under which the sample hosts are reached through the site, as a proxy."""
    kinds = {".html": "text/html", ".xml": "application/xml", ".txt": "text/plain"}
    for path in (SAMPLES / "web").rglob("*.*"):
        if path.is_file():
            url = f"http://{path.relative_to(SAMPLES / 'web').as_posix()}"
            site.pages[url] = page(path.read_bytes(), content_type=kinds[path.suffix])
    return settings.model_copy(update={"http_proxy": site.url(""), "allow_hosts": ()})


def test_the_sample_web_through_a_proxy(sample_web, tmp_path):
    sources = load_sources(SAMPLES / "sources.toml")
    reasons: dict[str, str] = {}
    articles: dict[str, Article] = {}
    for source_id in ("steppe-courier", "meridian-times", "cedar-observer"):
        raw = raw_batch(UPath(tmp_path), source_id, AT)
        run(find_source(sources, source_id), raw, sample_web)
        shards, _ = clean_stage.run(raw, article_batch(raw))
        articles.update({a.url: a for shard in shards for a in read_rows(shard, Article)})
        rejections = read_rows(rejections_of(article_batch(raw)), Rejection)
        reasons.update({rejection.url: rejection.reason for rejection in rejections})
    assert reasons["http://steppe-courier.example/war/oskil-bridge-rebuilt.html"] == "http 404"
    assert reasons["http://cedar-observer.example/preview/draft-port-report.html"] == "robots"
    stub = "http://meridian-times.example/2023/06/01/nation/inside-the-senate-vote.html"
    assert reasons[stub] == "paywall stub"
    ship = articles["http://steppe-courier.example/economy/first-grain-ship-leaves-odesa.html"]
    assert ship.published_reason == "feed"
    toll = "http://meridian-times.example/2023/04/16/world/sudan-fighting-death-toll{}.html"
    first, updated = articles[toll.format("")], articles[toll.format("-updated")]
    assert first.article_id == updated.article_id
    assert first.revision_id != updated.revision_id
    ukrainian = "http://steppe-courier.example/economy/zernova-uhoda-stambul.html"
    assert articles[ukrainian].language == "uk"
