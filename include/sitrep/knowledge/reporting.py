"""The words that report, as the syntax asks for them: verbs, nouns, documents, hearsay."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sitrep.errors import KnowledgeError
from sitrep.knowledge.toml_file import parse_toml, shipped

FILE = "reporting.toml"
STANCES = frozenset({"affirms", "denies", "doubts"})


@dataclass(frozen=True, slots=True)
class ReportingWord:
    """A verb or noun that reports; ``lemma`` may have more words than one ("point out")."""

    lemma: str
    stance: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reporting:
    """Reporting words: verbs by their first lemma, the longest first, and nouns by lemma.

    ``hearsay`` are adverbs, ``documents`` the lemmas of papers that speak for somebody.
    """

    verbs: Mapping[str, Sequence[ReportingWord]]
    nouns: Mapping[str, ReportingWord]
    hearsay: frozenset[str]
    documents: frozenset[str]

    def verb(self, lemmas: Sequence[str], lower: Sequence[str], i: int) -> ReportingWord | None:
        """Return the reporting verb at a token, particles and nouns after it included."""
        for word in self.verbs.get(lemmas[i], ()):
            rest = word.lemma.split()[1:]
            after = lower[i + 1 : i + 2 + len(rest)]
            if all(part in after for part in rest):
                return word
        return None

    def noun(self, lemma: str) -> ReportingWord | None:
        """Return the reporting noun of a lemma."""
        return self.nouns.get(lemma)


@cache
def load_reporting() -> Reporting:
    """Return the shipped reporting words.

    Raises
    ------
    KnowledgeError
        If the file is no TOML, a group lacks a value or has an unknown stance, or a word stands
        twice; the message names the file and the group.
    """
    return parse_reporting(shipped(FILE))


def parse_reporting(text: str) -> Reporting:
    """Read reporting words from TOML; see :func:`load_reporting`. Pure."""
    tables = parse_toml(FILE, text)
    verbs: defaultdict[str, list[ReportingWord]] = defaultdict(list)
    for word in _words(tables, "verbs"):
        verbs[word.lemma.split()[0]].append(word)
    try:
        hearsay, documents = tables["hearsay"]["adverbs"], tables["documents"]["lemmas"]
    except KeyError as problem:
        raise KnowledgeError(f"{FILE}: no list {problem}.") from problem
    return Reporting(
        verbs={
            first: sorted(words, key=lambda word: -len(word.lemma.split()))
            for first, words in verbs.items()
        },
        nouns={word.lemma: word for word in _words(tables, "nouns")},
        hearsay=frozenset(hearsay),
        documents=frozenset(documents),
    )


def _words(tables: Mapping[str, Any], section: str) -> Iterator[ReportingWord]:
    seen: set[str] = set()
    for number, group in enumerate(tables.get(section, ()), start=1):
        where = f"{FILE}: {section}, group {number}"
        if missing := {"stance", "kind", "lemmas"} - group.keys():
            raise KnowledgeError(f"{where}: {', '.join(sorted(missing))} is missing.")
        if group["stance"] not in STANCES:
            raise KnowledgeError(f"{where}: unknown stance {group['stance']!r}.")
        for lemma in group["lemmas"]:
            if lemma in seen:
                raise KnowledgeError(f"{where}: {lemma!r} is listed twice.")
            seen.add(lemma)
            yield ReportingWord(lemma, group["stance"], group["kind"])
