"""The title is the story's, not the site's."""

import json

import pytest
from lxml.html import document_fromstring

from sitrep.clean.markup import read_markup
from sitrep.clean.titles import choose_title

TITLE = "Dyke breaks near Harrow Lock"
URL = "https://steppe-courier.example/a"


def title(*, tag="", og="", h1="", headline="", site="", feed=""):
    metas = {"og:title": og, "og:site_name": site}
    head = f"<title>{tag}</title>" + "".join(
        f'<meta property="{name}" content="{text}">' for name, text in metas.items() if text
    )
    if headline:
        node = json.dumps({"@type": "NewsArticle", "headline": headline})
        head += f'<script type="application/ld+json">{node}</script>'
    tree = document_fromstring(f"<html><head>{head}</head><body><h1>{h1}</h1></body></html>")
    return choose_title(read_markup(tree), tree, URL, feed)


@pytest.mark.parametrize(
    "given",
    [
        {"og": TITLE},
        {"og": f"{TITLE} | Delta Wire", "site": "Delta Wire"},
        {"og": f"{TITLE} - Delta Wire World", "site": "Delta Wire"},
        {"og": f"{TITLE} – Steppe Courier"},
        {"og": f"Delta Wire: {TITLE}", "site": "Delta Wire"},
        {"og": f"{TITLE} | Unheard Of", "h1": TITLE},
        {"tag": f"{TITLE} - World - Delta Wire", "site": "Delta Wire"},
        {"tag": f"{TITLE} » Local » News", "h1": TITLE},
        {"headline": TITLE, "og": "Floods: what a night!", "h1": TITLE},
        {"headline": "Floods", "og": TITLE, "h1": TITLE},
        {"headline": TITLE, "og": TITLE, "h1": "Live"},
        {"h1": TITLE},
        {"feed": TITLE},
        {"headline": "Dyke breaks near Harrow &amp;#76;ock"},
    ],
)
def test_titles(given):
    assert title(**given) == TITLE


def test_dashes_of_its_own_stay():
    assert title(og="Kyiv – a city under fire", h1="Kyiv – a city under fire") == (
        "Kyiv – a city under fire"
    )
    assert title(tag="Moby-Dick - a review") == "Moby-Dick - a review"
    assert title() == ""
