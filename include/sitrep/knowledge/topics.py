"""What a document is about, told by its words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from sitrep.errors import KnowledgeError
from sitrep.knowledge.toml_file import parse_toml, shipped

FILE = "topics.toml"
EVENTFUL = ("conflict", "politics", "disaster")
CALM = ("sport", "markets", "culture", "science", "lifestyle")
# A document is calm where words of a calm topic are this many, and prevail this much.
MIN_CALM = 3
MIN_CALM_SHARE = 0.012
PREVALENCE = 1.5
# Share of words of conflict, or of disaster, from which on a document is about it.
EVENTFUL_SHARE = 0.015
LEANING = 1.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """How many words of a document belong to each topic, and how many words it has."""

    hits: Mapping[str, int]
    words: int

    @property
    def is_calm(self) -> bool:
        """Whether sports, markets, culture or science prevail over conflict and disaster."""
        calm = max(self.hits[name] for name in CALM)
        serious = self.hits["conflict"] + self.hits["disaster"] + 0.5 * self.hits["politics"]
        is_much = calm >= MIN_CALM and calm >= MIN_CALM_SHARE * self.words
        return is_much and calm > PREVALENCE * serious

    @property
    def leans_to_disaster(self) -> bool:
        """Whether deaths that nobody is said to have caused belong to a disaster."""
        return self.hits["disaster"] > LEANING * self.hits["conflict"]

    def is_about(self, topic: str) -> bool:
        """Return whether the document is about conflict, politics or disaster."""
        hits = self.hits[topic]
        return hits >= 1 and hits >= EVENTFUL_SHARE * self.words


@cache
def load_topics() -> Mapping[str, frozenset[str]]:
    """Return the words of each topic.

    Raises
    ------
    KnowledgeError
        If the file is no TOML or lacks a topic.
    """
    tables = parse_toml(FILE, shipped(FILE))
    if missing := [name for name in (*EVENTFUL, *CALM) if name not in tables]:
        raise KnowledgeError(f"{FILE}: no topic {', '.join(missing)}.")
    return {name: frozenset(words.split()) for name, words in tables.items()}


def topic_of(lemmas: Iterable[str]) -> Topic:
    """Return the topic of a document, given the lemmas of its words. Pure."""
    hits = dict.fromkeys((*EVENTFUL, *CALM), 0)
    words, topics = 0, _topics_by_word()
    for lemma in lemmas:
        words += lemma[:1].isalpha()
        for name in topics.get(lemma, ()):
            hits[name] += 1
    return Topic(hits=hits, words=words)


@cache
def _topics_by_word() -> Mapping[str, Sequence[str]]:
    found: dict[str, list[str]] = {}
    for name, words in load_topics().items():
        for word in words:
            found.setdefault(word, []).append(name)
    return found
