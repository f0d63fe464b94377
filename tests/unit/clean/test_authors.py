"""Authors are found in the markup, or on the page; persons before houses."""

import json

import pytest
from lxml.html import document_fromstring

from sitrep.clean.authors import find_authors
from sitrep.clean.markup import read_markup


def authors(head: str = "", body: str = "", *, ld: object = None, feed: str = ""):
    script = "" if ld is None else (
        '<script type="application/ld+json">'
        f"{json.dumps({'@type': 'NewsArticle', 'headline': 'x', 'author': ld})}</script>"
    )  # fmt: skip
    tree = document_fromstring(
        f"<html><head>{head}{script}</head><body><h1>Dyke breaks</h1>{body}</body></html>"
    )
    return find_authors(read_markup(tree), tree, feed)


@pytest.mark.parametrize(
    ("ld", "names"),
    [
        ("Ana Souza", ("Ana Souza",)),
        ({"@type": "Person", "name": "Ana Souza"}, ("Ana Souza",)),
        ({"@type": "Person", "givenName": "Ana", "familyName": "Souza"}, ("Ana Souza",)),
        ([{"name": "Ana Souza"}, "Lina Khoury", {"url": "/x"}, 7], ("Ana Souza", "Lina Khoury")),
        ({"@type": "Person", "name": ["Ana Souza"]}, ("Ana Souza",)),
        ([{"@type": "Organization", "name": "AFP"}, {"name": "Ana Souza"}], ("Ana Souza",)),
        ("https://delta-wire.example/authors/1", ()),
        ({"@type": "Organization", "name": "Delta Wire"}, ("Delta Wire",)),
        (None, ()),
    ],
)
def test_json_ld(ld, names):
    assert authors(ld=ld) == names


@pytest.mark.parametrize(
    "head",
    [
        '<meta name="author" content="Ana Souza">',
        '<meta property="article:author" content="By Ana Souza">',
        '<meta name="twitter:label1" content="Written by">'
        '<meta name="twitter:data1" content="Ana Souza">',
    ],
)
def test_meta_tags(head):
    assert authors(head) == ("Ana Souza",)


@pytest.mark.parametrize(
    "body",
    [
        '<p>By <a rel="author" href="/a">Ana Souza</a></p>',
        '<span itemprop="author"><span itemprop="name">Ana Souza</span></span>',
        '<div class="article-byline"><span>3 hours ago</span><span>Ana Souza</span>'
        "<span>Environment correspondent</span></div>",
        '<div class="byline"><b>By</b> <b>Ana Souza</b> <b>Published 1 May</b></div>',
        '<p>Published 1 May, <span itemprop="author">Ana Souza</span></p>',
        '<div data-component="byline-block">Ana Souza</div>',
        '<div class="x">Von <a href="/a">Ana Souza</a></div><p>Die Armee rückte vor.</p>',
        "<section>Par <span>Ana Souza</span></section>",
    ],
)
def test_bylines_on_the_page(body):
    assert authors("", body) == ("Ana Souza",)
    # A house in the markup gives way to them.
    assert authors("", body, ld={"@type": "Organization", "name": "AFP"}) == ("Ana Souza",)


def test_bylines_of_other_stories_do_not_count():
    body = '<aside><a rel="author">Jan Verbeek</a></aside><footer class="byline">X Y</footer>'
    assert authors("", body) == ()


def test_the_feed_comes_before_a_house():
    assert authors(ld={"@type": "Organization", "name": "AFP"}, feed="Ana Souza") == ("Ana Souza",)
    assert authors('<meta name="author" content="Reuters">') == ("Reuters",)


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Carl Mendes, staff writer", "Carl Mendes"),
        ("November 18, 2025 at 9:15 pm by Dale Hutchings", "Dale Hutchings"),
        ("15. května 2026 Vítězslav Říha", "Vítězslav Říha"),
    ],
)
def test_a_byline_without_marks_stands_behind_the_title(line, author):
    title = "Power grid holds as heat breaks a record"
    page = f"<body><span>{title}</span><br><span>{line}</span><p>The grid held.</p></body>"
    tree = document_fromstring(page)
    assert find_authors(read_markup(tree), tree, title=title) == (author,)


def test_a_line_of_the_story_behind_the_title_is_no_byline():
    title = "Power grid holds as heat breaks a record"
    tree = document_fromstring(
        f"<body><h1>{title}</h1><p>In May 2026 Northern Power failed.</p></body>"
    )
    assert find_authors(read_markup(tree), tree, title=title) == ()
