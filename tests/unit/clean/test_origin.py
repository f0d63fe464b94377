"""A re-publisher's link tells where a copy comes from."""

import pytest
from lxml.html import document_fromstring

from sitrep.clean.origin import find_origin

OWN = "https://savanna-standard.example/world/a.html"
WIRE = "https://delta-wire.example/article/a.html"


@pytest.mark.parametrize(
    "markup",
    [
        f'<p>Text</p><p><a href="{WIRE}?utm_source=x">Source link</a></p>',
        f'<p>[ad_2]<br><a href="{WIRE}">Source</a></p>',
        f'<p><a href="Source link">{WIRE}</a></p>',
        f'<p>This post first appeared on <a href="{WIRE}">Delta Wire</a>.</p>',
        f'<p><em>This article was originally published by <a href="{WIRE}">Delta Wire</a></em></p>',
        f'<p>The post <a href="{OWN}">A</a> appeared first on <a href="{WIRE}">Delta Wire</a>.</p>',
        f'<p>Read the <a href="{WIRE}">original article</a>.</p>',
        f'<p>Publicado originalmente em <a href="{WIRE}">Delta Wire</a></p>',
        f'<p>Впервые опубликовано <a href="{WIRE}">Delta Wire</a></p>',
    ],
)
def test_origins(markup):
    assert find_origin(document_fromstring(f"<body>{markup}</body>"), OWN) == WIRE


@pytest.mark.parametrize(
    "markup",
    [
        "<p>Text</p>",
        f'<p>Three people, <a href="{WIRE}">Delta Wire</a> reported, were hurt.</p>',
        f'<p>The post <a href="{OWN}">A</a> appeared first on <a href="/">Savanna</a>.</p>',
        '<p><a href="/about">Source link</a></p>',
        '<p><a href="http://[">Source link</a></p>',
        "<p><a>Source link</a></p>",
    ],
)
def test_no_origins(markup):
    assert find_origin(document_fromstring(f"<body>{markup}</body>"), OWN) is None
