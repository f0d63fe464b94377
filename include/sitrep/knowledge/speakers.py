"""As what somebody without a name speaks: for an office, as nobody known, or as a witness."""

import tomllib
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files

from sitrep.errors import KnowledgeError

FILE = "speakers.toml"


@dataclass(frozen=True, slots=True)
class SpeakerNouns:
    """Lower-case nouns by what they make of a speaker (see the file)."""

    office: frozenset[str]
    anonymous: frozenset[str]
    witness: frozenset[str]
    evidence: frozenset[str]


@cache
def load_speaker_nouns() -> SpeakerNouns:
    """Return the shipped nouns.

    Raises
    ------
    KnowledgeError
        If the file is no TOML or lacks a list.
    """
    try:
        tables = tomllib.loads(files("sitrep.knowledge").joinpath(FILE).read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as problem:
        raise KnowledgeError(f"{FILE}: {problem}.") from problem
    names = [field.name for field in fields(SpeakerNouns)]
    if missing := [name for name in names if not isinstance(tables.get(name), str)]:
        raise KnowledgeError(f"{FILE}: no list {', '.join(missing)}.")
    return SpeakerNouns(*(frozenset(tables[name].split()) for name in names))
