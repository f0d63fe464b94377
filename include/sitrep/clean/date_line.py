"""Find the date that a page writes beside its title, where its markup tells none."""

import re

from lxml.html import HtmlElement

from sitrep.clean.instants import parse_instant
from sitrep.clean.title_lines import lines_behind_title

_MAX_CHARS = 80
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
    return next((found for line in lines_behind_title(tree, title) if (found := _date(line))), None)


def _date(text: str) -> str | None:
    if len(text) > _MAX_CHARS or not any(c.isdigit() for c in text) or _UPDATED.search(text):
        return None
    forms = (text, _FIRST_WORD.sub("", text), _BEFORE_DIGIT.sub("", text))
    return next((form for form in forms if parse_instant(form)), None)
