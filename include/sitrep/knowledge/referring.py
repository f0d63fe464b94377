"""Nouns that mean somebody whom the text has named: "the group", "the agency", "officers"."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from sitrep.errors import KnowledgeError
from sitrep.knowledge.actors import SECTORS
from sitrep.knowledge.toml_file import shipped

FILE = "referring.toml"


@dataclass(frozen=True, slots=True)
class ReferringNoun:
    """The sectors of whom a noun may mean; ``always``: also without "the"."""

    sectors: frozenset[str]
    always: bool


@cache
def load_referring_nouns() -> Mapping[str, ReferringNoun]:
    """Return what each noun may mean.

    Raises
    ------
    KnowledgeError
        If a sector is unknown or a noun is listed twice.
    """
    return parse_referring_nouns(shipped(FILE))


def parse_referring_nouns(text: str) -> Mapping[str, ReferringNoun]:
    """Read the nouns from TOML; pure. Raises as :func:`load_referring_nouns`."""
    try:
        entries = tomllib.loads(text)["noun"]
    except (tomllib.TOMLDecodeError, KeyError) as problem:
        raise KnowledgeError(f"{FILE}: {problem}.") from problem
    nouns: dict[str, ReferringNoun] = {}
    for entry in entries:
        sectors = frozenset(entry["sectors"].split())
        if unknown := sectors - SECTORS.keys():
            raise KnowledgeError(f"{FILE}: unknown sectors {', '.join(sorted(unknown))}.")
        meant = ReferringNoun(sectors, always=entry.get("always", False))
        for word in entry["words"].split():
            if nouns.setdefault(word, meant) is not meant:
                raise KnowledgeError(f"{FILE}: {word!r} is listed twice.")
    return nouns
