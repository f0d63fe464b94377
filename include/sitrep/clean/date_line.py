"""Find the date that a page writes beside its title, where its markup tells none."""

import re
from collections.abc import Iterator
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

from sitrep.clean.instants import parse_instant

_PIECES = etree.XPath("//body//text()[not(parent::script or parent::style)]", smart_strings=False)
_MAX_NODES = 4000
# So many pieces of text behind the title may stand before its date, each of so many characters.
_NEAR = 12
_MAX_CHARS = 80
_MIN_TITLE_CHARS = 8
_UPDATED = re.compile(
    r"updat|modif|correct|aktualis|mise à jour|actuali[sz]|atuali[sz]|aggiorn|обновл|оновл|更新",
    re.IGNORECASE,
)
# "Published: 3 May 2026", "الاثنين 3 أغسطس 2026": what stands before the first digit may go.
_BEFORE_DIGIT = re.compile(r"^\D{1,30}?(?=\d)")
_FIRST_WORD = re.compile(r"^[^\W\d_]+:?\s+(?:on\s+)?")


def find_date_line(tree: HtmlElement, title: str) -> str | None:
    """Return the text of a date right behind the title of a page, or None.

    Lines that tell when a page was updated are passed over. Pure.
    """
    if len(title) < _MIN_TITLE_CHARS:
        return None
    left = 0
    for text in _texts(tree):
        if left and (found := _date(text)):
            return found
        left = _NEAR if text == title else max(0, left - 1)
    return None


def _date(text: str) -> str | None:
    if len(text) > _MAX_CHARS or not any(c.isdigit() for c in text) or _UPDATED.search(text):
        return None
    forms = (text, _FIRST_WORD.sub("", text), _BEFORE_DIGIT.sub("", text))
    return next((form for form in forms if parse_instant(form)), None)


def _texts(tree: HtmlElement) -> Iterator[str]:
    """Yield the first pieces of text of a page's body, with single spaces."""
    for piece in islice(_PIECES(tree), _MAX_NODES):
        if line := " ".join(piece.split()):
            yield line
