"""Find the summary that many pages set between the heading and the story."""

from sitrep.clean.blocks import Block, key_of
from sitrep.clean.furniture import is_lead

_MIN_CHARS = 40
_MAX_CHARS = 800
_MAX_BLOCKS_AWAY = 40
_TAGS = {"p", "h2", "h3", "h4", "div", "span", "section", "header", "li", "summary"}
# So many first characters must agree with what the page says of itself.
_SAME_CHARS = 50


def find_lead(blocks: list[Block], story: list[int], *, description: str, title: str) -> int | None:
    """Return the number of the block that is the summary of a story, or None.

    It stands above the story, after the heading if the page has one, and says what the
    description of the page says, or its element is named for it (``furniture.toml``).
    """
    if not story:
        return None
    opening = key_of(" ".join(blocks[n].text for n in story[:2]))
    described = key_of(description)
    headings = [n for n in range(story[0]) if blocks[n].tag == "h1"]
    first = max(story[0] - _MAX_BLOCKS_AWAY, headings[-1] + 1 if headings else 0)
    candidates = [n for n in range(first, story[0]) if _is_summary(blocks[n], title)]
    for number in candidates:
        key = key_of(blocks[number].text)
        if key in opening or opening.startswith(key[:_SAME_CHARS]):
            continue
        if _same_start(key, described):
            return number
    for number in candidates:
        element = blocks[number].element
        around = element.getparent()
        is_named = is_lead(element) or (around is not None and is_lead(around))
        if is_named and headings and key_of(blocks[number].text) not in opening:
            return number
    return None


def _is_summary(block: Block, title: str) -> bool:
    return (
        block.tag in _TAGS
        and _MIN_CHARS <= block.chars <= _MAX_CHARS
        and 2 * block.link_chars <= block.chars
        and key_of(block.text) != key_of(title)
    )


def _same_start(one: str, other: str) -> bool:
    shared = min(len(one), len(other), _SAME_CHARS)
    return shared >= _MIN_CHARS // 2 and one[:shared] == other[:shared]
