"""Verbs that carry an event noun: carried out *strikes*, *clashes* broke out."""

import tomllib
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files

from sitrep.errors import KnowledgeError

FILE = "support_verbs.toml"


@dataclass(frozen=True, slots=True)
class SupportVerbs:
    """Lemmas by what their subject is to the event that the noun names (see the file)."""

    doing: frozenset[str]
    undergoing: frozenset[str]
    happening: frozenset[str]
    effects: frozenset[str]
    series: frozenset[str]


@cache
def load_support_verbs() -> SupportVerbs:
    """Return the shipped lists.

    Raises
    ------
    KnowledgeError
        If the file is no TOML or lacks a list.
    """
    return parse_support_verbs(files("sitrep.knowledge").joinpath(FILE).read_text(encoding="utf-8"))


def parse_support_verbs(text: str) -> SupportVerbs:
    """Read the lists from TOML; see :func:`load_support_verbs`. Pure."""
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        raise KnowledgeError(f"{FILE}: {problem}.") from problem
    names = [field.name for field in fields(SupportVerbs)]
    if missing := [name for name in names if not isinstance(tables.get(name), str)]:
        raise KnowledgeError(f"{FILE}: no list {', '.join(missing)}.")
    return SupportVerbs(*(frozenset(tables[name].split()) for name in names))
