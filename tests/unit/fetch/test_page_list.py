"""Links are read from pages as they are found in the wild."""

import time

import pytest

from sitrep.errors import FetchError
from sitrep.fetch.kinds.page_list import MAX_LINKS, read_links

BASE = "https://delta-wire.example/world/"


def links(body: bytes, selector: str = "a") -> dict[str, str]:
    return {page.url: page.title for page in read_links(body, BASE, selector=selector)}


def test_a_page_has_the_longest_of_its_titles():
    body = b"<a href=a><img></a><a href=a>Dam\n  <b>holds</b></a><a href=a>More</a>"
    assert links(body) == {f"{BASE}a": "Dam holds"}


def test_a_selector_may_choose_what_holds_links():
    body = b"<div class=t><p><a href=a>A</a></p></div><a href=b>B</a>"
    assert links(body, ".t") == {f"{BASE}a": "A"}


def test_links_that_lead_nowhere_are_left_out():
    body = (
        b"<a>no</a><a href=''>no</a><a href='#top'>no</a><a href='mailto:x@y.example'>no</a>"
        b"<a href='javascript:void(0)'>no</a><a href='http://[oops'>no</a><a href=' a '>yes</a>"
    )
    assert links(body) == {f"{BASE}a": "yes"}


@pytest.mark.parametrize("base", ["http://[oops", "javascript:", ""])
def test_a_base_that_is_none_is_none(base):
    assert links(f"<base href='{base}'><a href=a>A</a>".encode()) == {f"{BASE}a": "A"}


@pytest.mark.parametrize("body", [b"", b"   ", b"\x00\x00", b"<p>No links</p>", b"\xff\xfe{}"])
def test_a_page_without_links_is_an_error(body):
    with pytest.raises(FetchError, match="world/"):
        links(body)


def test_a_hostile_page_ends():
    started = time.monotonic()
    assert len(links(b"<div>" * 200 + b"<a href=a>A</a>" * 400_000, "div")) == 1
    assert len(links(b"".join(b"<a href=%d>x</a>" % n for n in range(300_000)))) == MAX_LINKS
    with pytest.raises(FetchError):
        links(b"<div>" * 2_000_000)
    assert time.monotonic() - started < 10
