"""Later mentions of a name: a surname for the full name, an acronym for the words before it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sitrep.extract.party import Party
from sitrep.extract.tree import Tree
from sitrep.knowledge.actors import load_actors
from sitrep.knowledge.body_words import sector_of_body

_SMALL = frozenset("of for the and in de du da del des la le et e y".split())
_MIN_LETTERS = 2
_MAX_WORDS = 10
_MIN_NAME_CHARS = 3


def with_full_names(tree: Tree, parties: Sequence[Party]) -> list[Party]:
    """Return the parties, each later part of a name as the one whom the whole name means."""
    return list(_in_order(tree, parties))


def _in_order(tree: Tree, parties: Sequence[Party]) -> Iterator[Party]:
    people: dict[str, Party] = {}
    bodies: dict[str, Party] = {}
    for party in parties:
        if party.kind != "named":
            yield party
        elif party.is_person:
            yield _person(tree, party, people)
        else:
            yield _body(tree, party, bodies)


def _person(tree: Tree, party: Party, known: dict[str, Party]) -> Party:
    """Return a person, known by any word of the name that was given in full before."""
    words = [w for w in tree.words[party.start : party.end] if len(w) >= _MIN_NAME_CHARS]
    before = known.get(words[-1]) if words else None
    if before is not None and before.end - before.start > party.end - party.start:
        whole = set(tree.words[before.start : before.end])
        if whole.issuperset(words):
            return _as_before(party, before)
    if before is not None and before.name == party.name:
        party = replace(
            party, country=party.country or before.country, sector=party.sector or before.sector
        )
    for word in words:
        if word == words[-1] or word not in known:
            known[word] = party
    return party


def _body(tree: Tree, party: Party, known: dict[str, Party]) -> Party:
    """Return a body, known by its name or by the acronym in brackets after it."""
    words = " ".join(tree.words[party.start : party.end])
    before = known.get(words)
    if before is not None:
        return _as_before(party, before)
    whole = _spelled_out(tree, party.start)
    if whole is not None and not _is_listed_as(party, whole):
        party = Party(
            start=party.start,
            end=party.end,
            kind="named",
            name=whole,
            country=None if party.entity_id else party.country,
            sector=sector_of_body(whole),
        )
    known[words] = party
    return party


def _is_listed_as(party: Party, words: str) -> bool:
    """Return whether a listed body is also called by these words."""
    actor = load_actors().get(party.entity_id or "")
    return actor is not None and words.lower() in {name.lower() for name in actor.names}


def _as_before(party: Party, before: Party) -> Party:
    return replace(before, start=party.start, end=party.end)


def _spelled_out(tree: Tree, acronym: int) -> str | None:
    """Return the words before brackets whose first letters an acronym in them gives."""
    letters = tree.words[acronym]
    is_acronym = len(letters) >= _MIN_LETTERS and letters.isupper() and letters.isalpha()
    if not is_acronym or acronym < 2 or tree.words[acronym - 1] != "(":
        return None
    left = list(letters.lower())
    for i in range(acronym - 2, max(acronym - 2 - _MAX_WORDS, -1), -1):
        word = tree.lower[i]
        if left and word.startswith(left[-1]) and (word not in _SMALL or len(left) > 1):
            left.pop()
            if not left and tree.words[i][0].isupper():
                return " ".join(tree.words[i : acronym - 1])
        elif word not in _SMALL:
            return None
    return None
