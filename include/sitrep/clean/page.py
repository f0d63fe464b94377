"""Read a web page: its title, its authors and its story, without the page around it."""

import re
from collections.abc import Iterator
from datetime import UTC
from typing import Any

import trafilatura
from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from sitrep.clean.charset import decode_body
from sitrep.clean.dates import date_page
from sitrep.clean.draft import Draft
from sitrep.clean.identity import canonical_url
from sitrep.clean.markup import Markup, read_markup
from sitrep.clean.origin import find_origin
from sitrep.clean.refusal import EMPTY, NOT_AN_ARTICLE, UNDECODABLE, RefusalError
from sitrep.clean.residue import clean_paragraphs
from sitrep.clean.tidy import tidy_line
from sitrep.records import Capture

# Past these, reading a page would take seconds; a story of this size is not news.
MAX_ELEMENTS = 20_000
MAX_MARKUP_CHARS = 10_000_000
MAX_GAPS = 20_000

_PAYWALL = re.compile(
    r"subscri(?:be|bers?|ption)\b.{0,80}\b(?:to (?:read|continue|access|unlock)|only|exclusive)"
    r"|(?:continue|keep) reading.{0,60}\b(?:subscri|log ?in|sign ?in|account)"
    r"|already a (?:subscriber|member)|(?:for|to) subscribers only|unlock this article"
    r"|this (?:article|story|content) is (?:for|only|available to|reserved)"
    r".{0,40}(?:subscri|member)"
    r"|(?:free|remaining) articles? (?:left|remaining|this month)",
    re.IGNORECASE | re.DOTALL,
)
# Parsing takes time by the square of the number of attributes; these lie between gaps.
_MONSTER_TAG = re.compile(r"""<[a-zA-Z](?:[^<>\s"'=/]*[\s"'=/]+){1000,}""")
_GAP = re.compile(r"""[\s"'=/]+""")
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


def read_page(capture: Capture) -> Draft:
    """Read the page of a capture. Pure.

    Raises
    ------
    RefusalError
        If the page has no text, cannot be decoded, or is too large to be a story.
    """
    tree = _parse(decode_body(capture.body, capture.content_type))
    markup = read_markup(tree)
    canonical, declared_origin = canonical_url(
        capture.url, markup.canonical, markup.meta.get("og:url")
    )
    found = _extract(tree, capture)
    title = _title(found, markup, capture)
    authors = _authors(found, capture)
    content = clean_paragraphs(_paragraphs(found), title=title, authors=authors)
    return Draft(
        canonical=canonical,
        origin=declared_origin or find_origin(tree, canonical),
        title=title,
        authors=authors,
        content=content,
        dating=date_page(
            markup,
            tree,
            url=canonical,
            hints=capture.hints,
            fetched_at=capture.fetched_at.astimezone(UTC),
        ),
        declared_language=markup.language,
        is_paywalled=bool(_PAYWALL.search(_visible_text(tree))),
        linked=frozenset(tidy_line(link.text_content()) for link in tree.iter("a")),
    )


def _parse(text: str) -> HtmlElement:
    if not text.strip():
        raise RefusalError(EMPTY)
    if len(text) > MAX_MARKUP_CHARS:
        raise RefusalError(NOT_AN_ARTICLE, f"more than {MAX_MARKUP_CHARS} characters of markup")
    if sum(len(_GAP.findall(tag[0])) ** 2 for tag in _MONSTER_TAG.finditer(text)) > MAX_GAPS**2:
        raise RefusalError(NOT_AN_ARTICLE, "tags with thousands of attributes")
    text = _XML_DECLARATION.sub("", text.replace("\x00", ""))
    try:
        tree = document_fromstring(text, parser=HTMLParser(remove_comments=True, remove_pis=True))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise RefusalError(UNDECODABLE, f"no markup: {error}") from error
    if sum(1 for _ in tree.iter()) > MAX_ELEMENTS:
        raise RefusalError(NOT_AN_ARTICLE, f"more than {MAX_ELEMENTS} elements")
    return tree


def _extract(tree: HtmlElement, capture: Capture) -> Any:
    latest = capture.fetched_at.date().isoformat()
    return trafilatura.bare_extraction(
        tree,
        url=capture.url,
        fast=True,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        deduplicate=False,
        date_extraction_params={"extensive_search": False, "max_date": latest},
    )


def _title(found: Any, markup: Markup, capture: Capture) -> str:
    candidates = (
        found.title if found is not None else None,
        markup.meta.get("og:title"),
        capture.hints.get("title"),
    )
    return next((line for text in candidates if text and (line := tidy_line(text))), "")


def _authors(found: Any, capture: Capture) -> tuple[str, ...]:
    names = (found.author if found is not None else None) or capture.hints.get("author") or ""
    parts = (re.sub(r"^by\s+", "", part.strip(), flags=re.IGNORECASE) for part in names.split(";"))
    return tuple(dict.fromkeys(line for part in parts if (line := tidy_line(part))))


def _paragraphs(found: Any) -> Iterator[str]:
    if found is not None and found.text:
        for line in found.text.split("\n"):
            yield line.removeprefix("- ").strip()


def _visible_text(tree: HtmlElement) -> str:
    parts = tree.xpath("//body//text()[not(parent::script or parent::style)]")
    return " ".join(" ".join(parts).split())
