"""Find the story on a page: its paragraphs, its title and its authors."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import trafilatura
from lxml.html import HtmlElement

_CELLS = {"table", "tbody", "thead", "tfoot", "tr", "td", "th"}
_LAYOUT_PARAGRAPHS = 3
_BLOB_CHARS = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """What was found on a page."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    paragraphs: tuple[str, ...] = ()


def extract_story(tree: HtmlElement, *, url: str, fetched_at: datetime) -> Story:
    """Return the story of a page, without the page around it.

    ``tree`` is changed where a table only lays the page out: its cells become blocks.
    """
    _unfold_layout_tables(tree)
    found = _extract(tree, url, fetched_at, fast=True)
    if found is not None and _is_blob(found.text):
        # The quick way lost the paragraphs; the thorough one compares three extractors.
        found = _extract(tree, url, fetched_at, fast=False)
    if found is None:
        return Story()
    lines = ((found.text or "").split("\n")) if found.text else ()
    return Story(
        title=found.title,
        authors=tuple((found.author or "").split(";")) if found.author else (),
        paragraphs=tuple(line.removeprefix("- ").strip() for line in lines),
    )


def _extract(tree: HtmlElement, url: str, fetched_at: datetime, *, fast: bool) -> Any:
    return trafilatura.bare_extraction(
        tree,
        url=url,
        fast=fast,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        deduplicate=False,
        # The latest date is given, so that nothing depends on today's.
        date_extraction_params={
            "extensive_search": False,
            "max_date": fetched_at.date().isoformat(),
        },
    )


def _is_blob(text: str | None) -> bool:
    return bool(text) and len(text or "") > _BLOB_CHARS and "\n" not in (text or "").strip()


def _unfold_layout_tables(tree: HtmlElement) -> None:
    for table in list(tree.iter("table")):
        if sum(1 for _ in table.iter("p")) >= _LAYOUT_PARAGRAPHS:
            for cell in table.iter(*_CELLS):
                if cell is table or next(cell.iterancestors("table"), None) is table:
                    cell.tag = "div"
