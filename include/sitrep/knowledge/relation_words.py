"""Words that put something beside a place: bearings, units, edges and nearness."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from sitrep.errors import KnowledgeError
from sitrep.knowledge.toml_file import parse_toml, shipped

FILE = "relation_words.toml"
_LISTS = ("edges", "parts", "near", "along", "roads", "settlements")


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationWords:
    """The tables of the file.

    ``bearings`` are degrees from north, ``units_km`` kilometres, ``numbers`` what number words
    stand for; the others are lists of words and phrases in lower case.
    """

    bearings: Mapping[str, float]
    units_km: Mapping[str, float]
    numbers: Mapping[str, float]
    edges: tuple[str, ...]
    parts: tuple[str, ...]
    near: tuple[str, ...]
    along: tuple[str, ...]
    roads: tuple[str, ...]
    settlements: tuple[str, ...]

    def bearing(self, word: str) -> float | None:
        """Return the bearing of "north-eastern", "southwards" or "west", or None."""
        plain = word.lower().replace("-", "").replace(" ", "")
        for ending in ("", "ern", "wards", "ward", "erly"):
            if plain.endswith(ending):
                base = plain.removesuffix(ending) if ending else plain
                if base in self.bearings:
                    return self.bearings[base]
        return None


@cache
def load_relation_words() -> RelationWords:
    """Return the shipped words.

    Raises
    ------
    KnowledgeError
        If the file lacks one of its tables or lists.
    """
    tables = parse_toml(FILE, shipped(FILE))
    for name in ("bearings", "units_km", "numbers", "words"):
        if not isinstance(tables.get(name), dict):
            raise KnowledgeError(f"{FILE}: the table {name} is missing.")
    for name in _LISTS:
        if not isinstance(tables["words"].get(name), list):
            raise KnowledgeError(f"{FILE}: the list {name} is missing.")
    return RelationWords(
        bearings=tables["bearings"],
        units_km=tables["units_km"],
        numbers=tables["numbers"],
        **{name: tuple(tables["words"][name]) for name in _LISTS},
    )
