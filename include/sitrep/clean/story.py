"""Find the story on a page: its paragraphs in order."""

import trafilatura
from lxml.html import HtmlElement
from trafilatura.settings import Document

from sitrep.clean.article_body import ArticleBody
from sitrep.clean.blocks import Block, key_of, read_blocks
from sitrep.clean.lead import find_lead
from sitrep.clean.region import complete_region
from sitrep.clean.trim import trim_story

_CELLS = {"table", "tbody", "thead", "tfoot", "tr", "td", "th"}
_LAYOUT_PARAGRAPHS = 3
_BLOB_CHARS = 1000
# Lines agree that begin with so many same letters.
_START_CHARS = 40
_MIN_PART_CHARS = 20
_MAX_WHOLE_CHARS = 30_000
# So much of what the extractor found must be found among the page's blocks to build on them.
_MIN_ALIGNED = 0.7


def extract_story(
    tree: HtmlElement, given: ArticleBody, *, description: str, title: str
) -> list[str]:
    """Return the paragraphs of a page's story, without the page around it.

    An extractor proposes; the page's blocks and the publisher's own text (``articleBody`` in
    JSON-LD) complete and correct it: what was lost between its parts comes back, what stands
    outside of their container goes.

    Parameters
    ----------
    tree : HtmlElement
        Already without furniture. Changed where a table only lays the page out: its cells
        become blocks.
    given : ArticleBody
        The publisher's own text; may be empty.
    description : str
        What the page says of itself: the summary above the story often says the same.
    """
    _unfold_layout_tables(tree)
    proposed = _propose(tree)
    blocks = read_blocks(tree)
    chosen = _align(blocks, proposed)
    if sum(blocks[i].chars for i in chosen) < _MIN_ALIGNED * sum(map(len, proposed)):
        story = proposed
    else:
        chosen = complete_region(blocks, chosen)
        chosen = trim_story(blocks, chosen, given)
        lead = find_lead(blocks, chosen, description=description, title=title)
        chosen = [*([] if lead is None else [lead]), *chosen]
        story = [line for i in chosen for line in blocks[i].lines]
    return given.better_than(story, blocks)


def _propose(tree: HtmlElement) -> list[str]:
    text = _extract(tree, fast=True)
    if len(text) > _BLOB_CHARS and "\n" not in text.strip():
        # The quick way lost the paragraphs; the thorough one compares three extractors.
        text = _extract(tree, fast=False)
    lines = (line.removeprefix("- ").strip() for line in text.split("\n"))
    return [line for line in lines if line]


def _extract(tree: HtmlElement, *, fast: bool) -> str:
    found = trafilatura.bare_extraction(
        tree,
        fast=fast,
        with_metadata=False,
        include_comments=False,
        include_tables=False,
        deduplicate=False,
    )
    return (found.text or "") if isinstance(found, Document) else ""


def _align(blocks: list[Block], proposed: list[str]) -> list[int]:
    """Return the numbers of the blocks that an extractor's lines are made of."""
    keys = {key_of(line) for line in proposed}
    starts = {key[:_START_CHARS] for key in keys if len(key) > _START_CHARS}
    whole = "\n".join(keys)[:_MAX_WHOLE_CHARS]

    def is_proposed(key: str) -> bool:
        # The third: an extractor may run the lines of a paragraph together.
        return key in keys or key[:_START_CHARS] in starts or _is_part(key, whole)

    found = []
    for number, block in enumerate(blocks):
        own = [key_of(line) for line in block.lines]
        if 2 * sum(len(key) for key in own if is_proposed(key)) > sum(map(len, own)):
            found.append(number)
    return found


def _is_part(key: str, whole: str) -> bool:
    return len(key) >= _MIN_PART_CHARS and key in whole


def _unfold_layout_tables(tree: HtmlElement) -> None:
    for table in list(tree.iter("table")):
        if sum(1 for _ in table.iter("p")) >= _LAYOUT_PARAGRAPHS:
            for cell in table.iter(*_CELLS):
                if cell is table or next(cell.iterancestors("table"), None) is table:
                    cell.tag = "div"
