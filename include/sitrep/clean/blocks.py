"""Read a page as blocks of text, in the order of the document."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement

_BLOCKS = frozenset(
    """address article aside blockquote body caption center dd details div dl dt fieldset figure
    footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td
    tfoot th thead tr ul""".split()
)
_UNREAD = {"script", "style", "noscript", "template", "svg", "head", "select", "button", "textarea"}
_KINDS = {"a": "a", "em": "em", "i": "em"}
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """A run of text that no block-level tag divides.

    ``element`` is the nearest block-level element around it; ``lines`` are divided by ``<br>``.
    ``link_chars`` and ``emphasis_chars`` count characters inside links, and in italics.
    """

    element: HtmlElement
    lines: tuple[str, ...]
    chars: int
    link_chars: int
    emphasis_chars: int

    @property
    def text(self) -> str:
        """Its lines as one."""
        return " ".join(self.lines)

    @property
    def tag(self) -> str:
        """The tag of its element."""
        return str(self.element.tag)

    @property
    def is_heading(self) -> bool:
        """Say whether it is marked as a heading."""
        return self.tag in {"h2", "h3", "h4", "h5", "h6"}

    @property
    def is_linked(self) -> bool:
        """Say whether it is a link, or a few words around one."""
        return self.link_chars > 0.75 * self.chars

    @property
    def is_emphasis(self) -> bool:
        """Say whether all of it is in italics, as notes of the desk are."""
        return self.emphasis_chars > 0.95 * self.chars

    @property
    def shape(self) -> tuple[str, str, str, str]:
        """Tag and class of its element and of the one around."""
        around = self.element.getparent()
        return (
            self.tag,
            self.element.get("class") or "",
            "" if around is None else str(around.tag),
            "" if around is None else around.get("class") or "",
        )


def key_of(text: str) -> str:
    """Return the letters and digits of a text: what is the same however it is set."""
    return "".join(_WORD.findall(text.casefold()))


def read_blocks(tree: HtmlElement) -> list[Block]:
    """Return the blocks of a page that hold text. Linear in the page. Pure."""
    return list(_Reader().read(tree))


class _Reader:
    """The run of text at hand, while a page is walked."""

    def __init__(self) -> None:
        self._around: list[HtmlElement] = []
        self._parts: list[str] = []
        self._depths = {"a": 0, "em": 0}
        self._chars = {"a": 0, "em": 0}

    def read(self, tree: HtmlElement) -> Iterator[Block]:
        self._around.append(tree)
        walk = etree.iterwalk(tree, events=("start", "end"))
        for event, element in walk:
            if element.tag in _BLOCKS:
                yield from self._flush()
            if event == "end":
                self._leave(element)
            elif element.tag in _UNREAD or not isinstance(element.tag, str):
                walk.skip_subtree()
                self._enter(element, is_read=False)
            else:
                self._enter(element)
        yield from self._flush()

    def _enter(self, element: HtmlElement, *, is_read: bool = True) -> None:
        if element.tag in _BLOCKS:
            self._around.append(element)
        if element.tag == "br":
            self._parts.append("\n")
        if kind := _KINDS.get(element.tag):
            self._depths[kind] += 1
        if is_read:
            self._add(element.text)

    def _leave(self, element: HtmlElement) -> None:
        if element.tag in _BLOCKS:
            self._around.pop()
        if kind := _KINDS.get(element.tag):
            self._depths[kind] -= 1
        self._add(element.tail)

    def _add(self, text: str | None) -> None:
        if text:
            self._parts.append(text.replace("\n", " "))
            for kind, depth in self._depths.items():
                if depth:
                    self._chars[kind] += len(text.strip())

    def _flush(self) -> Iterator[Block]:
        if not self._parts:
            return
        lines = (" ".join(line.split()) for line in "".join(self._parts).split("\n"))
        kept = tuple(line for line in lines if line)
        if kept:
            chars = sum(map(len, kept))
            yield Block(self._around[-1], kept, chars, self._chars["a"], self._chars["em"])
        self._parts = []
        self._chars = {"a": 0, "em": 0}
