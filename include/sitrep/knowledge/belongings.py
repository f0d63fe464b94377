"""Nouns for what belongs to somebody: members, parts, and things with the sector that has them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from sitrep.errors import KnowledgeError
from sitrep.knowledge.actors import SECTORS
from sitrep.knowledge.toml_file import parse_toml, shipped

FILE = "belongings.toml"


@dataclass(frozen=True, slots=True)
class Belongings:
    """Nouns in lower case; ``things`` gives the sector that has such a thing."""

    members: frozenset[str]
    parts: frozenset[str]
    things: Mapping[str, str]


@cache
def load_belongings() -> Belongings:
    """Return the shipped lists.

    Raises
    ------
    KnowledgeError
        If a list is missing, a sector is unknown, or a thing has two sectors.
    """
    return parse_belongings(shipped(FILE))


def parse_belongings(text: str) -> Belongings:
    """Read the lists from TOML; pure. Raises as :func:`load_belongings`."""
    lists = parse_toml(FILE, text)
    if set(lists) != {"members", "parts", "things"}:
        raise KnowledgeError(f"{FILE}: the lists must be members, parts and things.")
    things: dict[str, str] = {}
    for sector, words in lists["things"].items():
        if sector not in SECTORS:
            raise KnowledgeError(f"{FILE}: unknown sector {sector!r}.")
        for word in words.split():
            if things.setdefault(word, sector) != sector:
                raise KnowledgeError(f"{FILE}: {word!r} belongs to two sectors.")
    return Belongings(
        frozenset(lists["members"].split()), frozenset(lists["parts"].split()), things
    )
