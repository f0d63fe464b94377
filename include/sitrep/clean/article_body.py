"""The text of a story as its publisher gives it to machines: in JSON-LD, or in a script."""

import html
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lxml.etree import ParserError, XPath
from lxml.html import HtmlElement, fromstring

from sitrep.clean.blocks import Block, key_of, read_blocks

_MAX_CHARS = 100_000
_MIN_CHARS = 400
# Looking for each block in the text takes time by the product of both.
_MAX_BLOCKS = 3000
_MIN_BLOCK_KEY_CHARS = 12
# It replaces a story of less than so much of it.
_POOR = 0.6
_COUNT_PARAGRAPHS = XPath("count(//p)")
_MIN_PARAGRAPHS = 3
_MAX_SCRIPT_CHARS = 2_000_000
# A string of JSON or JavaScript that begins with a paragraph.
_MARKUP_LITERAL = re.compile(r'"\s*(?:<|\\u003[cC])(?:p|div|h\d)\b(?:[^"\\]|\\.){300,}"', re.DOTALL)
_TAG = re.compile(r"<(?:p|br|div|h\d|li)\b[^>]*>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ArticleBody:
    """Its paragraphs, as far as they are told apart; empty where the page gives none."""

    paragraphs: tuple[str, ...]
    key: str

    @property
    def chars(self) -> int:
        """Characters of its text."""
        return sum(map(len, self.paragraphs))

    def holds(self, text: str) -> bool:
        """Say whether it has these words."""
        key = key_of(text)
        return bool(key) and key in self.key

    def better_than(self, story: list[str], blocks: list[Block]) -> list[str]:
        """Return the story, or this text where that has much less.

        The page's blocks that say the same are preferred to it: they have paragraphs.
        """
        if self.chars < _MIN_CHARS or sum(map(len, story)) >= _POOR * self.chars:
            return story
        same = [
            line
            for block in blocks[:_MAX_BLOCKS]
            for line in block.lines
            if len(key_of(line)) >= _MIN_BLOCK_KEY_CHARS and self.holds(line)
        ]
        if sum(map(len, same)) >= _POOR * self.chars:
            return list(dict.fromkeys(same))
        return list(self.paragraphs)


def read_embedded_body(tree: HtmlElement) -> ArticleBody:
    """Return the longest text with paragraphs that a script of the page holds as a string.

    Pages that are rendered by scripts carry their story so. A page with paragraphs of its own
    is not looked through: the result is empty. Pure.
    """
    if _COUNT_PARAGRAPHS(tree) >= _MIN_PARAGRAPHS:
        return ArticleBody((), "")
    longest: list[str] = []
    for script in tree.iter("script"):
        for literal in _MARKUP_LITERAL.findall((script.text or "")[:_MAX_SCRIPT_CHARS]):
            try:
                found = _paragraphs(str(json.loads(literal, strict=False))[:_MAX_CHARS])
            except ValueError:
                continue
            longest = max(longest, found, key=lambda lines: sum(map(len, lines)))
    return ArticleBody(tuple(longest), key_of("".join(longest)))


def read_article_body(json_ld: Mapping[str, Any]) -> ArticleBody:
    """Return the publisher's own text of an article node; of a live blog, that of its posts.

    Markup inside it is taken off. Pure.
    """
    texts = [json_ld.get("articleBody")]
    updates = json_ld.get("liveBlogUpdate")
    for post in updates if isinstance(updates, list) else ():
        if isinstance(post, dict):
            texts += [post.get("headline"), post.get("articleBody")]
    paragraphs = [
        line for text in texts if isinstance(text, str) for line in _paragraphs(text[:_MAX_CHARS])
    ]
    return ArticleBody(tuple(paragraphs), key_of("".join(paragraphs)))


def _paragraphs(text: str) -> list[str]:
    if _TAG.search(text) or "&lt;p" in text:
        text = html.unescape(text) if "&lt;" in text else text
        try:
            return [
                line
                for block in read_blocks(fromstring(f"<div>{text}</div>"))
                for line in block.lines
            ]
        except (ParserError, ValueError):
            return []
    return [line for part in html.unescape(text).split("\n") if (line := " ".join(part.split()))]
