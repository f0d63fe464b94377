"""Complete what an extractor found by the region of the page that it stands in."""

from collections import Counter
from collections.abc import Collection, Iterable

from lxml.html import HtmlElement

from sitrep.clean.blocks import Block

# The region is the innermost element with so much of what was found.
_REGION_SHARE = 0.7
# An extractor that found so few characters missed the story.
_MISSED_CHARS = 250
_DENSE_SHARE = 0.6
_PROSE_CHARS = 60
_PROSE_TAGS = {"p", "li", "blockquote", "div", "section", "article", "td", "dd", "main", "body"}
_SENTENCE_ENDS = tuple('.!?”"»…:。！？」』؟۔।')


def complete_region(blocks: list[Block], chosen: list[int]) -> list[int]:
    """Return the numbers of the story's blocks, given those that an extractor chose.

    Of the blocks in the region (the innermost element that holds nearly all that was chosen)
    those come in that look like chosen ones: the same tag and class in the same kind of
    container, or brothers of a chosen one that read as prose. Headings come in where the story
    goes on under them. What was chosen outside of the region goes, unless it is prose before it
    or looks like chosen prose. Where hardly anything was chosen, the densest region is taken.
    """
    prose = [n for n, block in enumerate(blocks) if block.chars >= _PROSE_CHARS and is_prose(block)]
    if prose:
        dense = _within(blocks, _region(blocks, prose, _DENSE_SHARE))
        if _chars(blocks, chosen) < min(_MISSED_CHARS, _chars(blocks, dense & set(prose))):
            chosen = sorted(dense & set(prose))
    if not chosen:
        return chosen
    inside = _within(blocks, _region(blocks, chosen, _REGION_SHARE))
    known = set(chosen) & inside
    models = [blocks[n] for n in known if is_prose(blocks[n])]
    shapes = {model.shape for model in models}
    hosts = {model.element.getparent() for model in models}
    first, last = min(known), max(known)

    def belongs(number: int) -> bool:
        block = blocks[number]
        if number not in inside:
            return (
                number in chosen and is_prose(block) and (number < first or block.shape in shapes)
            )
        is_beside = block.element.getparent() in hosts
        if block.is_heading:
            return first <= number <= last and is_beside
        return is_prose(block) and (is_beside or block.shape in shapes)

    return [n for n in range(len(blocks)) if n in known or belongs(n)]


def _region(blocks: list[Block], chosen: Iterable[int], share: float) -> HtmlElement:
    """Return the innermost element that holds so much of the chosen blocks' text."""
    chars: Counter[HtmlElement] = Counter()
    for number in chosen:
        element = blocks[number].element
        for around in (element, *element.iterancestors()):
            chars[around] += blocks[number].chars
    enough = share * max(chars.values())
    found = [element for element, count in chars.items() if count >= enough]
    # They are all ancestors of one another: the innermost has the most around it.
    return max(found, key=lambda element: sum(1 for _ in element.iterancestors()))


def _within(blocks: list[Block], region: HtmlElement) -> set[int]:
    inside = set(region.iter())
    return {n for n, block in enumerate(blocks) if block.element in inside}


def _chars(blocks: list[Block], numbers: Collection[int]) -> int:
    return sum(blocks[n].chars for n in numbers)


def is_prose(block: Block) -> bool:
    """Say whether a block reads as a sentence or more, not as a label or a link."""
    if block.tag not in _PROSE_TAGS or 2 * block.link_chars > block.chars:
        return False
    return block.chars >= _PROSE_CHARS or block.text.endswith(_SENTENCE_ENDS)
