"""Dates, numbers, sides and links as people read them."""

import pytest

from sitrep.report import wording


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("2022-09-09", "2022-09-09", "9 Sep 2022"),
        ("2022-09-09", "2022-09-11", "9–11 Sep 2022"),
        ("2022-09-30", "2022-10-02", "30 Sep – 2 Oct 2022"),
        ("2022-12-31T23:00:00Z", "2023-01-01T01:00:00Z", "31 Dec 2022 – 1 Jan 2023"),
    ],
)
def test_days_do_not_repeat_what_they_share(first, last, said):
    assert wording.days(first, last) == said


def test_an_instant_names_its_zone():
    assert wording.instant("2022-09-09T18:40:00Z") == "9 Sep 2022, 18:40 UTC"


@pytest.mark.parametrize(
    ("low", "best", "high", "said"),
    [
        (3, 3, 3, "3"),
        (200, 471, 471, "200–471"),
        (97, 97, None, "at least 97"),
        (200, 471, None, "at least 200, latest 471"),
        (None, 450, None, "about 450"),
        (None, 20, 20, "at most 20"),
        (None, None, None, "open"),
        (18_000_000, 18_000_000, None, "at least 18,000,000"),
        (0, 0, 0, "0"),
        (2.5, 2.5, 2.5, "2.5"),
    ],
)
def test_an_open_bound_is_said(low, best, high, said):
    assert wording.bounds(low, best, high) == said


def test_sides_are_said_in_words():
    assert wording.side("UKR", "MIL") == "Ukraine, armed forces of a state"
    assert wording.side(None, "MIL") == "armed forces of a state"
    assert wording.side("UKR", None) == "Ukraine"
    assert wording.actor("UKRMIL") == "Ukraine, armed forces of a state"
    assert wording.actor("REB") == "rebels, insurgents and separatists"


def test_a_place_is_said_with_its_country_once():
    assert wording.where({"place": "Kharkiv", "country": "UKR"}) == "Kharkiv, Ukraine"
    assert wording.where({"place": "Ukraine", "country": "UKR"}) == "Ukraine"
    assert wording.where({"place": None, "country": None}) == ""


@pytest.mark.parametrize(
    "url", ["http://a.example/1", "https://a.example", "HTTPS://A.example/b?c=d#e"]
)
def test_a_page_of_the_web_is_linked(url):
    assert wording.link(url) == url


@pytest.mark.parametrize(
    "url",
    [None, "", "folder://a/b.html", "javascript:alert(1)", "data:text/html,x", "//a.example", "http://",
     "http://[", " javascript:alert(1)", "file:///etc/passwd"],
)  # fmt: skip
def test_nothing_else_is_linked(url):
    assert wording.link(url) is None


def test_the_glossary_knows_countries_and_sectors_alone():
    assert wording.glossary("UKR MIL, NATO, XYZ, MIL") == [
        ("MIL", "armed forces of a state"),
        ("UKR", "Ukraine"),
    ]
