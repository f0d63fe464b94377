"""Whom a noun means that the text has named before: "the ministry", "the group", "its officers"."""

from dataclasses import replace

from sitrep.extract.mentions import ANY, Mention, Mentions
from sitrep.extract.noun_phrases import head_of, owner_of
from sitrep.extract.owned_sectors import joined_sector
from sitrep.extract.party import INTERNATIONAL, Party
from sitrep.extract.tree import Tree
from sitrep.knowledge.referring import load_referring_nouns

MAX_SENTENCES = 8
_REMEMBERED = 20  # mentions among which the owner of a noun stands
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})


def meant_by_noun(mentions: Mentions, party: Party) -> Party | None:
    """Return whom an agent or a body without a country of its own means, or None."""
    if party.entity_id is not None or (party.country and party.sector):
        return None
    if (owner := _owner(mentions, party)) is not None:
        return _owned(party, owner)
    if party.kind == "named" and party.is_person:
        return None
    is_definite = _is_definite(mentions.tree, party)
    same = _same_words(mentions, party) if is_definite else None
    return same or _of_fitting_sector(mentions, party, is_definite=is_definite)


def _of_fitting_sector(mentions: Mentions, party: Party, *, is_definite: bool) -> Party | None:
    """Return the nearest one before of a sector that the noun may mean."""
    referring = load_referring_nouns().get(party.noun or "")
    if referring is None or party.sector in INTERNATIONAL - {"NGO", "IGO"}:
        return None
    if not (is_definite or referring.always) or _has_name(mentions.tree, party):
        return None
    here = mentions.sentence_of[party.start]
    for mention in mentions.recent(here, MAX_SENTENCES):
        candidate = mention.party
        is_of_country = party.country is None or candidate.country == party.country
        if candidate.sector in referring.sectors and _is_before(mention, party) and is_of_country:
            return _as_kind(party, candidate)
    return None


def _is_before(mention: Mention, party: Party) -> bool:
    return mention.party.end <= party.start and mention.party.kind != "government"


def _as_kind(party: Party, candidate: Party) -> Party:
    """Return the candidate for a body; only its side for persons who belong to it."""
    if party.is_person:
        return replace(candidate, entity_id=None, name=None, wikidata_id=None)
    return candidate


def _owner(mentions: Mentions, party: Party) -> Party | None:
    """Return whom the words before a noun make its owner: "its forces", "the group's unit"."""
    tree = mentions.tree
    owner = owner_of(tree, head_of(tree, party.start, party.end))
    if owner is None:
        return None
    for mention in reversed(mentions.found[-_REMEMBERED:]):
        if mention.party.start <= owner < mention.party.end:
            return mention.party if mention.party.code else None
    return None


def _owned(party: Party, owner: Party) -> Party:
    sector = joined_sector(party.sector, owner.sector, party.noun)
    country = None if sector in INTERNATIONAL else owner.country
    return replace(party, country=party.country or country, sector=sector)


def _same_words(mentions: Mentions, party: Party) -> Party | None:
    """Return the one before whom the same noun named: "the governor" of whom the text spoke."""
    tree = mentions.tree
    last = party.end - 1
    if tree.tags[last] in {"NNS", "NNPS"} and not party.is_person:
        return None
    sectors = (ANY,) if party.sector is None else (party.sector, None)
    body = max(
        mentions.last_with_word(tree.lower[last], sector, before=party.start) for sector in sectors
    )
    number = max(body, mentions.last_of_noun(party.noun, before=party.start))
    if number < 0:
        return None
    mention = mentions.found[number]
    is_of_many = number > body and mention.is_plural and mention.party.is_person
    return None if is_of_many else mention.party


def _is_definite(tree: Tree, party: Party) -> bool:
    return party.start > 0 and tree.lower[party.start - 1] in _DEFINITE


def _has_name(tree: Tree, party: Party) -> bool:
    """Return whether a name before the noun already tells who it is: "the Radaa force"."""
    return any(tree.pos[i] == "PROPN" for i in range(party.start, party.end - 1))
