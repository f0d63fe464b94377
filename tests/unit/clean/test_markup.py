"""What a page says of itself is read, however it says it."""

import json

import pytest
from lxml.html import document_fromstring

from sitrep.clean.markup import read_markup


def markup(head: str, body: str = "<p>x</p>", html: str = ""):
    return read_markup(
        document_fromstring(f"<html {html}><head>{head}</head><body>{body}</body></html>")
    )


def ld(value: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


ARTICLE = {"@type": "NewsArticle", "datePublished": "2022-09-10"}


@pytest.mark.parametrize(
    "value",
    [
        ARTICLE,
        [{"@type": "BreadcrumbList"}, ARTICLE],
        {"@graph": [{"@type": "WebPage", "datePublished": "2020-01-01"}, ARTICLE]},
        {"@type": "WebPage", "mainEntity": ARTICLE},
        {**ARTICLE, "@type": ["Thing", "https://schema.org/ReportageNewsArticle"]},
        [{"@type": "ItemList", "itemListElement": [{**ARTICLE, "datePublished": "1999-01-01"}]},
         ARTICLE],
        {"@type": "WebPage", "datePublished": "2022-09-10"},
    ],
)  # fmt: skip
def test_json_ld_in_its_shapes(value):
    assert markup(ld(value)).json_ld["datePublished"] == "2022-09-10"


@pytest.mark.parametrize(
    "script",
    [
        '{"@type": "NewsArticle", "datePublished": "2022-09-10",}',
        '{"headline": "He said "no"", "datePublished" : "2022-09-10"}',
        '{"@type": "NewsArticle",\n"articleBody": "one\ntwo", "datePublished": "2022-09-10"}',
    ],
)
def test_json_ld_that_is_broken(script):
    found = markup(f'<script type="application/ld+json">{script}</script>')
    assert found.json_ld["datePublished"] == "2022-09-10"


@pytest.mark.parametrize("script", ["", "null", "7", "[[[", "[" * 100_000, '{"@graph": 7}'])
def test_json_ld_that_is_nothing(script):
    assert markup(f'<script type="application/ld+json">{script}</script>').json_ld == {}


def test_metas_links_and_language():
    found = markup(
        '<link rel="Canonical" href=" https://delta-wire.example/a "><meta name="DATE" content="x">'
        '<meta name="date" content="y"><meta property="og:url" content="/a"><meta charset="utf-8">',
        html='lang="en-KE"',
    )
    assert found.canonical == "https://delta-wire.example/a"
    assert found.meta == {"date": "x", "og:url": "/a"}
    assert found.language == "en"
    assert markup("", html='lang="x-default-thing"').language is None


def test_times_of_the_story_come_first():
    found = markup(
        "",
        '<aside><time datetime="1"></time></aside><time datetime="2"></time>'
        '<time class="entry-date published" datetime="3"></time><time>yesterday</time>'
        "<time>1 May 2023</time>",
    )
    assert found.times == ("3", "2", "1 May 2023")


def test_dates_of_microdata():
    found = markup("", '<span itemprop="datePublished" content="2022-09-10">10 Sept</span>')
    assert found.meta["datepublished"] == "2022-09-10"


@pytest.mark.parametrize(
    ("head", "body", "section"),
    [
        ('<meta property="article:section" content="World &amp; Europe">', "", "World & Europe"),
        (ld({**ARTICLE, "articleSection": ["Europe", "War"]}), "", "Europe"),
        ("", '<nav aria-label="Breadcrumb"><a>Home</a><a>World</a><a>Europe</a></nav>', "Europe"),
        ("", '<ol class="breadcrumbs"><li><a>Home</a></li></ol>', None),
        (f'<meta property="article:section" content="{"x" * 100}">', "", None),
        ("", "", None),
    ],
)
def test_sections(head, body, section):
    assert markup(head, f"<div>{body}</div><p>x</p>").section == section


@pytest.mark.parametrize(
    ("head", "html"),
    [
        ("", 'lang="nb-NO"'),
        ('<meta http-equiv="content-language" content="nb">', ""),
        ('<meta property="og:locale" content="nb_NO">', ""),
        (ld({**ARTICLE, "inLanguage": "nb"}), 'lang=""'),
    ],
)
def test_declared_languages(head, html):
    assert markup(head, html=html).language == "nb"
