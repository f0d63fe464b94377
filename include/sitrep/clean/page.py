"""Read a web page: its markup, its story, and what the two say of it."""

import re
from datetime import UTC

from lxml import etree
from lxml.html import HtmlElement, document_fromstring

from sitrep.clean.article_body import read_article_body, read_embedded_body
from sitrep.clean.authors import find_authors
from sitrep.clean.charset import decode_body
from sitrep.clean.dates import date_page
from sitrep.clean.draft import Draft
from sitrep.clean.furniture import strip_furniture
from sitrep.clean.identity import canonical_url
from sitrep.clean.linked_data import plain
from sitrep.clean.markup import Markup, read_markup
from sitrep.clean.origin import find_origin
from sitrep.clean.refusal import EMPTY, NOT_AN_ARTICLE, UNDECODABLE, RefusalError
from sitrep.clean.story import extract_story
from sitrep.clean.text import clean_paragraphs
from sitrep.clean.titles import choose_title
from sitrep.records import Capture

# Past these, reading a page would take seconds; a story of this size is not news.
MAX_ELEMENTS = 20_000
MAX_MARKUP_CHARS = 10_000_000
MAX_ATTRIBUTES = 20_000

_PAYWALL = re.compile(
    r"subscri(?:be|bers?|ption)\b.{0,80}\b(?:to (?:read|continue|access|unlock)|only|exclusive)"
    r"|(?:continue|keep) reading.{0,60}\b(?:subscri|log ?in|sign ?in|account)"
    r"|already a (?:subscriber|member)|(?:for|to) subscribers only|unlock this article"
    r"|this (?:article|story|content) is (?:for|only|available to|reserved)"
    r".{0,40}(?:subscri|member)"
    r"|(?:free|remaining) articles? (?:left|remaining|this month)",
    re.IGNORECASE | re.DOTALL,
)
# Parsing a tag takes time by the square of the number of its attributes.
_LONG_TAG = re.compile(r"<[a-zA-Z][^<>]{3000,}")
_QUOTED = re.compile(r"""\"[^"]*\"|'[^']*'""")
_GAP = re.compile(r"[\s/=]+")
_COUNT = etree.XPath("count(//*)")
_TEXTS = etree.XPath("//body//text()[not(parent::script or parent::style)]", smart_strings=False)
_UNREAD = ("head", "script", "style", "svg", "template", "picture", "img", "input", "canvas")
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
    linked = frozenset(" ".join(link.text_content().split()) for link in tree.iter("a"))
    origin = declared_origin or find_origin(tree, canonical)
    is_paywalled = _is_paywalled(tree, markup)
    title = choose_title(markup, tree, canonical, capture.hints.get("title", ""))
    dating = date_page(
        markup,
        tree,
        url=canonical,
        hints=capture.hints,
        fetched_at=capture.fetched_at.astimezone(UTC),
        title=title,
    )
    authors = find_authors(markup, tree, capture.hints.get("author", ""), title=title)
    given = read_article_body(markup.json_ld)
    if not given.paragraphs:
        given = read_embedded_body(tree)
    etree.strip_elements(tree, *_UNREAD, with_tail=False)
    strip_furniture(tree, given)
    paragraphs = extract_story(tree, given, description=_description(markup), title=title)
    content = clean_paragraphs(paragraphs, title=title, authors=authors)
    return Draft(
        canonical=canonical,
        origin=origin,
        title=title,
        authors=authors,
        content=content,
        declared_language=markup.language,
        is_paywalled=is_paywalled,
        linked=linked,
        dating=dating,
        section=markup.section,
    )


def _parse(text: str) -> HtmlElement:
    if not text.strip():
        raise RefusalError(EMPTY)
    if len(text) > MAX_MARKUP_CHARS:
        raise RefusalError(NOT_AN_ARTICLE, f"more than {MAX_MARKUP_CHARS} characters of markup")
    if sum(_count_attributes(tag[0]) ** 2 for tag in _LONG_TAG.finditer(text)) > MAX_ATTRIBUTES**2:
        raise RefusalError(NOT_AN_ARTICLE, "tags with thousands of attributes")
    text = _XML_DECLARATION.sub("", text.replace("\x00", ""))
    try:
        tree = document_fromstring(text, parser=_parser())
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise RefusalError(UNDECODABLE, f"no markup: {error}") from error
    if _COUNT(tree) > MAX_ELEMENTS:
        raise RefusalError(NOT_AN_ARTICLE, f"more than {MAX_ELEMENTS} elements")
    return tree


def _parser() -> etree.HTMLParser:
    # The usual lookup of lxml.html asks Python for the class of every element.
    parser = etree.HTMLParser(remove_comments=True, remove_pis=True, collect_ids=False)
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=HtmlElement))
    return parser


def _count_attributes(tag: str) -> int:
    return len(_GAP.findall(_QUOTED.sub("= ", tag)))


def _description(markup: Markup) -> str:
    given = (
        markup.meta.get("og:description"),
        markup.meta.get("description"),
        plain(markup.json_ld.get("description")),
    )
    return next((text for text in given if text), "")


def _is_paywalled(tree: HtmlElement, markup: Markup) -> bool:
    is_free = str(markup.json_ld.get("isAccessibleForFree", "")).lower()
    if is_free in {"true", "false"}:
        return is_free == "false"
    return bool(_PAYWALL.search(_visible_text(tree)))


def _visible_text(tree: HtmlElement) -> str:
    return " ".join(" ".join(_TEXTS(tree)).split())
