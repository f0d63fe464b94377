"""Read what a page says of itself in its markup: JSON-LD, meta tags, links, times."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from lxml.html import HtmlElement

from sitrep.clean.linked_data import plain, read_linked_data

_SECTIONS = ("article:section", "parsely-section", "cxenseparse:articlesection", "section")
_DATE_PROPERTIES = {"datepublished", "datecreated", "datemodified"}
_CRUMBS = (
    "//*[self::nav or self::ol or self::ul or self::div]"
    "[contains(translate(concat(@class, ' ', @aria-label, ' ', @id), 'BCRUM', 'bcrum'),"
    " 'breadcrumb')]"
)
_MAX_SECTION_CHARS = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Markup:
    """What the markup of a page says.

    ``json_ld`` are the fields of the page's article node; ``meta`` its meta tags, keyed by
    lower-case name, first one first; dates of microdata are among them. ``section`` is the
    part of the outlet that the page stands in.
    """

    language: str | None = None
    canonical: str | None = None
    json_ld: Mapping[str, Any] = field(default_factory=dict)
    meta: Mapping[str, str] = field(default_factory=dict)
    times: tuple[str, ...] = ()
    section: str | None = None


def read_markup(tree: HtmlElement) -> Markup:
    """Return what ``tree`` says of itself. Pure; malformed parts are left out."""
    canonical = tree.xpath("//link[translate(@rel,'CANOIL','canoil')='canonical']/@href")
    json_ld, meta = read_linked_data(tree), _meta(tree)
    return Markup(
        language=_language(tree, meta, json_ld),
        canonical=str(canonical[0]).strip() if canonical else None,
        json_ld=json_ld,
        meta=meta,
        times=tuple(_times(tree)),
        section=_section(tree, meta, json_ld),
    )


def _language(tree: HtmlElement, meta: Mapping[str, str], json_ld: Mapping[str, Any]) -> str | None:
    body = tree.find("body")
    tags = (
        tree.get("lang"),
        tree.get("{http://www.w3.org/XML/1998/namespace}lang"),
        body.get("lang") if body is not None else None,
        plain(json_ld.get("inLanguage")),
        meta.get("content-language"),
        meta.get("og:locale"),
    )
    for tag in tags:
        code = re.split(r"[-_]", (tag or "").strip().lower())[0]
        if re.fullmatch(r"[a-z]{2,3}", code):
            return code
    return None


def _meta(tree: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for tag in tree.iter("meta"):
        name = (
            tag.get("property") or tag.get("name") or tag.get("itemprop") or tag.get("http-equiv")
        )
        if name and (content := (tag.get("content") or "").strip()):
            found.setdefault(name.strip().lower(), content)
    for tag in tree.xpath("//body//*[@itemprop and (@content or @datetime)]"):
        name = tag.get("itemprop").strip().lower()
        value = (tag.get("content") or tag.get("datetime") or "").strip()
        if name in _DATE_PROPERTIES and value:
            found.setdefault(name, value)
    return found


def _times(tree: HtmlElement) -> Iterator[str]:
    """Yield what ``<time>`` tags say, those marked as the publication's first."""
    tags = tree.xpath("//time[not(ancestor::aside or ancestor::nav or ancestor::footer)]")
    marked = re.compile(r"publi|posted|entry-date", re.IGNORECASE)
    for is_marked in (True, False):
        for tag in tags:
            signs = " ".join((tag.get("itemprop") or "", tag.get("class") or ""))
            if (bool(marked.search(signs)) or tag.get("pubdate") is not None) == is_marked:
                said = tag.get("datetime") or " ".join(tag.text_content().split())
                if any(map(str.isdigit, said)):
                    yield said.strip()


def _section(tree: HtmlElement, meta: Mapping[str, str], json_ld: Mapping[str, Any]) -> str | None:
    declared = [meta.get(name) for name in _SECTIONS] + [plain(json_ld.get("articleSection"))]
    for text in (plain(value) for value in declared):
        if text and len(text) <= _MAX_SECTION_CHARS:
            return text
    for crumbs in tree.xpath(_CRUMBS):
        links = [" ".join(link.text_content().split()) for link in crumbs.iter("a")]
        sections = [text for text in links[1:] if 0 < len(text) <= _MAX_SECTION_CHARS]
        if sections:
            return sections[-1]
    return None
