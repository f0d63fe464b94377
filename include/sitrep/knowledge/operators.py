"""Words that make an event other than a fact: negations, plans, threats, fears, memories."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files

from sitrep.errors import KnowledgeError

FILE = "operators.toml"
EFFECTS = frozenset({"negated", "planned", "possible", "ongoing", "historical", "transparent"})


@dataclass(frozen=True, slots=True)
class Operators:
    """The effect of each lemma by the place it holds to the event (see the file)."""

    governors: Mapping[str, str]
    modifiers: Mapping[str, str]
    adverbs: Mapping[str, str]
    auxiliaries: Mapping[str, str]
    marks: Mapping[str, str]


@cache
def load_operators() -> Operators:
    """Return the shipped operators.

    Raises
    ------
    KnowledgeError
        If the file is malformed.
    """
    return parse_operators(files("sitrep.knowledge").joinpath(FILE).read_text(encoding="utf-8"))


def parse_operators(text: str) -> Operators:
    """Read operators from TOML; see :func:`load_operators`. Pure."""
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        raise KnowledgeError(f"{FILE}: {problem}.") from problem
    return Operators(*(_effects(tables, field.name) for field in fields(Operators)))


def _effects(tables: Mapping[str, Mapping[str, str]], name: str) -> Mapping[str, str]:
    table = tables.get(name)
    if not isinstance(table, dict):
        raise KnowledgeError(f"{FILE}: no table {name}.")
    if unknown := sorted(table.keys() - EFFECTS):
        raise KnowledgeError(f"{FILE}: {name} has unknown effects {unknown}.")
    return {word: effect for effect, words in table.items() for word in words.split()}
