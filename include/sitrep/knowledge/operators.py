"""Words that make an event other than a fact: negations, plans, threats, fears, memories."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from sitrep.errors import KnowledgeError
from sitrep.knowledge.toml_file import parse_toml, shipped

FILE = "operators.toml"
# Persons, where the verb would be an operator: "the suspect in the bombing".
_NO_NOUNS = frozenset({"suspect", "command", "order", "exercise", "mark"})
EFFECTS = frozenset({"negated", "planned", "possible", "ongoing", "historical", "transparent"})


@dataclass(frozen=True, slots=True)
class Operators:
    """The effect of each lemma by the place it holds to the event (see the file)."""

    governors: Mapping[str, str]
    phrases: Mapping[str, str]
    modifiers: Mapping[str, str]
    adverbs: Mapping[str, str]
    auxiliaries: Mapping[str, str]
    marks: Mapping[str, str]
    attempts: frozenset[str]
    considered: frozenset[str]

    def effect(self, tree: "Words", i: int) -> str | None:
        """Return the effect that a token has on what it governs, particles included."""
        following = tree.lower[i + 1] if i + 1 < len(tree.lower) else ""
        phrase = self.phrases.get(f"{tree.lemmas[i]} {following}")
        if phrase is not None:
            return phrase
        if tree.pos[i] == "NOUN" and tree.lemmas[i] in _NO_NOUNS:
            return None
        return self.governors.get(tree.lemmas[i]) or self.governors.get(tree.lower[i])


class Words(Protocol):
    """What is asked of a tree: the words of a document with lemma and part of speech."""

    @property
    def lower(self) -> Sequence[str]:
        """Words in lower case."""

    @property
    def lemmas(self) -> Sequence[str]:
        """Lemmas in lower case."""

    @property
    def pos(self) -> Sequence[str]:
        """Universal parts of speech."""


@cache
def load_operators() -> Operators:
    """Return the shipped operators.

    Raises
    ------
    KnowledgeError
        If the file is malformed.
    """
    return parse_operators(shipped(FILE))


def parse_operators(text: str) -> Operators:
    """Read operators from TOML; see :func:`load_operators`. Pure."""
    tables = parse_toml(FILE, text)
    attempts, considered = (
        frozenset(tables.get(name, {}).get("words", "").split())
        for name in ("attempts", "considered")
    )
    return Operators(
        governors=_effects(tables, "governors"),
        phrases=_effects(tables, "phrases"),
        modifiers=_effects(tables, "modifiers"),
        adverbs=_effects(tables, "adverbs"),
        auxiliaries=_effects(tables, "auxiliaries"),
        marks=_effects(tables, "marks"),
        attempts=attempts,
        considered=considered,
    )


def _effects(tables: Mapping[str, Mapping[str, str]], name: str) -> Mapping[str, str]:
    table = tables.get(name)
    if not isinstance(table, dict):
        raise KnowledgeError(f"{FILE}: no table {name}.")
    if unknown := sorted(table.keys() - EFFECTS):
        raise KnowledgeError(f"{FILE}: {name} has unknown effects {unknown}.")
    found: dict[str, str] = {}
    for effect, words in table.items():
        for word in map(str.strip, words.split(",") if name == "phrases" else words.split()):
            if found.setdefault(word, effect) != effect:
                raise KnowledgeError(
                    f"{FILE}: {name} gives {word!r} two effects: {found[word]} and {effect}."
                )
    return found
