"""What numbers of people count in events: killed, wounded, arrested."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from sitrep.errors import KnowledgeError
from sitrep.knowledge.toml_file import parse_toml, shipped

FILE = "quantity_kinds.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class QuantityKinds:
    """The kind of quantity by lemma, by counted noun, and by type of event (see the file)."""

    befallen: Mapping[str, str]
    counted: Mapping[str, str]
    types: Mapping[str, str]

    @property
    def of_people(self) -> frozenset[str]:
        """The kinds that count people."""
        kinds = (self.befallen, self.counted, self.types)
        return frozenset(("persons", *(kind for words in kinds for kind in words.values())))

    def of_type(self, event_type: str, mode: str | None) -> str | None:
        """Return what people count as in an event of a type and mode, if anything."""
        return self.types.get(f"{event_type}/{mode}") or self.types.get(event_type)


@cache
def load_quantity_kinds() -> QuantityKinds:
    """Return the shipped kinds.

    Raises
    ------
    KnowledgeError
        If the file is malformed or gives a word two kinds.
    """
    return parse_quantity_kinds(shipped(FILE))


def parse_quantity_kinds(text: str) -> QuantityKinds:
    """Read kinds from TOML; pure. Raises as :func:`load_quantity_kinds`."""
    tables = parse_toml(FILE, text)
    return QuantityKinds(**{f.name: _kinds(tables, f.name) for f in fields(QuantityKinds)})


def _kinds(tables: Mapping[str, Any], name: str) -> Mapping[str, str]:
    """Return the kind of each word of a table, which has the words of each kind."""
    table = tables.get(name)
    if not isinstance(table, dict) or not all(isinstance(words, str) for words in table.values()):
        raise KnowledgeError(f"{FILE}: no table {name} with a list of words for each kind.")
    kinds: dict[str, str] = {}
    for kind, words in table.items():
        for word in words.split():
            if kinds.setdefault(word, kind) != kind:
                raise KnowledgeError(f"{FILE}: {name} gives {word!r} two kinds.")
    return kinds
