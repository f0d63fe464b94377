"""Find who wrote a story: in JSON-LD, in meta tags, in the byline on the page."""

import re
from collections.abc import Iterable, Iterator
from itertools import dropwhile, islice
from typing import Any

from lxml.etree import XPath
from lxml.html import HtmlElement

from sitrep.clean.instants import parse_instant
from sitrep.clean.linked_data import plain, types_of
from sitrep.clean.markup import Markup
from sitrep.clean.names import is_byline, is_house, read_names
from sitrep.clean.title_lines import lines_behind_title

_METAS = (
    "author",
    "article:author",
    "og:article:author",
    "article:author_name",
    "parsely-author",
    "sailthru.author",
    "cxenseparse:author",
    "dc.creator",
    "dcterms.creator",
    "byl",
    "citation_author",
)
_LABELLED = ("twitter:label1", "twitter:data1"), ("twitter:label2", "twitter:data2")
_BYLINES = (
    "//*[@itemprop='author']//*[@itemprop='name'] | //*[@itemprop='author'][not(.//*[@itemprop])]",
    "//a[@rel='author'] | //*[contains(concat(' ', @rel, ' '), ' author ')]",
    "//*[contains(@class, 'yline') or contains(@data-component, 'yline')"
    " or contains(@data-testid, 'yline') or contains(@class, 'journalist')]",
    "//*[contains(@class, 'author-name') or contains(@class, 'author__name')"
    " or contains(@class, 'authorName') or contains(@class, 'author_name')"
    " or @data-testid='author-name' or @class='author' or @class='autor' or @class='auteur']",
)
_NOT_ABOVE = (
    "[not(ancestor::aside or ancestor::footer or ancestor::nav or ancestor::li[.//h2 or .//h3])]"
)
_FIND_BYLINES = [XPath(f"({path}){_NOT_ABOVE}", smart_strings=False) for path in _BYLINES]
# The date and the clock that may stand before a byline, up to the last digit or "pm".
_DATE_BEFORE = re.compile(r"^[^\n]{0,40}\d(?:\s*[ap]\.?m\.?)?[,.]?\s+(?=[^\W\d_])", re.IGNORECASE)
_MAX_NAME_WORDS = 3
_MAX_BYLINE_CHARS = 150
_MAX_BYLINES = 4
_MAX_LEAVES = 400


def find_authors(
    markup: Markup, tree: HtmlElement, feed_author: str = "", *, title: str = ""
) -> tuple[str, ...]:
    """Return the persons who wrote the story, in the order given.

    The first place that names a person counts: JSON-LD, meta tags, the page, the feed. Where
    none does, the first agency or desk that is named. Pure.
    """
    houses = _houses(markup)
    fallback: tuple[str, ...] = ()
    for texts in _places(markup, tree, feed_author, title):
        names = read_names(texts, houses=houses)
        if names and not all(is_house(name) or name in houses for name in names):
            return names
        fallback = fallback or names
    return fallback


def _places(
    markup: Markup, tree: HtmlElement, feed_author: str, title: str
) -> Iterator[Iterable[str]]:
    given = markup.json_ld.get("author")
    people = given if isinstance(given, list) else [given]
    yield [n for p in people if not _is_organisation(p) and (n := _name(p))]
    for meta in _METAS:
        yield [markup.meta.get(meta, "")]
    for label, data in _LABELLED:
        if "min" not in markup.meta.get(data, "min"):
            yield [markup.meta[data]] if markup.meta.get(label) else []
    for find_bylines in _FIND_BYLINES:
        yield _texts(find_bylines(tree))
    yield _lines_with_by(tree)
    yield list(islice(_bylines_behind(tree, title), 1))
    yield [feed_author]
    yield [n for p in people if (n := _name(p))]


def _name(person: Any) -> str:
    if isinstance(person, dict):
        name = plain(person.get("name"))
        parts = (plain(person.get(key)) for key in ("givenName", "familyName"))
        return name or " ".join(filter(None, parts))
    return plain(person) or ""


def _is_organisation(person: Any) -> bool:
    return isinstance(person, dict) and any("organi" in name for name in types_of(person))


def _houses(markup: Markup) -> set[str]:
    publisher = markup.json_ld.get("publisher")
    name = plain(publisher.get("name")) if isinstance(publisher, dict) else None
    return {name for name in (name, markup.meta.get("og:site_name")) if name}


def _texts(elements: list[HtmlElement]) -> list[str]:
    """Return the first few bylines: those of one story, not of a list of stories."""
    found = []
    for element in elements[:_MAX_BYLINES]:
        links = [" ".join(link.text_content().split()) for link in element.iter("a")]
        text = _line(element)
        if 0 < len(text) <= _MAX_BYLINE_CHARS:
            found += [link for link in links if link and " " in link] or [text]
    return found


def _line(element: HtmlElement) -> str:
    """Return the parts of a byline with commas where only the layout divides them."""
    line, is_divided = "", False
    for part in element.itertext():
        if not part.strip():
            is_divided = True
            continue
        has_gap = line[-1:].isspace() or part[:1].isspace()
        line += (", " if line and (is_divided or not has_gap) else "") + part
        line, is_divided = line[: _MAX_BYLINE_CHARS + 1], False
    return " ".join(line.split())


def _bylines_behind(tree: HtmlElement, title: str) -> Iterator[str]:
    """Yield the bylines behind the title: "By Ana Souza", "May 1, 2026 by Ana Souza".

    Behind a date a name may stand alone: "1. května 2026 Jan Novák".
    """
    for line in lines_behind_title(tree, title):
        date = _DATE_BEFORE.match(line)
        rest = line[date.end() :] if date else line
        is_name = date is not None and _is_name(rest) and parse_instant(date[0].strip()) is not None
        if len(rest) <= _MAX_BYLINE_CHARS and (is_name or is_byline(rest)):
            yield rest


def _is_name(text: str) -> bool:
    words = text.split()
    return 2 <= len(words) <= _MAX_NAME_WORDS and all(
        word[0].isupper() and word[1:].replace("-", "").isalpha() for word in words
    )


def _lines_with_by(tree: HtmlElement) -> list[str]:
    """Return the first line after the heading that reads "By Ana Souza"."""
    elements = tree.iter("h1", "h2", "p", "span", "div", "section", "address", "li")
    heading = "h2" if tree.find(".//h1") is None else "h1"
    after = dropwhile(lambda element: element.tag != heading, elements)
    for element in islice(after, 1, _MAX_LEAVES):
        text = (element.text or "").strip()
        whole = " ".join(element.text_content().split()) if text else ""
        if 0 < len(whole) <= _MAX_BYLINE_CHARS and is_byline(whole):
            return [whole]
    return []
