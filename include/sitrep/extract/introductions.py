"""What a text says of a name beside it: "Foreign Minister X", "X, a doctor", "X, who heads …"."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from sitrep.extract.noun_phrases import head_of, is_apposed
from sitrep.extract.party import INTERNATIONAL, Party
from sitrep.extract.sides import Sides, by_token
from sitrep.extract.tree import SUBJECTS, Tree
from sitrep.knowledge.belongings import load_belongings

_BESIDE = frozenset({"appos", "nmod:desc", "flat", "compound"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_LEADS = frozenset(
    """head lead run chair command direct own represent govern found co-found preside advise join
    manage oversee coach edit""".split()
)
_WORKS = frozenset({"work", "serve", "speak", "fight", "volunteer", "sit"})
_AT_WORK = frozenset({"for", "at", "in", "with", "as"})
# What a person does tells a sector too: "who teaches history".
_DEEDS = MappingProxyType(
    {"teach": "EDU", "study": "EDU", "farm": "AGR", "fish": "AGR", "report": "JRN"}
)


def with_introductions(tree: Tree, parties: Sequence[Party]) -> list[Party]:
    """Return the parties, the names that no list has with what the nouns beside them tell."""
    at = by_token(parties)
    sides = Sides(tree, at)
    return [
        _introduced(tree, party, at, sides)
        if party.kind == "named"
        and party.entity_id is None
        and (party.sector is None or party.country is None)
        else party
        for party in parties
    ]


def _introduced(tree: Tree, name: Party, at: Mapping[int, Party], sides: Sides) -> Party:
    country, sector, noun = name.country, name.sector, name.noun
    for token in _nouns_beside(tree, name, at):
        found_country, found_sector = _told_by(tree, token, at.get(token), sides)
        country, sector = country or found_country, sector or found_sector
        if noun is None and (party := at.get(token)) is not None and party.kind == "agent":
            noun = party.noun
        if sector and country:
            break
    if sector in INTERNATIONAL and not name.is_person:
        country = name.country
    if sector is None and name.is_person:
        sector = _private(tree, name)
    return replace(name, country=country, sector=sector, noun=noun)


def _told_by(
    tree: Tree, token: int, party: Party | None, sides: Sides
) -> tuple[str | None, str | None]:
    """Return the country and the sector that a noun beside a name tells."""
    if party is not None and party.kind in {"named", "country", "place", "demonym"}:
        is_body = party.kind == "named" and not party.is_person
        return party.country, party.sector if is_body else None
    side = sides.side(token)
    if party is not None:
        return party.country or side.country, party.sector or side.sector
    is_member = tree.lower[token] in load_belongings().members
    return side.country, side.sector if is_member else None


def _nouns_beside(tree: Tree, name: Party, at: Mapping[int, Party]) -> Iterator[int]:
    """Yield the nouns that say what a name is, the surest first."""
    head = head_of(tree, name.start, name.end)
    inside = range(name.start, name.end)
    before = at.get(name.start - 1)
    if before is not None and before.kind == "agent" and before.end == name.start:
        yield before.end - 1
    for child in tree.children[head]:
        is_beside = child not in inside and tree.deps[child] in _BESIDE
        if is_beside and tree.pos[child] in ({"NOUN"} if not name.is_person else _NOUNS):
            yield from (k for k in tree.conjuncts(child) if tree.pos[k] in _NOUNS)
    above, relation = tree.heads[head], tree.deps[head]
    is_bare = relation in {"nmod", "compound"} and not tree.case(head)
    if is_bare:  # "Podemos party", but not "Jazeera employees" or "Obama administration"
        party = at.get(above)
        is_bare = party is None or party.is_person == name.is_person
    is_beside = relation in _BESIDE - {"compound"} or is_bare or is_apposed(tree, head)
    if above not in inside and is_beside:
        yield above
        if tree.deps[above] == "nmod":  # "the governor of Nairobi, X"
            yield tree.heads[above]
    yield from _deeds(tree, head)


def _deeds(tree: Tree, head: int) -> Iterator[int]:
    """Yield the nouns of "who heads the union", "works for the ministry", "is a teacher"."""
    above = tree.heads[head]
    if (
        tree.deps[head] in SUBJECTS
        and tree.dependents(above, {"cop"})
        and tree.pos[above] == "NOUN"
    ):
        yield above
    for clause in tree.dependents(head, {"acl:relcl", "acl"}):
        if tree.lemmas[clause] in _LEADS:
            yield from tree.dependents(clause, {"obj"})
        elif tree.lemmas[clause] in _WORKS:
            yield from (i for i in tree.dependents(clause, {"obl"}) if tree.case(i) in _AT_WORK)
        elif tree.dependents(clause, {"cop"}) and tree.pos[clause] == "NOUN":
            yield clause


def _private(tree: Tree, name: Party) -> str | None:
    """Return the sector of a person of whom only age or life is told: "X, 34, who sells bread"."""
    head = head_of(tree, name.start, name.end)
    clauses = tree.dependents(head, {"acl:relcl"})
    for clause in clauses:
        if (sector := _DEEDS.get(tree.lemmas[clause])) is not None:
            return sector
    has_age = any(
        tree.pos[child] == "NUM" and child >= name.end and tree.deps[child] != "nummod"
        for child in tree.children[head]
    )
    return "CVL" if has_age or clauses else None
