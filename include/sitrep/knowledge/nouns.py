"""Nouns by what they stand for: places, buildings, money, and what takes no part in events."""

from dataclasses import dataclass, fields
from functools import cache

from sitrep.knowledge.word_lists import read_word_lists

FILE = "nouns.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Nouns:
    """Lemmas by what they stand for (see the file)."""

    places: frozenset[str]
    buildings: frozenset[str]
    money: frozenset[str]
    of_places: frozenset[str]
    of_countries: frozenset[str]
    directions: frozenset[str]
    no_parties: frozenset[str]
    abstract: frozenset[str]


@cache
def load_nouns() -> Nouns:
    """Return the shipped lists.

    Raises
    ------
    KnowledgeError
        If the file is no TOML or lacks a list.
    """
    return Nouns(**read_word_lists(FILE, [field.name for field in fields(Nouns)]))
