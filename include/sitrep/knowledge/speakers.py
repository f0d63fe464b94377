"""As what somebody without a name speaks: for an office, as nobody known, or as a witness."""

from dataclasses import dataclass, fields
from functools import cache

from sitrep.knowledge.word_lists import read_word_lists

FILE = "speakers.toml"


@dataclass(frozen=True, slots=True)
class SpeakerNouns:
    """Lower-case nouns by what they make of a speaker (see the file)."""

    office: frozenset[str]
    anonymous: frozenset[str]
    body: frozenset[str]
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
    return SpeakerNouns(**read_word_lists(FILE, [field.name for field in fields(SpeakerNouns)]))
