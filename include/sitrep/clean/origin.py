"""Find where a syndicated copy comes from: the link that a re-publisher leaves."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from sitrep.clean.identity import is_web, normal_url, same_site

_SOURCE_LINK = re.compile(
    r"\W*(?:(?:original )?source(?: link| article)?|(?:view |read )?(?:the )?original"
    r"(?: article| story| post)?|link to (?:the )?original(?: article)?)\W*",
    re.IGNORECASE,
)
_FIRST_APPEARED = re.compile(
    r"(?:first|originally) (?:appeared|published|posted|ran)"
    r"|(?:appeared|published) (?:first|originally)|re-?published from"
    r"|publi(?:cado|cada|é|ée|cato|cata) (?:originalmente|primeiro|por primera vez|inicialmente"
    r"|originellement|initialement|originariamente|per la prima volta)"
    r"|(?:originalmente|initialement) publi|(?:zuerst|ursprünglich) (?:erschienen|veröffentlicht)"
    r"|впервые опубликован|уперше опублікован|вперше опублікован|pierwotnie opublikowan",
    re.IGNORECASE,
)
_MAX_LINKS = 5000
_MAX_SENTENCE_CHARS = 600


def find_origin(tree: HtmlElement, url: str) -> str | None:
    """Return the URL of the original of a copy, or None.

    It is the target of a link called "Source link", or of one in a sentence such as "This
    post first appeared on …", if it leads to another site than ``url``.
    """
    for number, link in enumerate(tree.iter("a")):
        if number == _MAX_LINKS:
            return None
        if _is_source_link(link):
            for target in _targets(link):
                if is_web(target) and not same_site(target, url):
                    return normal_url(target)
    return None


def _is_source_link(link: HtmlElement) -> bool:
    text = link.text_content().strip()
    if _SOURCE_LINK.fullmatch(text[:100]) or _SOURCE_LINK.fullmatch(link.get("href") or ""):
        return True
    parent = link.getparent()
    if parent is None or parent.tag not in {"p", "em", "i", "small", "span", "div", "strong"}:
        return False
    beside = " ".join(parent.text_content()[:_MAX_SENTENCE_CHARS].split())
    return len(beside) < _MAX_SENTENCE_CHARS and bool(_FIRST_APPEARED.search(beside))


def _targets(link: HtmlElement) -> Iterator[str]:
    """Yield what a link may lead to; some templates swap its address and its words."""
    yield (link.get("href") or "").strip()
    yield link.text_content().strip()
