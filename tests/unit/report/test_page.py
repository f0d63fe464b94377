"""The page of the report: whole, valid, escaped, and with nothing to load."""

import re
from urllib.parse import urlsplit

import pytest
from lxml import etree, html

from sitrep.report.page import SECTIONS, headline, page

LOADS = ("src", "srcset", "data", "poster", "background", "action", "formaction", "ping")


@pytest.fixture(params=["empty", "told"])
def either(request):
    """A page of nothing, and one of everything."""
    return page(request.getfixturevalue(request.param))


def test_a_page_loads_nothing_and_runs_nothing(either):
    document = html.fromstring(either)
    for element in document.iter(etree.Element):
        assert element.tag not in {
            "script",
            "link",
            "iframe",
            "object",
            "embed",
            "img",
            "base",
            "use",
        }
        for name, value in element.attrib.items():
            assert not name.startswith("on")
            assert name not in LOADS
            assert value.count("url(") == value.count("url(#")
            if name.endswith("href"):
                assert element.tag == "a"
                assert value.startswith("#") or urlsplit(value).scheme in {"http", "https"}
    for style in document.iter("style"):
        assert not re.search(r"url\(|@import|@font-face", style.text)


def test_a_page_forbids_the_browser_to_load_anything(either):
    (policy,) = html.fromstring(either).xpath("//meta[@http-equiv='Content-Security-Policy']")
    assert policy.get("content") == "default-src 'none'; style-src 'unsafe-inline'"


def test_texts_of_the_web_are_told_and_not_run(told, hostile):
    text = page(told)
    assert "<script" not in text
    assert "<img" not in text
    assert hostile in html.fromstring(text).text_content()
    assert "javascript:" not in text


def test_drawings_are_whole_and_told_in_words(told):
    drawings = re.findall(r"<svg.*?</svg>", page(told), flags=re.DOTALL)
    assert len(drawings) == 6  # the time, the world, the region; each for a wide page and a phone
    for drawing in drawings:
        root = etree.fromstring(drawing)
        assert root.get("role") == "img"
        assert root.get("aria-label") == root.findtext("title")
        assert root.get("viewBox").startswith("0 0 ")
    ids = re.findall(r' id="([^"]+)"', page(told))
    assert len(ids) == len(set(ids))
    assert set(re.findall(r"url\(#([^)]+)\)", page(told))) <= set(ids)


def test_every_section_can_be_reached_and_every_table_has_heads(told):
    document = html.fromstring(page(told))
    names = [link.get("href") for link in document.xpath("//nav//a")]
    assert names == [f"#{anchor}" for anchor, _ in SECTIONS]
    assert [h.get("id") for h in document.xpath("//h2")] == [anchor for anchor, _ in SECTIONS]
    for table in document.iter("table"):
        assert table.xpath("./thead//th[@scope='col']")
        columns = len(table.xpath("./thead//th"))
        first = table.xpath("./tbody[1]/tr[1]/*")
        assert len(first) == columns
        assert first[0].tag == "th"


def test_a_contested_incident_shows_both_sides_with_their_words(told):
    document = html.fromstring(page(told))
    (affirm,) = document.find_class("affirm")
    (deny,) = document.find_class("deny")
    assert "took Kupiansk" in affirm.text_content()
    assert affirm.xpath(".//a/@href") == ["https://courier.example/1?a=1&b=2"]
    assert affirm.xpath(".//li/text()")[-1] == "unnamed UKR"
    assert "Russia denied it." in deny.text_content()
    assert deny.xpath(".//a") == []  # no link that a browser must not follow


def test_the_evidence_is_marked_in_its_sentence(told):
    (sentence,) = html.fromstring(page(told)).find_class("evidence")
    marks = [(mark.get("class"), mark.text) for mark in sentence.iter("mark")]
    assert marks[0] == ("actor", "Troops")
    assert sentence.text_content() == told["example"]["sentence"]


def test_codes_are_explained(told):
    (codes,) = html.fromstring(page(told)).find_class("codes")
    assert "UKR Ukraine" in " ".join(codes.text_content().split())


def test_an_empty_warehouse_has_a_page_that_says_so(empty):
    text = html.fromstring(page(empty)).text_content()
    assert "nothing has been loaded yet" in text
    assert headline(empty) == "No articles yet"


def test_a_time_without_events_says_so(told):
    nothing = ("days", "places", "incidents", "casualties", "territory", "claims", "dyads")
    data = told | {name: [] for name in (*nothing, "quotations", "quality")} | {"example": None}
    document = html.fromstring(page(data))
    assert len(document.find_class("none")) == 9
    assert document.xpath("//svg") == []


def test_the_same_data_give_the_same_page(told):
    assert page(told) == page(told)
