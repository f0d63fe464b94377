"""Whom pronouns and nouns like "the group" mean: somebody whom the document has named before."""

from collections.abc import Sequence
from dataclasses import replace

from sitrep.extract.definite_nouns import meant_by_noun
from sitrep.extract.introductions import with_introductions
from sitrep.extract.mentions import Mentions
from sitrep.extract.party import Party
from sitrep.extract.pronouns import meant_by_pronoun
from sitrep.extract.same_names import with_full_names
from sitrep.extract.sides import with_sides
from sitrep.extract.story_country import with_story_countries
from sitrep.extract.tree import Tree

# "Its foreign minister, X" needs the pronoun, and "he" needs X: the second round has both.
_ROUNDS = 2


def resolve_references(tree: Tree, parties: Sequence[Party]) -> list[Party]:
    """Return the parties with country and sector, as far as the document tells them.

    What stands before and after a noun tells first, then what is said of a name beside it, then
    who was named before; last, the country of the story around it. A pronoun keeps its own words.
    """
    told = with_sides(tree, list(parties))
    for _ in range(_ROUNDS):
        told = _referred(tree, with_full_names(tree, with_introductions(tree, told)))
    return with_story_countries(tree, told)


def _referred(tree: Tree, parties: Sequence[Party]) -> list[Party]:
    mentions = Mentions(tree)
    resolved: list[Party] = []
    for party in parties:
        if party.kind == "pronoun":
            meant = meant_by_pronoun(mentions, party)
        elif party.kind in {"agent", "named"}:
            meant = meant_by_noun(mentions, party)
        else:
            meant = None
        found = party if meant is None else _joined(tree, party, meant)
        resolved.append(found)
        mentions.add(found)
    return resolved


def _joined(tree: Tree, party: Party, meant: Party) -> Party:
    """Return a mention as whom it means, under its own words."""
    name = meant.name or " ".join(tree.words[meant.start : meant.end])
    if party.kind == "pronoun":
        return replace(meant, start=party.start, end=party.end, kind="pronoun", name=name)
    return replace(
        party,
        entity_id=meant.entity_id,
        name=meant.name,
        wikidata_id=meant.wikidata_id,
        country=party.country or meant.country,
        sector=meant.sector or party.sector,
    )
