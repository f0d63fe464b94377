"""The links of a section front lead to its pages."""

import pytest

from builders.website import page, versioned
from sitrep.errors import FetchError

FRONT = b"""<html><head><base href="/world/"></head><body><nav><a href="/about">About us</a></nav>
<main><h3><a href="dam">Dam holds</a></h3><h3><a href="/b#comments">Talks</a></h3>
<h3><a href="http://elsewhere.example/c">Elsewhere</a></h3></main></body></html>"""


@pytest.fixture
def front(site):
    site.pages.update({"/front": page(FRONT), "/world/dam": page(), "/b": page()})
    return site.url("/front")


def test_chosen_links_are_fetched(front, runs_of):
    runs = runs_of("page_list", url=front, selector="main h3 a", domains=("127.0.0.1",))
    assert runs.fetch().rows_out == 2
    talks, dam = runs.captures()
    assert (talks.hints, dam.hints) == ({"title": "Talks"}, {"title": "Dam holds"})
    assert runs.paths() == ["/b", "/world/dam"]


def test_a_pattern_chooses_by_url(front, runs_of):
    runs = runs_of("page_list", url=front, pattern=r"/world/\w+$")
    runs.fetch()
    assert runs.paths() == ["/world/dam"]


def test_a_front_that_has_not_changed_is_not_read_again(site, front, runs_of):
    site.pages["/front"] = versioned(FRONT, '"1"')
    runs = runs_of("page_list", url=front, domains=("127.0.0.1",))
    runs.fetch(day=0)
    assert runs.fetch(day=0.01).skipped == {}
    site.pages["/front"] = versioned(FRONT.replace(b'"dam"', b'"bridge"'), '"2"')
    runs.fetch(day=0.02)
    assert runs.paths(day=0.02) == ["/world/bridge"]


def test_a_site_that_changed_its_shape_is_an_error(site, front, runs_of):
    runs = runs_of("page_list", url=front, selector="main h3 a")
    site.pages["/front"] = page(FRONT.replace(b"h3", b"h4"))
    with pytest.raises(FetchError, match=r"/front has no link that 'main h3 a' chooses"):
        runs.fetch()
    assert not runs.target(0).exists()
