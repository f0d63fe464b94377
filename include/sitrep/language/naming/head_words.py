"""Words that tell of what kind a name is ("Lake X"): the lists of ``head_words.toml``."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from sitrep.errors import KnowledgeError

FILE = "head_words.toml"
_POSITIONS = ("pair", "last", "first", "of")
_GRADES = ("sure", "weak", "place")
_PLACES = frozenset({"GPE", "LOC", "FAC", "NORP"})

# By word: the label that it tells, and how sure it does.
Heads = Mapping[str, tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadWords:
    """The head words by their place in a name, and the names that they do not tell of.

    ``pair`` holds two words with a hyphen between them, ``after`` what stands behind the name
    of a LOC and does not belong to it. All are in lower case.
    """

    pair: Heads
    last: Heads
    first: Heads
    of: Heads
    after: frozenset[str]
    keep: frozenset[str]

    def label(self, words: Sequence[str], label: str) -> str | None:
        """Return what a name of these words is, if the model called it ``label``; else None.

        Examples
        --------
        >>> load_head_words().label(["Heathrow", "Airport"], "ORG")
        'FAC'
        """
        low = [word.lower().rstrip(".") for word in words]
        if len(low) < 2 or " ".join(low) in self.keep:
            return None
        if "of" in low[1:]:
            return _told(self.of.get(low[low.index("of", 1) - 1]), label)
        return (
            _told(self.pair.get("-".join(low[-2:])), label)
            or _told(self.last.get(low[-1]), label)
            or _told(self.first.get(low[0]), label)
        )

    def is_land(self, word: str) -> bool:
        """Return whether a small word behind a name tells that the name is a LOC: "mountains"."""
        return word in self.after


@cache
def load_head_words() -> HeadWords:
    """Return the shipped lists.

    Raises
    ------
    KnowledgeError
        If a table or list is missing or unknown, or a word stands twice in a position; the
        message names the file and the list.
    """
    return parse_head_words(
        files("sitrep.language.naming").joinpath(FILE).read_text(encoding="utf-8")
    )


def parse_head_words(text: str) -> HeadWords:
    """Read the lists from TOML; pure. Raises as :func:`load_head_words`."""
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        raise KnowledgeError(f"{FILE}: {problem}.") from problem
    if unknown := sorted(set(tables) - {*_POSITIONS, "after", "keep"}):
        raise KnowledgeError(f"{FILE}: unknown table {unknown[0]!r}.")
    after = str(tables.get("after", {}).get("LOC", "")).split()
    names = str(tables.get("keep", {}).get("names", "")).replace("\n", " ").split(",")
    if not all(tables.get(position) for position in _POSITIONS) or not (any(names) and after):
        raise KnowledgeError(
            f"{FILE}: one of the tables {', '.join(_POSITIONS)}, after or keep is missing."
        )
    heads = {position: _heads(tables[position], position) for position in _POSITIONS}
    keep = frozenset(name.strip().lower() for name in names)
    return HeadWords(**heads, after=frozenset(after), keep=keep)


def _heads(labels: Mapping[str, Any], position: str) -> Heads:
    heads: dict[str, tuple[str, str]] = {}
    for label, grades in labels.items():
        for grade, words in grades.items():
            if grade not in _GRADES:
                raise KnowledgeError(f"{FILE}: {position}.{label}: unknown list {grade!r}.")
            for word in words.split():
                if word in heads:
                    raise KnowledgeError(f"{FILE}: {position}: {word!r} stands twice.")
                heads[word] = (label, grade)
    return heads


def _told(head: tuple[str, str] | None, label: str) -> str | None:
    """Return the label of a head word, where its grade allows it to overrule ``label``."""
    if head is None:
        return None
    told, grade = head
    allowed = grade == "sure" or (label in _PLACES if grade == "place" else label != "PERSON")
    return told if allowed else None
