"""Turn the raw text of a story into the text that every offset refers to."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from sitrep.clean.byline import drop_byline
from sitrep.clean.dateline import split_dateline
from sitrep.clean.residue import remove_residue
from sitrep.clean.tidy import tidy, tidy_line

MAX_TITLE_CHARS = 200
_SENTENCE_ENDS = (".", "!", "?", ":", "”", '"', "»", "…")
_MAX_SENTENCE_TITLE_CHARS = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanText:
    """A text without residue; paragraphs are separated by one blank line."""

    title: str | None
    text: str
    dateline: str | None
    removed: int


def clean_paragraphs(
    paragraphs: Iterable[str], *, title: str | None, authors: Iterable[str] = ()
) -> CleanText:
    """Return a story's paragraphs as one text, without residue, dateline and title.

    ``title`` is given back as it is; first lines that repeat it or the byline are left out.
    """
    lines = (line for paragraph in paragraphs for line in tidy(paragraph).split("\n"))
    kept, removed = remove_residue(line for line in lines if line)
    if kept and title and _same_words(kept[0], title):
        kept = kept[1:]
    story = drop_byline(kept, authors)
    removed += len(kept) - len(story)
    dateline = None
    for number in range(min(2, len(story))):  # it may stand behind a summary
        if dateline is None:
            dateline, story[number] = split_dateline(story[number])
    return CleanText(title=title, text="\n\n".join(story), dateline=dateline, removed=removed)


def clean_text(raw: str) -> CleanText:
    """Clean a plain text.

    Its first line is the title when a blank line or residue follows. A text whose lines
    are broken at one width is joined into paragraphs; else each line is a paragraph.

    Returns
    -------
    CleanText
        ``removed`` counts the pieces of residue. The text may be empty.
    """
    lines = tidy(raw).strip().split("\n")
    title = None
    if _starts_with_title(lines):
        title, lines = tidy_line(lines[0]), lines[1:]
    return clean_paragraphs(_paragraphs(lines), title=title)


def _starts_with_title(lines: list[str]) -> bool:
    if len(lines) < 2 or not 0 < len(lines[0]) <= MAX_TITLE_CHARS:
        return False
    if len(lines[0]) > _MAX_SENTENCE_TITLE_CHARS and lines[0].endswith((".", ".”", '."')):
        return False  # a first paragraph: headlines have no full stop
    return not lines[1] or not remove_residue([lines[1]])[0]


def _paragraphs(lines: list[str]) -> list[str]:
    blocks = [block.split("\n") for block in re.split(r"\n\n+", "\n".join(lines).strip("\n"))]
    if not _is_wrapped(blocks):
        return [line for block in blocks for line in block]
    return [" ".join(block) for block in blocks]


def _is_wrapped(blocks: list[list[str]]) -> bool:
    """Say whether lines end at a width (wrapped text), not at the end of a paragraph."""
    full = [line for block in blocks for line in block[:-1]]
    if not full:
        return False
    width = max(len(line) for line in full)
    mean = sum(len(line) for line in full) / len(full)
    whole = sum(line.endswith(_SENTENCE_ENDS) for line in full) / len(full)
    return 50 <= width <= 100 and mean >= 0.75 * width and whole < 0.5


def _same_words(one: str, other: str) -> bool:
    return re.findall(r"\w+", one.casefold()) == re.findall(r"\w+", other.casefold())
