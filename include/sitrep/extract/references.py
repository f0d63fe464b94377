"""Whom a pronoun means: the nearest fitting party before it, subjects first."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from sitrep.extract.parties import Party
from sitrep.extract.tree import SUBJECTS, Tree

_PERSON = frozenset({"he", "she", "him", "her"})
_BODY = frozenset({"it"})
_MANY = frozenset({"they", "them"})
# How many sentences back an antecedent may stand.
MAX_SENTENCES = 3


def resolve_pronouns(tree: Tree, parties: Sequence[Party]) -> list[Party]:
    """Return the parties with pronouns standing for whom they mean, where that can be told.

    A pronoun keeps its own words; name, country and sector are those of its antecedent.
    """
    known: list[Party] = []
    resolved: list[Party] = []
    sentence_of = _sentence_numbers(tree)
    for party in parties:
        if party.kind != "pronoun":
            known.append(party)
            resolved.append(party)
            continue
        meant = _antecedent(tree, party, known, sentence_of)
        if meant is None:
            resolved.append(party)
            continue
        name = meant.name or " ".join(tree.words[meant.start : meant.end])
        found = replace(meant, start=party.start, end=party.end, kind="pronoun", name=name)
        resolved.append(found)
        known.append(found)
    return resolved


def _antecedent(
    tree: Tree, pronoun: Party, known: Sequence[Party], sentence_of: Mapping[int, int]
) -> Party | None:
    word = tree.lower[pronoun.start]
    here = sentence_of[pronoun.start]
    best: tuple[int, int, int] | None = None
    meant = None
    for party in reversed(known):
        distance = here - sentence_of[party.start]
        if distance > MAX_SENTENCES:
            break
        if not _fits(tree, word, party):
            continue
        is_subject = any(tree.deps[i] in SUBJECTS for i in range(party.start, party.end))
        rank = (distance + (not is_subject), distance, pronoun.start - party.start)
        if best is None or rank < best:
            best, meant = rank, party
    return meant


def _fits(tree: Tree, word: str, party: Party) -> bool:
    if word in _PERSON:
        return party.is_person and not _is_plural(tree, party)
    if word in _BODY:
        return not party.is_person and party.kind in {
            "named",
            "agent",
            "government",
            "country",
            "pronoun",
        }
    if word in _MANY:
        return _is_plural(tree, party) or (not party.is_person and party.kind in {"named", "agent"})
    return False


def _is_plural(tree: Tree, party: Party) -> bool:
    if party.kind == "named":
        return False
    if party.kind == "pronoun":
        return tree.lower[party.start] in _MANY
    return any(tree.tags[i] in {"NNS", "NNPS"} for i in range(party.start, party.end))


def _sentence_numbers(tree: Tree) -> Mapping[int, int]:
    return dict(_numbers(tree))


def _numbers(tree: Tree) -> Iterator[tuple[int, int]]:
    number = -1
    for i in range(len(tree)):
        number += tree.starts[i] == i
        yield i, number
