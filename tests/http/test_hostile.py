"""Servers that mean harm cost some seconds at most, and no other page its place."""

import gzip
import zlib
from urllib.parse import urlsplit

import pytest

from builders.website import (
    cut,
    endless,
    endless_header,
    gzipped,
    page,
    raw,
    redirect,
    rss,
    slow,
    slow_headers,
)
from sitrep.archive import read_warc
from sitrep.clean.captures import clean_capture
from sitrep.errors import FetchError
from sitrep.fetch.visits import asked_url
from sitrep.records import Article

# Each ends by bounds of its own: what hangs, fails.
pytestmark = pytest.mark.timeout(120)

RSS, BAD, GOOD = "/feed.xml", "/bad", "/good"
TEXT = "The dam above the town held through the night, the water board said on Friday. " * 8
STORY = f"<html><head><title>Dam holds</title></head><body><p>{TEXT}</p></body></html>".encode()
OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


def bare_deflate(body: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(body) + packer.flush()


def bomb(name: str) -> bytes:
    """Return a document whose entities would grow to gigabytes."""
    levels = "".join(
        f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' if n else '<!ENTITY e0 "boom">' for n in range(12)
    )
    inner = {
        "rss": "<channel><item><title>&e11;</title><link>/&e11;</link></item></channel>",
        "urlset": "<url><loc>&e11;</loc></url>",
        "html": "<body><p>&e11;</p></body>",
    }[name]
    version = ' version="2.0"' if name == "rss" else ""
    return f"<!DOCTYPE {name} [{levels}]><{name}{version}>{inner}</{name}>".encode()


# What a page answers, and the failure that it ends with; None where it is for the cleaner to judge.
PAGES = {
    "endless body": (endless, "too large"),
    "slow body": (slow, "timeout"),
    "slow headers": (slow_headers, "timeout"),
    "endless header": (endless_header, "connection"),
    "100,000 headers": (
        raw(OK, b"".join(b"X-%d: x\r\n" % n for n in range(100_000)), b"\r\n"),
        "connection",
    ),
    "gzip bomb": (gzipped(bytes(300_000_000)), "too large"),
    "deflate bomb": (
        page(zlib.compress(bytes(300_000_000)), content_encoding="deflate"),
        "too large",
    ),
    "bare deflate bomb": (
        page(bare_deflate(bytes(300_000_000)), content_encoding="deflate"),
        "too large",
    ),
    "gzip in gzip": (
        page(gzip.compress(gzip.compress(bytes(30_000_000))), content_encoding="gzip, gzip"),
        None,
    ),
    "lying length": (raw(OK, b"Content-Length: 10\r\n\r\n", STORY), None),
    "two lengths": (raw(OK, b"Content-Length: 10\r\nContent-Length: 20\r\n\r\n"), "connection"),
    "negative length": (raw(OK, b"Content-Length: -1\r\n\r\n"), "connection"),
    "broken chunks": (raw(OK, b"Transfer-Encoding: chunked\r\n\r\nzz\r\nx"), "connection"),
    "endless chunk size": (
        raw(OK, b"Transfer-Encoding: chunked\r\n\r\n", b"0" * 200_000),
        "connection",
    ),
    "no status": (raw(b"HTTP/1.1\r\n\r\n"), "connection"),
    "status 999": (raw(b"HTTP/1.1 999 Odd\r\nContent-Length: 0\r\n\r\n"), "http 999"),
    "NUL in a header": (raw(OK, b"X: a\x00b\r\nContent-Length: 0\r\n\r\n"), "connection"),
    "cut half way": (cut, "connection"),
    "redirect to a file": (redirect("file:///etc/passwd"), "blocked address"),
    "redirect to data": (redirect("data:text/html,<p>x</p>"), "blocked address"),
    "redirect to a mapped address": (redirect("http://[::ffff:10.0.0.1]/"), "blocked address"),
    "redirect to no URL": (redirect("http://[oops"), "connection"),
    "redirect to no port": (redirect("http://delta-wire.example:many/"), "blocked address"),
    "redirect to a long URL": (redirect("/" + "x" * 60_000), "http 404"),
    "redirect with user and password": (redirect("http://a:b@169.254.169.254/"), "blocked address"),
    "410": (page(b"gone", status=410), "http 410"),
    "451": (page(b"withheld", status=451), "http 451"),
    "500": (page(b"oops", status=500), "http 500"),
    "429": (page(b"slower", status=429, retry_after="3600"), "http 429"),
    "304 without a question": (page(status=304), "http 304"),
    "nested tags": (page(b"<div>" * 38_000), None),
    "nested spans and text": (page(b"<span>a" * 27_000), None),
    "attributes": (page(b"<p " + b"".join(b"a%d=1 " % n for n in range(20_000)) + b">"), None),
    "less than": (page(b"<" * 190_000), None),
    "ampersands": (page(b"&" * 190_000), None),
    "comments": (page(b"<!--" * 45_000), None),
    "entities": (page(bomb("html")), None),
    "NUL bytes": (page(b"\x00" * 100_000), None),
    "NUL bytes in a story": (page(STORY.replace(b" ", b" \x00")), None),
    "an image as a page": (page(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 500), None),
    "a page as an image": (page(STORY, content_type="image/png"), None),
    "JSON as a page": (page(b'{"a":' * 30_000, content_type="application/json"), None),
    "no type": (page(STORY, content_type=""), None),
    "a type of nonsense": (page(STORY, content_type="text/html; charset=" + "x" * 5000), None),
    **{
        f"charset {name}": (page(STORY, content_type=f"text/html; charset={name}"), None)
        for name in ("utf-16", "utf-7", "punycode", "idna", "zlib_codec", "unicode_escape")
    },
    "a charset that lies": (page("Grüße ".encode("latin-1") * 20_000), None),
    "half surrogates": (page(STORY.replace(b"dam", b"&#xD800;dam\xed\xa0\x80")), None),
    "gzip that is none": (page(STORY, content_encoding="gzip"), None),
    "brotli that was not asked for": (page(b"\x8b\x02\x80", content_encoding="br"), None),
}


@pytest.fixture
def runs(runs_of, site):
    site.pages.update({RSS: page(rss("bad", "good")), GOOD: page(STORY)})
    return runs_of("rss", url=site.url(RSS))


@pytest.mark.parametrize("name", PAGES)
def test_a_hostile_page_harms_no_other_and_is_judged(site, runs, name):
    site.pages[BAD], failure = PAGES[name]
    runs.fetch(timeout_s=1 if failure == "timeout" else 30)
    bad, good = runs.captures()
    assert [urlsplit(asked_url(capture)).path for capture in (bad, good)] == [BAD, GOOD]
    assert bad.failure == failure
    source = runs.source.info
    assert isinstance(clean_capture(source, good), Article)
    result = clean_capture(source, bad)
    if failure is not None:
        assert (result.stage, result.reason) == ("fetch", failure)


@pytest.mark.parametrize(
    "body",
    [b"<div>" * 2_000_000, b"<p>a" * 2_500_000, b"<b>" * 3_300_000, b"<table><tr><td>" * 650_000],
)
def test_ten_megabytes_of_nested_tags_end_in_seconds(site, runs, body):
    site.pages[BAD] = page(body)
    runs.fetch(max_page_bytes=10_000_000, timeout_s=20)
    bad = next(read_warc(runs.target(0))[1])
    clean_capture(runs.source.info, bad)


FEEDS = {
    "an entity bomb": bomb("rss"),
    "nested tags": b"<rss version='2.0'><channel>" + b"<a>" * 3_000_000,
    "a million items": b"<rss version='2.0'><channel>"
    + b"".join(b"<item><link>/%d</link></item>" % n for n in range(270_000)),
    "empty items": b"<rss version='2.0'><channel>" + b"<item/>" * 1_400_000,
    "less than": b"<rss version='2.0'><channel><item><title>" + b"<" * 9_000_000,
    "ampersands": b"<rss version='2.0'><channel><item><title>" + b"&" * 9_000_000,
    "attributes": b"<rss version='2.0' " + b"".join(b"a%d='1' " % n for n in range(700_000)) + b">",
    "attributes of a link": b"<a " + b"".join(b"a%x " % n for n in range(75_000)) + b">",
    "categories": b"<rss version='2.0'><channel><item>" + b"<category>x</category>" * 400_000,
    "punycode": b"<?xml version='1.0' encoding='punycode'?><rss version='2.0'>" + b"a-" * 4_000_000,
    "idna": b"<?xml version='1.0' encoding='idna'?><rss version='2.0'>" + b"<a>a" * 2_000_000,
    "NUL bytes": b"<rss version='2.0'><channel>" + b"\x00" * 9_000_000,
    "nested JSON": b'{"version":"https://jsonfeed.org/version/1.1","items":' + b"[" * 9_000_000,
    "items of JSON": b'{"version":"https://jsonfeed.org/version/1.1","items":['
    + b",".join(b'{"url":"/%d"}' % n for n in range(550_000))
    + b"]}",
    "a number of JSON": b'{"version":' + b"9" * 9_000_000 + b"}",
}


@pytest.mark.parametrize("name", FEEDS)
@pytest.mark.parametrize("kind", ["rss", "sitemap", "page_list"])
def test_a_hostile_list_ends_in_seconds(site, runs_of, kind, name):
    site.pages[RSS] = page(FEEDS[name])
    runs = runs_of(kind, url=site.url(RSS))
    try:
        report = runs.fetch(max_pages_per_source=1, max_page_bytes=10_000_000, timeout_s=20)
    except FetchError as error:
        assert RSS in str(error)  # noqa: PT017 - either end is a good one
    else:
        assert report.rows_in <= 1


def test_a_sitemap_of_entities_lists_nothing(site, runs_of):
    site.pages[RSS] = page(bomb("urlset"))
    assert runs_of("sitemap", url=site.url(RSS)).fetch().rows_in == 0


@pytest.mark.parametrize("answer", [endless, slow, slow_headers, endless_header, cut])
def test_a_hostile_robots_txt_harms_its_own_host_alone(site, runs, answer):
    site.pages["/robots.txt"] = answer
    try:
        report = runs.fetch(timeout_s=1)
    except FetchError as error:
        assert "robots.txt" in str(error)  # noqa: PT017 - endless rules allow, none do not
    else:
        assert report.rows_out >= 1


def test_an_archive_of_hostile_pages_is_read_by_others(site, runs):
    fastwarc = pytest.importorskip("fastwarc")
    names = ["100,000 headers", "lying length", "no type", "NUL bytes", "gzip that is none", "451"]
    site.pages[RSS] = page(rss(*(str(n) for n in range(len(names)))))
    site.pages.update({f"/{n}": PAGES[name][0] for n, name in enumerate(names)})
    runs.fetch()
    with open(runs.target(0).path, "rb") as file:  # noqa: PTH123
        checks = [r.verify_block_digest() for r in fastwarc.ArchiveIterator(file, parse_http=False)]
    assert len(checks) > len(names)
    assert all(checks)
