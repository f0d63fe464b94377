"""Read a web page: its markup, its story, and what the two say of it."""

import re
from datetime import UTC

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from sitrep.clean.charset import decode_body
from sitrep.clean.dates import date_page
from sitrep.clean.draft import Draft
from sitrep.clean.identity import canonical_url
from sitrep.clean.markup import Markup, read_markup
from sitrep.clean.origin import find_origin
from sitrep.clean.refusal import EMPTY, NOT_AN_ARTICLE, UNDECODABLE, RefusalError
from sitrep.clean.story import Story, extract_story
from sitrep.clean.text import clean_paragraphs
from sitrep.clean.tidy import tidy_line
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
    story = extract_story(tree, url=capture.url, fetched_at=capture.fetched_at)
    title = _title(story, markup, capture)
    authors = _authors(story, markup, capture)
    content = clean_paragraphs(story.paragraphs, title=title, authors=authors)
    return Draft(
        canonical=canonical,
        origin=declared_origin or find_origin(tree, canonical),
        title=title,
        authors=authors,
        content=content,
        declared_language=markup.language,
        is_paywalled=bool(_PAYWALL.search(_visible_text(tree))),
        linked=frozenset(" ".join(link.text_content().split()) for link in tree.iter("a")),
        dating=date_page(
            markup,
            tree,
            url=canonical,
            hints=capture.hints,
            fetched_at=capture.fetched_at.astimezone(UTC),
        ),
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
        tree = document_fromstring(text, parser=HTMLParser(remove_comments=True, remove_pis=True))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise RefusalError(UNDECODABLE, f"no markup: {error}") from error
    if sum(1 for _ in tree.iter()) > MAX_ELEMENTS:
        raise RefusalError(NOT_AN_ARTICLE, f"more than {MAX_ELEMENTS} elements")
    return tree


def _count_attributes(tag: str) -> int:
    return len(_GAP.findall(_QUOTED.sub("= ", tag)))


def _title(story: Story, markup: Markup, capture: Capture) -> str:
    candidates = (story.title, markup.meta.get("og:title"), capture.hints.get("title"))
    return next((line for text in candidates if text and (line := tidy_line(text))), "")


def _authors(story: Story, markup: Markup, capture: Capture) -> tuple[str, ...]:
    names = markup.authors or story.authors or (capture.hints.get("author", ""),)
    plain = (re.sub(r"^by\s+", "", tidy_line(name), flags=re.IGNORECASE) for name in names)
    return tuple(dict.fromkeys(name for name in plain if name))


def _visible_text(tree: HtmlElement) -> str:
    parts = tree.xpath("//body//text()[not(parent::script or parent::style)]")
    return " ".join(" ".join(parts).split())
