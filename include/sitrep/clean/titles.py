"""Choose the title of a story: what headline, meta tags and the page agree on."""

import re
import unicodedata
from collections.abc import Iterable
from itertools import islice

from lxml.html import HtmlElement

from sitrep.clean.identity import root_of, site_of
from sitrep.clean.linked_data import plain
from sitrep.clean.markup import Markup
from sitrep.clean.tidy import tidy_line

_MIN_CHARS = 4
# Looking for the names of sites takes time by the square of a title's length.
_MAX_CHARS = 600
_MAX_HEADINGS = 20
_MIN_HEADING_CHARS = 15
_MAX_LINKS = 30
_METAS = ("og:title", "twitter:title", "title", "dc.title", "parsely-title")
_DIVIDER = re.compile(
    r"\s+[|–—·•»«:-]\s+|\s*[|｜]\s*|\s+[»:]\s*|\s*[＿_]\s*|\s*[：–—]\s*(?=\S+$)|-(?=[^\s-]+$)"
)
_FIRST_LABEL = re.compile(r"(.{2,40}?)\s*[:|–—»-]\s+")
_LABEL = re.compile(r"^\s*[|–—·•»:-]+\s*|\s*[|–—·•»:-]+\s*$")


def choose_title(markup: Markup, tree: HtmlElement, url: str, feed_title: str = "") -> str:
    """Return the title of the story, without the name of the site; may be empty.

    A title that two of headline (JSON-LD), meta tags and ``<h1>`` give is believed; else the
    first of them. ``<title>`` and the feed help out where the page gives none. Pure.
    """
    sites = _site_names(markup, tree, url)
    headings = [_line(h1.text_content()) for h1 in islice(tree.iter("h1"), _MAX_HEADINGS)]
    headings = [text for text in headings if not _is_site(text, sites)]
    declared = [plain(markup.json_ld.get("headline")), *(markup.meta.get(m) for m in _METAS[:2])]
    lines = [_without_site(_line(text), sites) for text in declared if text]
    headings = [_without_site(text, sites) for text in headings]
    candidates = [text for text in lines if len(text) >= _MIN_CHARS]
    for text in candidates:
        # A page has many headings; one that says the same settles it, in its own words.
        if found := next((h for h in headings if _is_same(h, text)), None):
            return found
    tag = tree.findtext(".//title") or ""
    in_tag = _without_site(_line(tag), sites)
    if candidates:
        return max(candidates, key=lambda text: _votes(text, [*candidates, in_tag]))
    if found := next((h for h in headings if h and _key(h) in _key(tag)), None):
        return found
    others = (in_tag, feed_title, *(markup.meta.get(m, "") for m in _METAS[2:]), *headings)
    return next((line for text in others if (line := _line(text))), "")


def _line(text: str) -> str:
    return tidy_line(text[:_MAX_CHARS])


def _is_same(heading: str, title: str) -> bool:
    """Say whether a title is this heading, perhaps with the name of a site behind it."""
    if _key(heading) == _key(title):
        return bool(heading)
    rest = title[len(heading) :]
    return (
        len(heading) >= _MIN_HEADING_CHARS
        and title.startswith(heading)
        and bool(_DIVIDER.match(rest))
    )


def _votes(text: str, others: Iterable[str]) -> int:
    return sum(_key(text) == _key(other) for other in others)


def _key(text: str) -> str:
    # Without accents, which addresses have not.
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(re.findall(r"\w", letters))


def _site_names(markup: Markup, tree: HtmlElement, url: str) -> set[str]:
    publisher = markup.json_ld.get("publisher")
    names = {
        markup.meta.get("og:site_name"),
        markup.meta.get("application-name"),
        plain(publisher.get("name")) if isinstance(publisher, dict) else None,
    }
    # What leads to the front page is called as the site is, or "Home".
    names.update(
        _line(link.text_content())
        for link in islice(tree.iter("a"), _MAX_LINKS)
        if (link.get("href") or "").rstrip("/") in {"", root_of(url)} and link.get("href")
    )
    site = site_of(url)
    return {_key(name) for name in (*names, site, site.partition(".")[0]) if name} - {""}


def _without_site(title: str, sites: set[str]) -> str:
    """Cut the name of the site, or of its part, off the end (or the beginning) of a title."""
    for divider in _DIVIDER.finditer(title):
        rest = title[: divider.start()].strip()
        if rest and _is_site(title[divider.end() :], sites):
            return _LABEL.sub("", rest)
    first = _FIRST_LABEL.match(title)
    return title[first.end() :] if first and _is_site(first[1], sites) else title


def _is_site(text: str, sites: set[str]) -> bool:
    """Say whether a part of a title is the site's name, alone or among a few labels."""
    parts = [key for part in _DIVIDER.split(text) if (key := _key(part))]
    return bool(parts) and any(
        key == site or (len(site) > 2 and (key.startswith(site) or key.endswith(site)))
        for key in (parts[0], parts[-1])
        for site in sites
    )
