"""Take out of a text what is not the story: markers, prompts, credits, sign-offs.

The patterns are in ``residue.toml``, with examples that the tests hold them to.
"""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from sitrep.clean.byline import drop_byline
from sitrep.clean.dateline import split_dateline
from sitrep.clean.tidy import tidy, tidy_line
from sitrep.errors import KnowledgeError

MAX_TITLE_CHARS = 200

_PLACES = {"line", "end", "inline"}
_MAX_LINE_CHARS = 200
_SENTENCE_ENDS = (".", "!", "?", ":", "”", '"', "»", "…")
_MAX_SENTENCE_TITLE_CHARS = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class ResiduePattern:
    """One kind of residue, and where in a text it stands."""

    name: str
    where: str
    regex: re.Pattern[str]
    max_chars: int
    examples: tuple[str, ...]
    keeps: tuple[str, ...]

    def cut(self, paragraph: str) -> tuple[str, int]:
        """Return the paragraph without this residue, and how often it was there."""
        if self.where == "line":
            fits = len(paragraph) <= self.max_chars and self.regex.fullmatch(paragraph)
            return ("", 1) if fits else (paragraph, 0)
        rest, count = self.regex.subn(" ", paragraph)
        return (" ".join(rest.split()), count) if count else (paragraph, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanText:
    """A text without residue; paragraphs are separated by one blank line."""

    title: str | None
    text: str
    dateline: str | None
    removed: int


@cache
def load_residue() -> tuple[ResiduePattern, ...]:
    """Return the patterns in the order of the file.

    Raises
    ------
    KnowledgeError
        If an entry lacks a key, or its pattern is no regular expression.
    """
    text = files("sitrep.clean").joinpath("residue.toml").read_text(encoding="utf-8")
    return tuple(_pattern(entry) for entry in tomllib.loads(text)["pattern"])


def remove_residue(paragraphs: Iterable[str]) -> tuple[list[str], int]:
    """Return the paragraphs that are the story's, and how many pieces were taken out."""
    kept, removed = [], 0
    for paragraph in paragraphs:
        rest = paragraph
        for pattern in load_residue():
            rest, count = pattern.cut(rest)
            removed += count
            if not rest:
                break
        if rest:
            kept.append(rest)
    return kept, removed


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
    if story:
        dateline, story[0] = split_dateline(story[0])
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


def _pattern(entry: dict[str, object]) -> ResiduePattern:
    name, where, regex = (str(entry.get(key, "")) for key in ("name", "where", "regex"))
    if not name or where not in _PLACES or not regex:
        raise KnowledgeError(f"residue.toml: {name or 'a pattern'} lacks where or regex.")
    anchored = rf"(?:{regex})\s*\Z" if where == "end" else regex
    try:
        compiled = re.compile(anchored, re.IGNORECASE)
    except re.error as error:
        raise KnowledgeError(f"residue.toml: {name}: {error}.") from error
    return ResiduePattern(
        name=name,
        where=where,
        regex=compiled,
        max_chars=int(str(entry.get("max_chars", _MAX_LINE_CHARS))),
        examples=tuple(map(str, entry.get("examples", []))),  # type: ignore[call-overload]
        keeps=tuple(map(str, entry.get("keeps", []))),  # type: ignore[call-overload]
    )
