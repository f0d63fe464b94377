"""robots.txt, as RFC 9309 says."""

import asyncio
import time

import pytest

from builders.website import cut, fetch, gzipped, page, redirect

RULES = b"""
User-agent: *
Disallow: /private/
Crawl-delay: 0.3

User-agent: greedy-bot
Disallow: /
"""


def failures(settings, *urls):
    return [capture.failure for capture in asyncio.run(fetch(settings, *urls))]


def test_what_it_forbids_is_not_asked_for(site, settings):
    site.pages.update({"/robots.txt": page(RULES), "/a": page(), "/private/a": page()})
    assert failures(settings, site.url("/a"), site.url("/private/a")) == [None, "robots"]
    assert site.asked["/private/a"] == 0


def test_it_is_read_once_for_a_host(site, settings):
    site.pages.update({f"/{number}": page() for number in range(5)})
    failures(settings, *(site.url(f"/{number}") for number in range(5)))
    assert site.asked["/robots.txt"] == 1


def test_rules_for_us_go_before_rules_for_all(site, settings):
    rules = b"User-agent: Sitrep\nDisallow: /a\n\nUser-agent: *\nDisallow: /b\n"
    site.pages.update({"/robots.txt": page(rules), "/a": page(), "/b": page()})
    assert failures(settings, site.url("/a"), site.url("/b")) == ["robots", None]


def test_its_delay_is_kept(site, settings):
    site.pages.update({"/robots.txt": page(RULES), "/a": page(), "/b": page()})
    started = time.monotonic()
    failures(settings, site.url("/a"), site.url("/b"))
    assert site.times[2] - started >= 0.3


@pytest.mark.parametrize("delay", [b"nan", b"-5", b"soon", b"0"])
def test_a_delay_that_is_none_is_none(site, settings, delay):
    rules = RULES.replace(b"0.3", delay)
    site.pages.update({"/robots.txt": page(rules), "/a": page(), "/b": page()})
    assert failures(settings, site.url("/a"), site.url("/b")) == [None, None]
    assert site.times[2] - site.times[1] < 5


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_one_that_is_missing_allows_everything(site, settings, status):
    site.pages.update({"/robots.txt": page(b"no", status=status), "/a": page()})
    assert failures(settings, site.url("/a")) == [None]


def test_one_that_is_broken_allows_nothing(site, settings):
    site.pages.update({"/robots.txt": page(status=500), "/a": page()})
    assert failures(settings, site.url("/a")) == ["robots"]
    site.pages["/robots.txt"] = cut
    assert failures(settings, site.url("/a")) == ["connection"]
    assert site.asked["/a"] == 0


def test_it_may_be_elsewhere_but_not_in_a_private_network(site, settings):
    site.pages.update({"/robots.txt": redirect("/rules"), "/rules": page(RULES), "/a": page()})
    assert failures(settings, site.url("/private/a")) == ["robots"]
    site.pages["/robots.txt"] = redirect("http://10.0.0.1/robots.txt")
    assert failures(settings, site.url("/a")) == ["blocked address"]
    site.pages["/robots.txt"] = redirect("/robots.txt")
    assert failures(settings, site.url("/a")) == [None]


def test_a_huge_one_is_read_as_far_as_it_must(site, settings):
    rules = RULES.replace(b"Crawl-delay: 0.3\n", b"") + b"# filler\n" * 200_000
    site.pages.update({"/a": page(), "/robots.txt": page(rules)})
    assert failures(settings, site.url("/private/a"), site.url("/a")) == ["robots", None]
    site.pages["/robots.txt"] = gzipped(rules)
    assert failures(settings, site.url("/private/a")) == ["robots"]


def test_a_redirect_leads_to_no_forbidden_page(site, settings):
    site.pages.update({"/robots.txt": page(RULES), "/a": redirect("/private/a")})
    assert failures(settings, site.url("/a")) == ["robots"]
