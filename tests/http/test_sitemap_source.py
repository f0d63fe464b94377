"""Sitemaps and their indexes are read as far as they say something new."""

import gzip
from datetime import UTC, datetime, timedelta

import pytest

from builders.website import gzipped, page, versioned
from sitrep.errors import FetchError
from sitrep.fetch.kinds import sitemap

ROOT = "/sitemap.xml"
NOW = datetime(2026, 3, 1, 6, tzinfo=UTC)


def urlset(*names, **dated):
    """Return a sitemap of pages; the age of those that have one is in days."""
    ages = dict.fromkeys(names) | dated
    rows = "".join(
        f"<url><loc>/{name}</loc>{'' if age is None else lastmod(age)}</url>"
        for name, age in ages.items()
    )
    return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}</urlset>'.encode()


def index(*names, **dated):
    ages = dict.fromkeys(names) | dated
    rows = "".join(
        f"<sitemap><loc>/{name}</loc>{'' if age is None else lastmod(age)}</sitemap>"
        for name, age in ages.items()
    )
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    return f'<sitemapindex xmlns="{space}">{rows}</sitemapindex>'.encode()


def lastmod(days):
    return f"<lastmod>{NOW - timedelta(days=days):%Y-%m-%dT%H:%M:%SZ}</lastmod>"


@pytest.fixture
def runs(runs_of, site):
    return runs_of("sitemap", url=site.url(ROOT))


@pytest.fixture
def pages(site):
    site.pages.update({f"/{name}": page(name.encode()) for name in "abcd"})
    return site.pages


def test_pages_that_changed_lately_are_fetched_newest_first(pages, runs):
    pages[ROOT] = page(urlset("undated", a=2, b=0.5, c=9))
    assert runs.fetch(max_pages_per_source=1).skipped == {"waiting": 1}
    assert runs.paths() == ["/b"]


def test_without_any_dates_all_are_fetched(pages, runs):
    pages[ROOT] = page(urlset("a", "b"))
    runs.fetch()
    assert runs.paths() == ["/a", "/b"]


def test_an_index_leads_to_the_sitemaps_that_changed(site, pages, runs):
    pages[ROOT] = page(index("any.xml", **{"new.xml": 1, "old.xml": 40}))
    pages["/new.xml"] = page(urlset("a"))
    pages["/any.xml"] = page(urlset("b"))
    pages["/old.xml"] = page(urlset("c"))
    runs.fetch()
    assert runs.paths() == ["/a", "/b"]
    assert site.asked["/old.xml"] == 0


@pytest.mark.parametrize("form", ["file", "transfer", "both"])
def test_sitemaps_may_be_compressed(pages, runs, form):
    body = urlset("a")
    pages[ROOT] = gzipped(body) if form == "transfer" else page(gzip.compress(body))
    if form == "both":
        pages[ROOT] = gzipped(gzip.compress(body))
    runs.fetch()
    assert runs.paths() == ["/a"]


def test_an_unchanged_index_still_leads_to_sitemaps_that_changed(pages, runs):
    pages[ROOT] = versioned(index("news.xml"), '"1"')
    pages["/news.xml"] = versioned(urlset("a"), '"1"')
    runs.fetch(day=0)
    pages["/news.xml"] = versioned(urlset("b", "a"), '"2"')
    assert runs.fetch(day=0.01).skipped == {"known": 1}
    assert runs.paths(day=0.01) == ["/b"]
    assert runs.fetch(day=0.02).skipped == {}


def test_news_sitemaps_say_more_of_their_pages(pages, runs):
    pages[ROOT] = page(b"""<?xml version="1.0"?>
    <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
            xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">
    <url><loc>/a</loc><n:news><n:publication><n:name>Delta Wire</n:name></n:publication>
      <n:publication_date>2026-02-28T12:00:00+02:00</n:publication_date>
      <n:title>Dam &amp; bridge
        hold</n:title></n:news></url></urlset>""")
    runs.fetch()
    (capture,) = runs.captures()
    assert capture.hints == {
        "title": "Dam & bridge hold",
        "published_at": "2026-02-28T10:00:00+00:00",
    }


@pytest.mark.parametrize(
    "broken",
    [page(b"oops", status=500), page(b"<html></html>"), page(b"\x1f\x8bno gzip"), page(b"")],
)
def test_one_sitemap_that_fails_stops_no_other(pages, runs, caplog, broken):
    pages.update({ROOT: page(index("bad.xml", "good.xml")), "/good.xml": page(urlset("a"))})
    pages["/bad.xml"] = broken
    assert runs.fetch(day=0).rows_out == 1
    assert "1 sitemaps were passed over" in caplog.text
    pages["/bad.xml"] = page(urlset("b"))
    runs.fetch(day=0.01)
    assert runs.paths(day=0.01) == ["/b"]


def test_if_all_fail_the_source_does(pages, runs):
    pages[ROOT] = page(index("bad.xml", "gone.xml"))
    with pytest.raises(FetchError, match=r"bad\.xml did not come: http 404"):
        runs.fetch()


def test_no_index_is_followed_for_ever(site, pages, runs):
    pages[ROOT] = page(index("sitemap.xml", "1.xml"))
    pages.update({f"/{n}.xml": page(index(f"{n + 1}.xml")) for n in range(1, 9)})
    assert runs.fetch().rows_in == 0
    assert site.asked[ROOT] == 1
    assert [n for n in range(1, 9) if site.asked[f"/{n}.xml"]] == [*range(1, sitemap.MAX_DEPTH + 1)]


def test_of_a_long_index_the_newest_are_read(site, pages, runs):
    count = sitemap.MAX_SITEMAPS + 10
    pages[ROOT] = page(index(**{f"{n}.xml": n / 100 for n in range(count)}))
    pages.update({f"/{n}.xml": page(urlset()) for n in range(count)})
    runs.fetch()
    asked = {n for n in range(count) if site.asked[f"/{n}.xml"]}
    assert asked == set(range(sitemap.MAX_SITEMAPS - 1))


def test_pages_elsewhere_are_taken_unless_the_source_names_its_domains(site, pages, runs_of):
    pages[ROOT] = page(
        b"<urlset><url><loc>http://elsewhere.example/x</loc></url><url><loc>/a#part</loc></url>"
        b"<url><loc>mailto:desk@delta-wire.example</loc></url><url><loc>http://[oops</loc></url>"
        b"<url><loc> b </loc></url><url></url></urlset>"
    )
    url = site.url(ROOT)
    assert runs_of("sitemap", url=url).fetch(day=0).rows_in == 3
    only_own = runs_of("sitemap", url=url, domains=("127.0.0.1",))
    only_own.fetch(day=1, remember=False)
    assert only_own.paths(day=1) == ["/a", "/b"]
