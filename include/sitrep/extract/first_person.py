"""Whom "I", "we" and "our" mean inside quotation marks: the speaker, or the speaker's side."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from sitrep.extract.noun_phrases import head_of, owner_of
from sitrep.extract.owned_sectors import joined_sector
from sitrep.extract.party import INTERNATIONAL, Party
from sitrep.extract.quotations import Said
from sitrep.extract.tree import Tree

_ALONE = frozenset({"i", "me", "my", "mine", "myself"})
_TOGETHER = frozenset({"we", "us", "our", "ours", "ourselves"})
FIRST_PERSON = _ALONE | _TOGETHER


def speakers_of_first_person(tree: Tree, said: Iterable[Said]) -> Mapping[int, int]:
    """Return for each pronoun of the first person in a quotation the token of its speaker."""
    found: dict[int, int] = {}
    for one in said:
        if one.kind == "indirect" or one.report is None or not one.report.speakers:
            continue
        for i in range(one.start, one.end):
            if tree.lower[i] in FIRST_PERSON:
                found.setdefault(i, one.report.speakers[0])
    return found


def as_first_person(tree: Tree, pronoun: int, speaker: Party) -> Party:
    """Return a speaker as whom "I" means; as "we", only the side and not the person."""
    meant = replace(speaker, start=pronoun, end=pronoun + 1, kind="pronoun", is_able=True)
    if tree.lower[pronoun] in _ALONE:
        return replace(meant, name=speaker.name or _words(tree, speaker))
    return replace(meant, entity_id=None, name=None, wikidata_id=None)


def first_person_owner(tree: Tree, party: Party) -> int | None:
    """Return the "our" before a noun, or None."""
    owner = owner_of(tree, head_of(tree, party.start, party.end))
    return owner if owner is not None and tree.lower[owner] in FIRST_PERSON else None


def owned_by(party: Party, speaker: Party) -> Party:
    """Return a noun after "our" with the side of the speaker."""
    sector = joined_sector(party.sector, speaker.sector, party.noun)
    country = None if sector in INTERNATIONAL else speaker.country or speaker.story_country
    return replace(party, country=party.country or country, sector=sector)


def _words(tree: Tree, party: Party) -> str:
    return " ".join(tree.words[party.start : party.end])
