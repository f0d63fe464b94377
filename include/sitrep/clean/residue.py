"""Take out of a text what is not the story: markers, prompts, credits, sign-offs.

The patterns are in ``residue.toml``, with examples that the tests hold them to.
"""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from sitrep.errors import KnowledgeError

_PLACES = {"line", "end", "inline"}
_MAX_LINE_CHARS = 200


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
