"""Read the JSON-LD of a page: what its publisher says of the article to machines."""

import html
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from lxml.html import HtmlElement

_PAGE_TYPES = {"webpage", "itempage"}
# What tells that a node describes an article in full; a teaser has less of it.
_TELLING = ("headline", "datePublished", "author", "articleBody", "publisher", "mainEntityOfPage")
_INNER = ("@graph", "mainEntity", "mainEntityOfPage")
_BROKEN = re.compile(r'"(datePublished|dateModified|headline)"\s*:\s*"([^"\\]{4,300})"')
_GAP = r"\s{0,20}"  # without a limit, a run of spaces would take time by its square
_WRAPPING = re.compile(
    rf"^(?:<!--|(?://|/\*)?{_GAP}<!\[CDATA\[(?:{_GAP}\*/)?)"
    rf"|(?:-->|(?://|/\*)?{_GAP}\]\]>(?:{_GAP}\*/)?|;)$"
)
_LAST_COMMA = re.compile(rf",({_GAP}[}}\]])")
_MAX_DEPTH = 6
_MAX_CRUMB_CHARS = 40
_MAX_SCRIPT_CHARS = 500_000


def read_linked_data(tree: HtmlElement) -> dict[str, Any]:
    """Return the fields of the page's article node, and ``articleSection`` from breadcrumbs.

    Other nodes of the same headline fill its gaps. References (``@id``) to persons are
    resolved. Of a script that is no JSON, dates and headline are still read. Pure.
    """
    nodes: list[dict[str, Any]] = []
    broken: dict[str, Any] = {}
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        text = (script.text or "")[:_MAX_SCRIPT_CHARS]
        value = _parsed(text)
        if value is None:
            for name, found in _BROKEN.findall(text):
                broken.setdefault(name, found)
        nodes.extend(_nodes(value))
    article = _article(nodes) or broken
    if article and not article.get("articleSection"):
        article["articleSection"] = _last_crumb(nodes, plain(article.get("headline")))
    return {name: value for name, value in article.items() if value}


def plain(value: object) -> str | None:
    """Return a text of JSON-LD on one line and without entities; None if it is no text."""
    if isinstance(value, list):
        value = next((item for item in value if isinstance(item, str)), None)
    if not isinstance(value, str):
        return None
    return " ".join(html.unescape(html.unescape(value)).split()) or None


def types_of(node: Mapping[str, Any]) -> set[str]:
    """Return the types of a node, in lower case and without their address."""
    given = node.get("@type", "")
    types = given if isinstance(given, list) else [given]
    return {str(name).rpartition("/")[2].lower() for name in types}


def _parsed(text: str) -> Any:
    unwrapped = _WRAPPING.sub("", text.strip()).strip()
    for attempt in (str, _without_last_commas, html.unescape):
        try:
            return json.loads(attempt(unwrapped), strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _without_last_commas(text: str) -> str:
    return _LAST_COMMA.sub(r"\1", text)


def _nodes(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    """Yield the nodes that stand for the page itself: not those inside lists of links."""
    if depth > _MAX_DEPTH:
        return
    if isinstance(value, list):
        for item in value:
            yield from _nodes(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in _INNER:
            yield from _nodes(value.get(key), depth + 1)


def _article(nodes: list[dict[str, Any]]) -> dict[str, Any]:
    articles = [node for node in nodes if any(map(_is_article, types_of(node)))]
    if not articles:
        pages = (node for node in nodes if _PAGE_TYPES & types_of(node))
        found = [dict(node) for node in pages if node.get("datePublished")]
        return found[0] if found else {}
    # The first of those that say most: max() keeps the order.
    fullest = max(articles, key=_told)
    article = dict(fullest)
    for other in articles:
        if other.get("headline") == article.get("headline"):
            article = {**other, **{key: value for key, value in article.items() if value}}
    by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str)}
    article["author"] = _resolved(article.get("author") or article.get("creator"), by_id)
    return article


def _told(node: dict[str, Any]) -> int:
    return sum(bool(node.get(key)) for key in _TELLING)


def _is_article(name: str) -> bool:
    return name.endswith(("article", "posting")) or name == "report"


def _resolved(value: Any, by_id: Mapping[str, dict[str, Any]]) -> Any:
    if isinstance(value, list):
        return [_resolved(item, by_id) for item in value]
    if isinstance(value, dict) and not value.get("name") and isinstance(value.get("@id"), str):
        return by_id.get(value["@id"], value)
    return value


def _last_crumb(nodes: list[dict[str, Any]], title: str | None) -> str | None:
    """Return the last breadcrumb that is a section: not the front page, not the article."""
    for node in nodes:
        items = node.get("itemListElement")
        if "breadcrumblist" in types_of(node) and isinstance(items, list):
            names = [_crumb_name(item) for item in items if isinstance(item, dict)]
            sections = [n for n in names[1:] if n and n != title and len(n) <= _MAX_CRUMB_CHARS]
            return sections[-1] if sections else None
    return None


def _crumb_name(item: dict[str, Any]) -> str | None:
    inner = item.get("item")
    return plain(item.get("name") or (inner.get("name") if isinstance(inner, dict) else None))
