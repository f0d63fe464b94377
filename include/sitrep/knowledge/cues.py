"""Cues in the text: who reports, on what evidence, and whether it happened at all."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import lemminflect

from sitrep.errors import KnowledgeError

FILE = "cues.toml"
STANCES = frozenset({"affirms", "denies", "doubts"})
SIDES = frozenset({"before", "after", "none"})
MODALITIES = frozenset({"planned", "possible", "historical", "ongoing"})

# The tags of the forms that can carry a cue; others would be the same words again.
_VERB_TAGS = ("VB", "VBD", "VBG", "VBN", "VBP", "VBZ")
_NOUN_TAGS = ("NN", "NNS")


@dataclass(frozen=True, slots=True)
class ReportingVerb:
    """A verb whose subject claims something. ``forms`` are its inflections, ``lemma`` first."""

    lemma: str
    forms: tuple[str, ...]
    stance: str
    kind: str


@dataclass(frozen=True, slots=True)
class NominalCue:
    """A phrase or noun that marks a claim (according to, in a statement, the claim that).

    ``claimant`` tells on which side of it the claimant stands: ``before``, ``after`` or
    ``none`` (reportedly).
    """

    text: str
    forms: tuple[str, ...]
    stance: str
    kind: str
    claimant: str


@dataclass(frozen=True, slots=True)
class EvidenceCue:
    """A phrase that says what a claim rests on: imagery, a witness, an unnamed source."""

    text: str
    forms: tuple[str, ...]
    kind: str


@dataclass(frozen=True, slots=True)
class NegationCue:
    """A word or phrase that negates what stands ``before`` or ``after`` it.

    Those of scope ``none`` (not only, no fewer than) negate nothing and shadow the shorter
    cue inside them.
    """

    text: str
    forms: tuple[str, ...]
    scope: str


@dataclass(frozen=True, slots=True)
class ModalityCue:
    """A word or phrase that makes what stands in its scope other than an actual event."""

    text: str
    forms: tuple[str, ...]
    modality: str
    scope: str


@dataclass(frozen=True, slots=True)
class Cues:
    """All cues, each kind in the order of the file."""

    reporting_verbs: tuple[ReportingVerb, ...]
    nominal_cues: tuple[NominalCue, ...]
    evidence: tuple[EvidenceCue, ...]
    negations: tuple[NegationCue, ...]
    modalities: tuple[ModalityCue, ...]


@cache
def load_cues() -> Cues:
    """Return the shipped cues, inflected.

    Raises
    ------
    KnowledgeError
        If a group of cues lacks a value or has an unknown one, or a cue stands twice in
        one section; the message names the file and the group.
    """
    return parse_cues(files("sitrep.knowledge").joinpath(FILE).read_text(encoding="utf-8"))


def parse_cues(text: str) -> Cues:
    """Read cues from TOML; see :func:`load_cues`."""
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        raise KnowledgeError(f"{FILE}: {problem}.") from problem
    return Cues(
        reporting_verbs=tuple(
            ReportingVerb(verb, forms, group["stance"], group["kind"])
            for group, verb, forms in _cues(tables, "reporting_verbs", stance=STANCES, kind=None)
        ),
        nominal_cues=tuple(
            NominalCue(cue, forms, group["stance"], group["kind"], group["claimant"])
            for group, cue, forms in _cues(
                tables, "nominal_cues", stance=STANCES, kind=None, claimant=SIDES
            )
        ),
        evidence=tuple(
            EvidenceCue(cue, forms, group["kind"])
            for group, cue, forms in _cues(tables, "evidence", kind=None)
        ),
        negations=tuple(
            NegationCue(cue, forms, group["scope"])
            for group, cue, forms in _cues(tables, "negations", scope=SIDES)
        ),
        modalities=tuple(
            ModalityCue(cue, forms, group["modality"], group["scope"])
            for group, cue, forms in _cues(tables, "modalities", modality=MODALITIES, scope=SIDES)
        ),
    )


def verb_forms(verb: str) -> tuple[str, ...]:
    """Return every form of a verb, the verb first; of several words the first is inflected."""
    return _inflect(verb, "VERB", _VERB_TAGS)


def noun_forms(noun: str) -> tuple[str, ...]:
    """Return singular and plural of a noun."""
    return _inflect(noun, "NOUN", _NOUN_TAGS)


def _inflect(text: str, upos: str, tags: Iterable[str]) -> tuple[str, ...]:
    head, space, rest = text.partition(" ")
    known = lemminflect.getAllInflections(head, upos=upos)
    by_tag = known or lemminflect.getAllInflectionsOOV(head, upos=upos)
    forms = [head, *(form for tag in tags for form in by_tag.get(tag, ()))]
    return tuple(dict.fromkeys(form + space + rest for form in forms))


def _cues(
    tables: Mapping[str, Any], section: str, **allowed: frozenset[str] | None
) -> Iterable[tuple[Mapping[str, str], str, tuple[str, ...]]]:
    """Yield (group, cue, forms) for each cue of a section, checking the groups' values."""
    seen: set[str] = set()
    groups = tables.get(section, [])
    for number, group in enumerate(groups, start=1):
        where = f"{FILE}: {section}, group {number}"
        for key, values in allowed.items():
            if key not in group:
                raise KnowledgeError(f"{where}: {key} is missing.")
            if values is not None and group[key] not in values:
                raise KnowledgeError(f"{where}: unknown {key} {group[key]!r}.")
        cues = [
            *((lemma, verb_forms(lemma)) for lemma in group.get("lemmas", ())),
            *((noun, noun_forms(noun)) for noun in group.get("nouns", ())),
            *((phrase, (phrase,)) for phrase in group.get("phrases", ())),
        ]
        for cue, forms in cues:
            if cue in seen:
                raise KnowledgeError(f"{where}: {cue!r} is listed twice.")
            seen.add(cue)
            yield group, cue, forms
