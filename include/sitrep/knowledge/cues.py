"""Words that tell who says something, and whether what is told is fact: ``cues.toml``."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from sitrep.errors import KnowledgeError
from sitrep.knowledge.triggers import inflect

FILE = "cues.toml"
STANCES = frozenset({"affirms", "denies", "doubts"})
REPORTING_KINDS = frozenset({"verb", "preposition"})
MODALITIES = frozenset({"planned", "possible", "historical", "ongoing"})
SCOPES = frozenset({"before", "after"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportingCue:
    """A cue of reported speech, with every form in which it is written.

    ``kind`` is verb (the speaker stands beside it) or preposition (the speaker follows).
    """

    forms: tuple[tuple[str, ...], ...]
    stance: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker:
    """A mark of polarity or modality; ``scope`` says on which side it stands.

    ``kind`` is negated, planned, possible, historical or ongoing.
    """

    forms: tuple[tuple[str, ...], ...]
    kind: str
    scope: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cues:
    """All cues of the data file, in its order."""

    reporting: tuple[ReportingCue, ...]
    negations: tuple[Marker, ...]
    modality: tuple[Marker, ...]


@cache
def load_cues() -> Cues:
    """Return the cues that ship with the package.

    Raises
    ------
    KnowledgeError
        If an entry is malformed; the message names the file and the entry.
    """
    return parse_cues(files("sitrep.knowledge").joinpath(FILE).read_text(encoding="utf-8"))


def parse_cues(text: str) -> Cues:
    """Read cues from TOML; pure. Raises as :func:`load_cues`."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        raise KnowledgeError(f"{FILE}: {problem}.") from problem
    return Cues(
        reporting=tuple(_reporting(data.get("reporting", ()))),
        negations=tuple(_markers(data.get("negation", ()), "negation", {"negated"})),
        modality=tuple(_markers(data.get("modality", ()), "modality", MODALITIES)),
    )


def _reporting(entries: Iterable[Mapping[str, Any]]) -> Iterator[ReportingCue]:
    for number, entry in enumerate(entries, start=1):
        where = f"{FILE}: reporting {number}"
        verbs = [(form,) for verb in entry.get("verbs", ()) for form in inflect(verb, "VERB")]
        yield ReportingCue(
            forms=(*verbs, *_phrases(entry)),
            stance=_one_of(entry.get("stance"), STANCES, where),
            kind=_one_of(entry.get("kind"), REPORTING_KINDS, where),
        )


def _markers(
    entries: Iterable[Mapping[str, Any]], table: str, kinds: Iterable[str]
) -> Iterator[Marker]:
    for number, entry in enumerate(entries, start=1):
        where = f"{FILE}: {table} {number}"
        yield Marker(
            forms=_phrases(entry),
            kind=_one_of(entry.get("kind", "negated"), kinds, where),
            scope=_one_of(entry.get("scope"), SCOPES, where),
        )


def _phrases(entry: Mapping[str, Any]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(phrase.lower().split()) for phrase in entry.get("phrases", ()))


def _one_of(value: object, allowed: Iterable[str], where: str) -> str:
    if isinstance(value, str) and value in allowed:
        return value
    raise KnowledgeError(f"{where}: {value!r} is none of {sorted(allowed)}.")
