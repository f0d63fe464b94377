"""What numbers count: the nouns of ``units.toml``."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from sitrep.errors import KnowledgeError
from sitrep.knowledge.toml_file import parse_toml, shipped

FILE = "units.toml"


@dataclass(frozen=True, slots=True)
class Unit:
    """What a number counts; ``kind`` is None where only the words beside the number tell."""

    unit: str
    kind: str | None
    label: str


@cache
def load_units() -> Mapping[str, Unit]:
    """Return the unit of each noun, phrase or sign, lower case.

    Raises
    ------
    KnowledgeError
        If the file is malformed or gives a word to two units.
    """
    return parse_units(shipped(FILE))


def parse_units(text: str) -> Mapping[str, Unit]:
    """Read units from TOML; pure. Raises as :func:`load_units`."""
    tables = parse_toml(FILE, text)
    units: dict[str, Unit] = {}
    for name, table in tables.items():
        unit = None
        for word in _words(table):
            unit = unit or Unit(name, table.get("kind"), table.get("label", "CARDINAL"))
            if units.setdefault(word, unit) is not unit:
                raise KnowledgeError(f"{FILE}: {word!r} belongs to two units.")
        if unit is None:
            raise KnowledgeError(f"{FILE}: {name} has no words.")
    return MappingProxyType(units)


def _words(table: Any) -> Iterator[str]:
    """Yield the words and phrases of a table; none where it is no table."""
    if isinstance(table, dict):
        yield from str(table.get("words", "")).split()
        yield from (str(phrase) for phrase in table.get("phrases", ()))
