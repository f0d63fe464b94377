"""An article is known by its canonical URL, within its own site."""

import pytest

from sitrep.clean.identity import (
    article_id,
    canonical_url,
    hash_text,
    normal_url,
    revision_id,
    same_site,
    site_of,
    slug,
)

PAGE = "https://www.delta-wire.co.uk/world/a.html?utm_source=x"
OWN = "https://www.delta-wire.co.uk/world/a.html"


@pytest.mark.parametrize(
    ("declared", "expected"),
    [
        ((), (OWN, None)),
        ((None, ""), (OWN, None)),
        (("/world/b.html",), ("https://www.delta-wire.co.uk/world/b.html", None)),
        (("https://delta-wire.co.uk/b#top",), ("https://delta-wire.co.uk/b", None)),
        (("https://m.delta-wire.co.uk/b",), ("https://m.delta-wire.co.uk/b", None)),
        (("https://other.co.uk/a",), (OWN, "https://other.co.uk/a")),
        (
            ("https://other.co.uk/a", "/b"),
            ("https://www.delta-wire.co.uk/b", "https://other.co.uk/a"),
        ),
        (("https://www.delta-wire.co.uk/",), (OWN, None)),
        (("javascript:void(0)",), (OWN, None)),
        (("http://[",), (OWN, None)),
    ],
)
def test_canonical_urls(declared, expected):
    assert canonical_url(PAGE, *declared) == expected


def test_a_page_from_a_folder_says_itself_where_it_is_from():
    assert canonical_url("folder://drop/a.html", "https://delta-wire.example/a?utm_medium=rss") == (
        "https://delta-wire.example/a",
        None,
    )
    assert canonical_url("folder://drop/a b.html", "/a") == ("folder://drop/a b.html", None)


@pytest.mark.parametrize(
    ("url", "site"),
    [
        ("https://news.delta-wire.co.uk/a", "delta-wire.co.uk"),
        ("https://a.b.delta-wire.example/a", "delta-wire.example"),
        ("http://127.0.0.1:8080/a", "127.0.0.1"),
        ("http://localhost/a", "localhost"),
        ("folder://drop/a.html", "drop"),
    ],
)
def test_sites(url, site):
    assert site_of(url) == site


def test_two_sites_under_one_suffix_are_two():
    assert not same_site("https://a.co.uk/", "https://b.co.uk/")


def test_normal_urls():
    assert normal_url("HTTPS://Delta-Wire.example:443/A?b=2&a=1&fbclid=3#x") != ""
    assert (
        normal_url("https://delta-wire.example/a?id=7&fbclid=3")
        == "https://delta-wire.example/a?id=7"
    )
    assert normal_url("folder://drop/a b") == "folder://drop/a b"


def test_ids_come_from_content():
    own = article_id(OWN)
    assert own == article_id(OWN) != article_id(OWN + "x")
    one = revision_id(own, "T", hash_text("a"))
    assert (
        len({one, revision_id(own, "T", hash_text("b")), revision_id(own, "U", hash_text("a"))})
        == 3
    )


@pytest.mark.parametrize(
    ("name", "expected"),
    [("The Savanna Standard", "the-savanna-standard"), ("El País & Co.", "el-pais-co")],
)
def test_slugs(name, expected):
    assert slug(name) == expected


def test_a_name_in_another_script_has_an_id_too():
    assert slug("Известия").startswith("source-")
    assert slug("Известия") != slug("Правда")
