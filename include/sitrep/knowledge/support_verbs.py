"""Verbs that carry an event noun: carried out *strikes*, *clashes* broke out."""

from dataclasses import dataclass, fields
from functools import cache

from sitrep.knowledge.word_lists import read_word_lists

FILE = "support_verbs.toml"


@dataclass(frozen=True, slots=True)
class SupportVerbs:
    """Lemmas by what their subject is to the event that the noun names (see the file)."""

    doing: frozenset[str]
    undergoing: frozenset[str]
    happening: frozenset[str]
    effects: frozenset[str]
    attended: frozenset[str]
    series: frozenset[str]


@cache
def load_support_verbs() -> SupportVerbs:
    """Return the shipped lists.

    Raises
    ------
    KnowledgeError
        If the file is no TOML or lacks a list.
    """
    return parse_support_verbs()


def parse_support_verbs(text: str | None = None) -> SupportVerbs:
    """Read the lists from TOML, that of the package by default; see :func:`load_support_verbs`."""
    names = [field.name for field in fields(SupportVerbs)]
    return SupportVerbs(**read_word_lists(FILE, names, text=text))
