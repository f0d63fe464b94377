"""The gold pages of cleaning agree with themselves and with their JSON."""

import re
from collections import Counter
from datetime import UTC, datetime
from html import unescape
from importlib.resources import files

import ftfy
import pytest

from benchmarks.clean_fields import plain
from benchmarks.clean_gold import GoldPage, load_pages
from sitrep.clean import refusal
from sitrep.clean.charset import decode_body

PAGES = load_pages()
ENCODINGS = {
    "cp1251_div": "cp1251", "cp1251_declared": "cp1251", "cp1251_undeclared": "cp1251",
    "cp1250": "cp1250", "cp1252": "cp1252", "cp1254": "cp1254", "cp1256": "cp1256",
    "iso8859_2_declared": "iso8859-2", "iso8859_2_undeclared": "iso8859-2",
    "iso8859_15": "iso8859-15", "gb2312_portal": "gb18030", "shift_jis": "cp932",
}  # fmt: skip

each_page = pytest.mark.parametrize("gold", PAGES, ids=lambda gold: gold.page)


def squeezed(text: str) -> str:
    """Return a text without tags, entities, spaces and the backslashes of JSON."""
    text = re.sub(r"<!--.*?-->|<[^>]*>", "", re.sub(r'\\(["/])', r"\1", text), flags=re.DOTALL)
    return re.sub(r"\s+", "", unescape(text))


def standing(gold: GoldPage) -> str:
    page = gold.content.decode(ENCODINGS.get(gold.layout, "utf-8"))
    if gold.layout == "mojibake":
        page = ftfy.fix_text(page, unescape_html=False, uncurl_quotes=False)
    shown = re.sub(r'<span class="visually-hidden">[^<]*</span>', "", page)
    # What only an attribute says is on the page, too.
    attributes = " ".join(re.findall(r'"([^"<>]*)"', page))
    return " ".join(squeezed(text) for text in (page, shown, attributes))


@each_page
def test_every_paragraph_and_residue_stands_on_the_page(gold):
    page = standing(gold)
    texts = (*gold.body, *gold.optional, *gold.residue, gold.title)
    assert [text for text in texts if squeezed(text) not in page] == []


@each_page
def test_no_residue_is_part_of_the_article(gold):
    kept = plain("\n".join((*gold.body, *gold.optional)))
    assert [text for text in gold.residue if plain(text) in kept] == []


@each_page
def test_what_a_page_is_expected_to_be_is_complete(gold):
    assert gold.rejection in {None, refusal.PAYWALL, refusal.NOT_AN_ARTICLE, refusal.TOO_SHORT}
    assert bool(gold.body) == (gold.rejection is None)
    assert gold.fetched_at.tzinfo is not None
    if gold.published_at:
        published = datetime.fromisoformat(gold.published_at).replace(tzinfo=UTC)
        assert published < gold.fetched_at
    if gold.dateline:
        assert squeezed(gold.dateline + gold.body[0]) not in standing(gold)
        assert squeezed(gold.dateline) in standing(gold)


@each_page
def test_authors_and_addresses_stand_on_the_page(gold):
    page = standing(gold)
    assert [name for name in gold.authors if squeezed(name) not in page] == []
    assert gold.origin_url is None or squeezed(gold.origin_url) in page


def test_legacy_charsets_are_decoded_as_they_were_written():
    for gold in PAGES:
        if gold.layout in ENCODINGS:
            assert gold.content != decode_body(gold.content, gold.content_type).encode()


def test_the_set_is_as_wide_as_its_readme_says():
    assert {path.name for path in files("benchmarks").joinpath("gold", "pages").iterdir()} == {
        gold.page for gold in PAGES
    }
    languages = Counter(gold.language for gold in PAGES)
    assert len(PAGES) >= 64
    assert len(languages) >= 14
    assert languages["en"] >= len(PAGES) // 2
    halves = Counter(gold.half for gold in PAGES)
    assert set(halves) == {"development", "held out"}
    assert abs(halves["development"] - halves["held out"]) <= 1
