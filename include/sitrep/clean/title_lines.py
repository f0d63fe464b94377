"""Read the few lines behind the title of a page, where old templates put author and date."""

from collections.abc import Iterator
from itertools import islice

from lxml.etree import XPath
from lxml.html import HtmlElement

# So many pieces of text behind a title are read, of so many of the page.
NEAR = 12
_MAX_PIECES = 4000
_MIN_TITLE_CHARS = 8
_PIECES = XPath("//body//text()[not(parent::script or parent::style)]", smart_strings=False)


def lines_behind_title(tree: HtmlElement, title: str) -> Iterator[str]:
    """Yield the pieces of text that stand right behind each mention of the title. Pure."""
    if len(title) < _MIN_TITLE_CHARS:
        return
    left = 0
    for piece in islice(_PIECES(tree), _MAX_PIECES):
        line = " ".join(piece.split())
        if not line:
            continue
        if line == title:
            left = NEAR
        elif left:
            left -= 1
            yield line
