"""Read what a page says of itself in its markup: JSON-LD, meta tags, links, times."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from lxml.html import HtmlElement

_ARTICLE_TYPES = {
    "newsarticle",
    "article",
    "reportagenewsarticle",
    "analysisnewsarticle",
    "backgroundnewsarticle",
    "opinionnewsarticle",
    "reviewnewsarticle",
    "asknewsarticle",
    "liveblogposting",
    "blogposting",
    "report",
}
_PAGE_TYPES = {"webpage", "itempage"}
_BROKEN = re.compile(r'"(datePublished|dateModified|headline)"\s*:\s*"([^"\\]{4,300})"')
_MAX_DEPTH = 6
_MAX_SCRIPT_CHARS = 500_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Markup:
    """What the markup of a page says.

    ``json_ld`` are the fields of the page's article node; ``meta`` its meta tags, keyed by
    lower-case name, first one first.
    """

    language: str | None = None
    canonical: str | None = None
    json_ld: Mapping[str, Any] = field(default_factory=dict)
    meta: Mapping[str, str] = field(default_factory=dict)
    times: tuple[str, ...] = ()

    @property
    def authors(self) -> tuple[str, ...]:
        """Names that JSON-LD gives for the authors."""
        given = self.json_ld.get("author")
        people = given if isinstance(given, list) else [given]
        names = (p.get("name") if isinstance(p, dict) else p for p in people)
        return tuple(n for n in names if isinstance(n, str) and not n.startswith("http"))


def read_markup(tree: HtmlElement) -> Markup:
    """Return what ``tree`` says of itself. Pure; malformed parts are left out."""
    canonical = tree.xpath("//link[translate(@rel,'CANOIL','canoil')='canonical']/@href")
    return Markup(
        language=_language(tree),
        canonical=str(canonical[0]).strip() if canonical else None,
        json_ld=_json_ld(tree),
        meta=_meta(tree),
        times=tuple(_times(tree)),
    )


def _language(tree: HtmlElement) -> str | None:
    tag = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    code = re.split(r"[-_]", tag.strip().lower())[0]
    return code if re.fullmatch(r"[a-z]{2,3}", code) else None


def _meta(tree: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for tag in tree.iter("meta"):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop")
        if name and (content := (tag.get("content") or "").strip()):
            found.setdefault(name.strip().lower(), content)
    return found


def _times(tree: HtmlElement) -> Iterator[str]:
    """Yield the instants of ``<time>`` tags, those marked as the publication's first."""
    tags = tree.xpath(
        "//time[@datetime][not(ancestor::aside or ancestor::nav or ancestor::footer)]"
    )
    marked = re.compile(r"publi|posted|entry-date", re.IGNORECASE)
    for is_marked in (True, False):
        for tag in tags:
            signs = " ".join((tag.get("itemprop") or "", tag.get("class") or ""))
            if (bool(marked.search(signs)) or tag.get("pubdate") is not None) == is_marked:
                yield tag.get("datetime").strip()


def _json_ld(tree: HtmlElement) -> dict[str, Any]:
    nodes: list[dict[str, Any]] = []
    broken: dict[str, Any] = {}
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        text = (script.text or "")[:_MAX_SCRIPT_CHARS]
        try:
            nodes.extend(_nodes(json.loads(text, strict=False)))
        except (ValueError, RecursionError):
            for name, value in _BROKEN.findall(text):
                broken.setdefault(name, value)
    for types in (_ARTICLE_TYPES, _PAGE_TYPES):
        for node in nodes:
            if types & _types(node) and (node.get("datePublished") or types is _ARTICLE_TYPES):
                return node
    return broken


def _nodes(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    """Yield the nodes that stand for the page itself: not those inside lists of links."""
    if depth > _MAX_DEPTH:
        return
    if isinstance(value, list):
        for item in value:
            yield from _nodes(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _nodes(value.get(key), depth + 1)


def _types(node: Mapping[str, Any]) -> set[str]:
    given = node.get("@type", "")
    types = given if isinstance(given, list) else [given]
    return {str(name).rpartition("/")[2].lower() for name in types}
