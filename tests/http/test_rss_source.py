"""A feed is read again and again: what is new is fetched, and nothing for nothing."""

import json

import pytest

from builders.website import page, rss, versioned
from sitrep.errors import FetchError

RSS = "/feed.xml"


@pytest.fixture
def runs(runs_of, site):
    return runs_of("rss", url=site.url(RSS))


def test_a_feed_that_has_not_changed_costs_one_short_answer(site, runs):
    site.pages.update({RSS: versioned(rss("a", "b"), '"1"'), "/a": page(), "/b": page()})
    assert runs.fetch(day=0).rows_out == 2
    site.headers.clear()
    report = runs.fetch(day=0.01)
    assert (report.rows_in, report.skipped) == (0, {})
    assert [h.get("If-None-Match") for h in site.headers] == [None, '"1"']  # robots.txt, feed
    assert runs.captures(day=0.01) == []


def test_only_what_is_new_in_a_feed_is_fetched(site, runs):
    site.pages.update({f"/{name}": page() for name in "abc"})
    site.pages[RSS] = versioned(rss("a", "b"), '"1"')
    runs.fetch(day=0)
    site.pages[RSS] = versioned(rss("c", "a", "b"), '"2"')
    site.asked.clear()
    report = runs.fetch(day=0.01)
    assert (report.rows_out, report.skipped) == (1, {"known": 2})
    assert runs.paths(day=0.01) == ["/c"]
    assert set(site.asked) == {"/robots.txt", RSS, "/c"}


def test_a_feed_without_validators_is_compared_by_its_bytes(site, runs):
    site.pages.update({RSS: page(rss("a")), "/a": page()})
    runs.fetch(day=0)
    report = runs.fetch(day=0.01)
    assert (report.rows_in, report.skipped) == (0, {})


def test_a_date_serves_as_a_validator(site, runs):
    site.pages.update({RSS: page(rss("a"), last_modified="Sat, 28 Feb 2026 10:00:00 GMT")})
    runs.fetch(day=0)
    site.headers.clear()
    runs.fetch(day=0.01)
    assert "Sat, 28 Feb 2026 10:00:00 GMT" in [h.get("If-Modified-Since") for h in site.headers]


def test_a_feed_that_was_an_error_is_asked_for_in_full_again(site, runs):
    site.pages[RSS] = versioned(b"<html>We will be back soon.</html>", '"1"')
    with pytest.raises(FetchError, match="not a feed"):
        runs.fetch(day=0)
    site.pages.update({RSS: versioned(rss("a"), '"1"'), "/a": page()})
    assert runs.fetch(day=1).rows_out == 1


def test_a_json_feed_is_a_feed(site, runs):
    items = [
        {"id": "1", "url": "/a", "title": "Dam holds", "date_published": "2026-02-28T10:00:00Z"},
        {"id": "2", "url": site.url("/b#top"), "authors": [{"name": "Lina Khoury"}]},
        {"id": "3", "content_text": "A note without a page"},
    ]
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Delta", "items": items}
    site.pages.update({"/a": page(), "/b": page()})
    site.pages[RSS] = page(json.dumps(feed).encode(), content_type="application/feed+json")
    assert runs.fetch().rows_out == 2
    first, second = runs.captures()
    assert first.hints == {"title": "Dam holds", "published_at": "2026-02-28T10:00:00+00:00"}
    assert (second.url, second.hints) == (site.url("/b"), {"author": "Lina Khoury"})


def test_pages_are_chosen_by_domain_and_pattern(site, runs_of):
    links = (
        f"<item><title>x</title><link>{link}</link></item>"
        for link in ("/world/a", "/sport/b", "https://elsewhere.example/world/c")
    )
    site.pages.update({RSS: page(rss(*links)), "/world/a": page()})
    runs = runs_of("rss", url=site.url(RSS), domains=("127.0.0.1",), pattern="/world/")
    assert runs.fetch().rows_in == 1
    assert runs.paths() == ["/world/a"]
