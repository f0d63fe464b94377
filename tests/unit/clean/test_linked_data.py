"""JSON-LD is read in the shapes that pages give it."""

import json

import pytest
from lxml.html import document_fromstring

from sitrep.clean.linked_data import plain, read_linked_data

ARTICLE = {"@type": "NewsArticle", "headline": "Dyke breaks", "datePublished": "2026-09-08"}


def read(*scripts: object):
    texts = (script if isinstance(script, str) else json.dumps(script) for script in scripts)
    head = "".join(f'<script type="application/ld+json">{text}</script>' for text in texts)
    return read_linked_data(document_fromstring(f"<html><head>{head}</head><body>x</body></html>"))


def test_the_fullest_node_counts_and_nodes_of_its_headline_fill_its_gaps():
    teaser = {"@type": "Article", "headline": "Another story"}
    author = {"@type": "NewsArticle", "headline": "Dyke breaks", "author": "Nora Grieg"}
    found = read(teaser, ARTICLE, author)
    assert found["headline"] == "Dyke breaks"
    assert found["datePublished"] == "2026-09-08"
    assert found["author"] == "Nora Grieg"


def test_references_to_persons_are_resolved():
    found = read(
        {"@graph": [{**ARTICLE, "author": {"@id": "#n"}},
                    {"@type": "Person", "@id": "#n", "name": "Nora Grieg"}]}
    )  # fmt: skip
    assert found["author"]["name"] == "Nora Grieg"


@pytest.mark.parametrize(
    "script",
    [
        "<!-- {json} -->",
        "//<![CDATA[\n{json}\n//]]>",
        "/*<![CDATA[*/{json}/*]]>*/",
        "{json};",
        '[{json},]',
    ],
)  # fmt: skip
def test_what_stands_around_the_json(script):
    assert read(script.replace("{json}", json.dumps(ARTICLE)))["headline"] == "Dyke breaks"


def test_entities_for_quotation_marks():
    text = json.dumps(ARTICLE).replace('"', "&quot;")
    assert read(text)["headline"] == "Dyke breaks"


@pytest.mark.parametrize(
    ("crumbs", "section"),
    [
        (["Home", "World", "Floods", "Dyke breaks"], "Floods"),
        (["Home", "World"], "World"),
        (["Home", "A title that is far too long to be the name of any section"], None),
        ([], None),
    ],
)
def test_the_section_is_the_last_breadcrumb(crumbs, section):
    items = [{"position": n, "item": {"name": name}} for n, name in enumerate(crumbs)]
    found = read(ARTICLE, {"@type": "BreadcrumbList", "itemListElement": items})
    assert found.get("articleSection") == section
    found = read({**ARTICLE, "articleSection": "Europe"}, {"@type": "BreadcrumbList"})
    assert found["articleSection"] == "Europe"


@pytest.mark.parametrize(
    ("value", "text"),
    [("a &amp;amp; b\n c", "a & b c"), (["x", "y"], "x"), ([], None), (7, None), (" ", None)],
)
def test_plain_texts(value, text):
    assert plain(value) == text
