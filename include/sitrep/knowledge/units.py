"""What numbers count: the nouns of ``units.toml``."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from sitrep.errors import KnowledgeError

FILE = "units.toml"


@dataclass(frozen=True, slots=True)
class Unit:
    """What a number counts; ``kind`` is None where only the words beside the number tell."""

    unit: str
    kind: str | None
    label: str


@cache
def load_units() -> Mapping[str, Unit]:
    """Return the unit of each noun or sign, lower case.

    Raises
    ------
    KnowledgeError
        If the file is malformed or gives a word to two units.
    """
    return parse_units(files("sitrep.knowledge").joinpath(FILE).read_text(encoding="utf-8"))


def parse_units(text: str) -> Mapping[str, Unit]:
    """Read units from TOML; pure. Raises as :func:`load_units`."""
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        raise KnowledgeError(f"{FILE}: {problem}.") from problem
    units: dict[str, Unit] = {}
    for name, table in tables.items():
        if not isinstance(table, dict) or not str(table.get("words", "")).split():
            raise KnowledgeError(f"{FILE}: {name} has no words.")
        unit = Unit(name, table.get("kind"), table.get("label", "CARDINAL"))
        for word in table["words"].split():
            if units.setdefault(word, unit) is not unit:
                raise KnowledgeError(f"{FILE}: {word!r} belongs to two units.")
    return MappingProxyType(units)
