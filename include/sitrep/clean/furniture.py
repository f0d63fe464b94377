"""Take off a page what is furniture by the names of its elements: captions, prompts, teasers."""

import re
import tomllib
from collections import Counter
from functools import cache
from importlib.resources import files

from lxml.html import HtmlElement

from sitrep.clean.article_body import ArticleBody

_TAGS = frozenset(
    """nav footer form button figure dialog iframe select noscript template svg style
    script menu aside object audio video""".split()
)
_WHOLE = {"html", "head", "body", "main", "h1", "article"}
_NAMES = ("class", "id", "data-testid", "data-component", "data-area", "role")
_PICTURE = re.compile(r"image|img|photo|picture|media|video|foto|bild", re.IGNORECASE)
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|[\W_]+")
# An element whose own words are so many characters holds prose.
_PROSE_CHARS = 60
# How often the publisher's own text is asked; each time all of it is looked through.
_MAX_CHECKS = 500
_MAX_SHARES = {"outgrow": 0.9, "words": 0.25, "doubtful": 0.1}


def strip_furniture(tree: HtmlElement, given: ArticleBody) -> None:
    """Take the furniture out of ``tree``, which is changed. Linear in its elements.

    An element goes for its tag or for a word in its names (``furniture.toml``). It stays if it
    holds the heading or the marked body of the article, words of the publisher's own text
    (``given``), or much of the page's prose; and a word that all its elements together would
    take much of the prose with does not count.
    """
    elements = [element for element in tree.iter() if isinstance(element.tag, str)]
    prose = _prose(elements)
    total = max(prose[tree], 1)
    kept = _story_line(tree)
    doomed: dict[str, list[HtmlElement]] = {}
    inside: set[HtmlElement] = set()
    checks = 0
    for element in elements:
        if element.tag == "figcaption":  # even where its picture stays
            doomed.setdefault("<figcaption>", []).append(element)
        if element.getparent() in inside:
            inside.add(element)
            continue
        word = None if element.tag in _WHOLE or element in kept else furniture_word(element)
        if word is None or prose[element] > _max_share(word) * total:
            continue
        checks += bool(prose[element])
        if prose[element] and checks < _MAX_CHECKS and given.holds(_text(element)):
            continue
        inside.add(element)
        doomed.setdefault(word, []).append(element)
    _drop(doomed, prose, total)


def _drop(doomed: dict[str, list[HtmlElement]], prose: Counter[HtmlElement], total: int) -> None:
    for word, found in doomed.items():
        if sum(prose[element] for element in found) <= _max_share(word) * total:
            for element in found:
                if element.getparent() is not None:  # a hidden caption is doomed twice
                    element.drop_tree()


def furniture_word(element: HtmlElement) -> str | None:
    """Return the tag or the word for which an element is furniture, or None."""
    if element.tag in _TAGS:
        return f"<{element.tag}>"
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return "hidden"
    return _first_word(_names(element), "words", "doubtful")


def is_lead(element: HtmlElement) -> bool:
    """Say whether an element is named as the summary above a story, not under a picture."""
    names = _names(element)
    return _first_word(names, "lead") is not None and not _PICTURE.search(names)


def _text(element: HtmlElement) -> str:
    return str(element.text_content())


def _names(element: HtmlElement) -> str:
    return " ".join(filter(None, map(element.get, _NAMES)))


def _first_word(names: str, *kinds: str) -> str | None:
    found = names and _pattern(kinds).search(f" {_CAMEL.sub(' ', names).lower()} ")
    return found[1] if found else None


def _max_share(word: str) -> float:
    if word == "<figcaption>":
        return 1
    return next((share for kind, share in _MAX_SHARES.items() if word in _words(kind)), 0.25)


@cache
def _pattern(kinds: tuple[str, ...]) -> re.Pattern[str]:
    words = sorted(frozenset().union(*map(_words, kinds)), key=len, reverse=True)
    return re.compile(rf"(?<= )({'|'.join(words)})(?= )")


@cache
def _words(kind: str) -> frozenset[str]:
    text = files("sitrep.clean").joinpath("furniture.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(text)[kind])


def _prose(elements: list[HtmlElement]) -> Counter[HtmlElement]:
    """Count the characters of prose in each element: its own words where they are many."""
    counts: Counter[HtmlElement] = Counter()
    for element in reversed(elements):
        if element.tag in {"script", "style"}:
            continue
        own = len(element.text or "") + sum(len(child.tail or "") for child in element)
        if own >= _PROSE_CHARS:
            counts[element] += own
        if (parent := element.getparent()) is not None and counts[element]:
            counts[parent] += counts[element]
    return counts


def _story_line(tree: HtmlElement) -> set[HtmlElement]:
    """Return what holds the heading or the marked body of the article."""
    marked = tree.xpath("(//h1)[1] | //*[@itemprop='articleBody']")
    return {element for mark in marked for element in (mark, *mark.iterancestors())}
