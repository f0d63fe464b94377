"""Trim a story's blocks: what stands among its paragraphs and is not the story."""

from collections import Counter
from collections.abc import Collection

from lxml.html import HtmlElement

from sitrep.clean.article_body import ArticleBody
from sitrep.clean.blocks import Block, key_of
from sitrep.clean.region import is_prose

_MAX_NOTE_SHARE = 0.3
_MAX_LABEL_CHARS = 40
_MIN_KEY_CHARS = 15
_MIN_QUOTE_KEY_CHARS = 25
_MAX_QUOTE_CHARS = 300
# Comparing all blocks with all takes the square of their number.
_MAX_BLOCKS = 2000
# The publisher's own text must be of so much of the story to say where it ends.
_MIN_GIVEN_SHARE = 0.85
_MAX_ASIDE_CHARS = 300
# So much of a story in one container: it is that of its paragraphs.
_MIN_HOST_SHARE = 0.75
_MAX_TAIL_SHARE = 0.25
_INNER_TAGS = {"ul", "ol", "li", "blockquote", "dl", "a"}
# A story of many posts under linked headings is no list of teasers.
_MAX_CARD_SHARE = 0.4


def trim_story(blocks: list[Block], chosen: list[int], given: ArticleBody) -> list[int]:
    """Return the numbers of the blocks that stay.

    What goes: links to other stories and their teasers, labels above the first paragraph,
    sentences said twice (a pulled quote), headings and notes in italics at the end, boxes
    behind the paragraphs, and what the publisher's own text, where it has nearly all of the
    story, does not have.
    """
    story = _without_labels(blocks, _without_links(blocks, chosen))
    story = _without_repeats(blocks, story)
    story = _without_strangers(blocks, story, given)
    return _without_notes(blocks, _without_tail(blocks, story))


def _without_links(blocks: list[Block], chosen: list[int]) -> list[int]:
    linked = {n for n in chosen if blocks[n].is_linked}
    heads = {n for n in chosen if blocks[n].is_heading and _is_linked(blocks, n + 1)}
    cards = {n for n in chosen if n and _is_card(blocks[n - 1], blocks[n])}
    if _chars(blocks, cards) > _MAX_CARD_SHARE * _chars(blocks, chosen):
        cards = set()
    return [n for n in chosen if n not in linked | heads | cards]


def _is_linked(blocks: list[Block], number: int) -> bool:
    return number < len(blocks) and blocks[number].is_linked


def _is_card(heading: Block, text: Block) -> bool:
    """Say whether a text is the teaser of another story: it stands under a linked heading."""
    return heading.is_heading and heading.is_linked and _host(heading) is _host(text)


def _without_labels(blocks: list[Block], chosen: list[int]) -> list[int]:
    """Leave out headings, names and dates above the first paragraph, and stray words below."""
    first = next((i for i, n in enumerate(chosen) if is_prose(blocks[n])), 0)
    shapes = {blocks[n].shape for n in chosen if is_prose(blocks[n])}
    return [
        n
        for n in chosen[first:]
        if blocks[n].is_heading
        or blocks[n].chars > _MAX_LABEL_CHARS
        or blocks[n].tag == "li"
        or is_prose(blocks[n])
        or blocks[n].shape in shapes
    ]


def _chars(blocks: list[Block], numbers: Collection[int]) -> int:
    return sum(blocks[n].chars for n in numbers)


def _without_repeats(blocks: list[Block], chosen: list[int]) -> list[int]:
    keys = {n: key_of(blocks[n].text) for n in chosen}
    times = Counter(keys.values())
    whole = "\n".join(keys.values()) if len(chosen) <= _MAX_BLOCKS else ""
    seen: set[str] = set()
    story = []
    for number, key in keys.items():
        is_pulled = (
            len(key) >= _MIN_QUOTE_KEY_CHARS
            and blocks[number].chars <= _MAX_QUOTE_CHARS
            and not blocks[number].is_heading
            and whole.count(key) > times[key]
        )
        if not is_pulled and not (len(key) >= _MIN_KEY_CHARS and key in seen):
            story.append(number)
        seen.add(key)
    return story


def _without_strangers(blocks: list[Block], chosen: list[int], given: ArticleBody) -> list[int]:
    held = {n for n in chosen[:_MAX_BLOCKS] if given.holds(blocks[n].text)}
    chars = _chars(blocks, chosen)
    if not held or _chars(blocks, held) < max(_MIN_GIVEN_SHARE * chars, 0.9 * given.chars):
        return chosen
    first, last = min(held), max(held)
    return [
        n
        for n in chosen
        if n in held
        or n < first
        or (n < last and (blocks[n].is_heading or blocks[n].chars > _MAX_ASIDE_CHARS))
    ]


def _without_tail(blocks: list[Block], chosen: list[int]) -> list[int]:
    """Cut off what follows the last paragraph that stands where nearly all of them stand."""
    hosts: Counter[HtmlElement | None] = Counter()
    for number in chosen:
        hosts[_host(blocks[number])] += blocks[number].chars
    if not hosts:
        return chosen
    host, chars = hosts.most_common(1)[0]
    total = hosts.total()
    # A story in two columns or cut by an advert goes on in a container of the same kind.
    last = max(n for n in chosen if _kind(_host(blocks[n])) == _kind(host))
    tail = _chars(blocks, [n for n in chosen if n > last])
    if chars < _MIN_HOST_SHARE * total or tail > _MAX_TAIL_SHARE * total:
        return chosen
    return [n for n in chosen if n <= last]


def _kind(host: HtmlElement | None) -> tuple[str, str | None]:
    return ("", None) if host is None else (str(host.tag), host.get("class"))


def _host(block: Block) -> HtmlElement | None:
    """Return what a paragraph stands in; of an item or a quotation, what its list stands in."""
    host = block.element.getparent()
    while host is not None and host.tag in _INNER_TAGS:
        host = host.getparent()
    return host


def _without_notes(blocks: list[Block], chosen: list[int]) -> list[int]:
    story = list(chosen)
    rest = _MAX_NOTE_SHARE * _chars(blocks, story)
    while story:
        block = blocks[story[-1]]
        if not block.is_heading and not (block.is_emphasis and block.chars <= rest):
            break
        rest -= 0 if block.is_heading else block.chars
        story.pop()
    return story
