"""Words at the edges of names: the lists of ``name_parts.toml``."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from sitrep.errors import KnowledgeError

FILE = "name_parts.toml"

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NameParts:
    """What the rules cut from names and what they keep; see the file for each list.

    Phrases are tuples of words in lower case and without dots.
    """

    titles: frozenset[Phrase]
    modifiers: frozenset[str]
    kept_persons: frozenset[Phrase]
    function_words: frozenset[str]
    edge_marks: frozenset[str]
    kept_genitives: tuple[str, ...]
    kept_commas: frozenset[str]
    prefixes: frozenset[str]
    suffixes: frozenset[str]
    norp_words: frozenset[str]
    org_words: frozenset[str]
    also_persons: frozenset[str]
    place_words: frozenset[str]
    also_cities: frozenset[str]
    particles: frozenset[str]
    sure_particles: frozenset[str]
    given_names: frozenset[str]

    @property
    def longest_title(self) -> int:
        """The number of words of the longest title."""
        return max(map(len, self.titles))


@cache
def load_name_parts() -> NameParts:
    """Return the shipped lists.

    Raises
    ------
    KnowledgeError
        If a list is missing, unknown or empty; the message names the file and the list.
    """
    return parse_name_parts(
        files("sitrep.language.naming").joinpath(FILE).read_text(encoding="utf-8")
    )


def parse_name_parts(text: str) -> NameParts:
    """Read the lists from TOML; pure. Raises as :func:`load_name_parts`."""
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        raise KnowledgeError(f"{FILE}: {problem}.") from problem
    wanted = {*NameParts.__slots__, "offices"}
    if unknown := sorted(set(tables) - wanted):
        raise KnowledgeError(f"{FILE}: unknown list {unknown[0]!r}.")
    for name in sorted(wanted):
        if not isinstance(tables.get(name), str) or not tables[name].split():
            raise KnowledgeError(f"{FILE}: {name} is missing or empty.")
    return _parts(tables)


def _parts(tables: Mapping[str, Any]) -> NameParts:
    def words(name: str) -> frozenset[str]:
        return frozenset(tables[name].split())

    def lines(name: str) -> tuple[str, ...]:
        return tuple(line.strip() for line in tables[name].splitlines() if line.strip())

    offices = frozenset(_phrase(line) for line in lines("offices"))
    # In the lines of genitives several names of one word stand together.
    genitives = [
        name
        for line in lines("kept_genitives")
        for name in (line.split() if all(w.endswith("'s") for w in line.split()) else [line])
    ]
    return NameParts(
        titles=offices | {(word,) for word in words("titles")},
        modifiers=words("modifiers"),
        kept_persons=frozenset(_phrase(line) for line in lines("kept_persons")),
        function_words=words("function_words"),
        edge_marks=words("edge_marks"),
        kept_genitives=tuple(genitives),
        kept_commas=frozenset(lines("kept_commas")),
        prefixes=words("prefixes"),
        suffixes=words("suffixes"),
        norp_words=words("norp_words"),
        org_words=words("org_words"),
        also_persons=words("also_persons"),
        place_words=words("place_words"),
        also_cities=words("also_cities"),
        particles=words("particles") | words("sure_particles"),
        sure_particles=words("sure_particles"),
        given_names=words("given_names"),
    )


def _phrase(line: str) -> Phrase:
    # spaCy takes words at a hyphen apart.
    return tuple(line.replace("-", " - ").replace(".", "").split())
