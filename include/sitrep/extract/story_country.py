"""The country of the story around a word: that of "the army" and "residents" without one.

A sentence that opens with a place sets the scene. Else it is the country that the document names
most: by itself, its people, places and bodies. Where a second one is named nearly as often the
story has two sides, and the sentence, then the paragraph, decides between them.
"""

from collections.abc import Sequence
from dataclasses import replace

from sitrep.extract.party import INTERNATIONAL, Party
from sitrep.extract.scenes import find_scenes, paragraph_starts
from sitrep.extract.tree import Tree

# The share of the first country's mentions that makes another a second side.
SECOND_SIDE = 0.75
# What the first paragraph names is what the story is about.
LEAD = 5.0
# A paragraph counts so much less than the sentence.
PARAGRAPH = 0.4
# Who talks to the news of any country.
_OF_ANYWHERE = frozenset(
    {"diplomat", "analyst", "expert", "mediator", "observer", "international community"}
)
_OF_MANY = frozenset(
    """foreign western european african arab asian international multinational global both each
    either neither various neighbouring neighboring regional overseas countries nations""".split()
)
_ONE_A_COUNTRY = frozenset(
    "presidents premiers monarchs governments parliaments militaries statesmen".split()
)
_TELLING = frozenset({"place", "country", "demonym", "named", "agent", "government"})


class StoryCountry:
    """Tells the country of the story at a token; built once per document."""

    def __init__(self, tree: Tree, parties: Sequence[Party]) -> None:
        self._starts = tree.starts
        self._paragraphs = paragraph_starts(tree)
        counts: dict[str, float] = {}
        self._near: dict[tuple[int, str], float] = {}
        for party in parties:
            if party.country is None or party.kind not in _TELLING:
                continue
            weight = LEAD if self._paragraphs[party.start] == 0 else 1.0
            counts[party.country] = counts.get(party.country, 0.0) + weight
            for key, weight in (
                (self._starts[party.start], 1.0),
                (-1 - self._paragraphs[party.start], PARAGRAPH),
            ):
                at = (key, party.country)
                self._near[at] = self._near.get(at, 0.0) + weight
        self._scenes = find_scenes(tree, parties)
        most = max(counts.values(), default=0)
        self._sides = [c for c, count in counts.items() if count >= SECOND_SIDE * most]
        self._sides.sort(key=lambda country: -counts[country])

    def at(self, token: int) -> str | None:
        """Return the country of the story at a token, or None where none is named at all."""
        if (scene := self._scenes.get(self._starts[token])) is not None:
            return scene
        if len(self._sides) < 2:
            return self._sides[0] if self._sides else None
        sentence, paragraph = self._starts[token], -1 - self._paragraphs[token]
        return max(
            self._sides,
            key=lambda c: self._near.get((sentence, c), 0.0) + self._near.get((paragraph, c), 0.0),
        )


def with_story_countries(tree: Tree, parties: Sequence[Party]) -> list[Party]:
    """Return the parties, those of no country with that of the story around them."""
    story = StoryCountry(tree, parties)
    return [
        replace(party, story_country=story.at(party.start))
        if needs_country(party) and not is_of_many(tree, party)
        else party
        for party in parties
    ]


def is_of_many(tree: Tree, party: Party) -> bool:
    """Return whether its words say that a party is foreign, or one of several countries.

    "Foreign troops"; "the two presidents", as a country has one; "the leaders of both countries".
    """
    head = party.end - 1
    if tree.lower[head] in _ONE_A_COUNTRY:
        return True
    around = {*range(max(party.start - 1, 0), party.end)}
    for child in tree.dependents(head, {"nmod"}):
        around |= {child, *tree.dependents(child, {"det", "amod"})}
    return any(tree.lower[i] in _OF_MANY for i in around)


def needs_country(party: Party) -> bool:
    """Return whether the story tells a party's country: an agent or person that has none."""
    if party.country is not None or party.sector in INTERNATIONAL or party.noun in _OF_ANYWHERE:
        return False
    if party.kind in {"agent", "phrase", "place"}:
        return True
    is_known_nowhere = party.kind == "named" and party.entity_id is not None
    return (
        party.kind in {"named", "pronoun"}
        and not is_known_nowhere
        and (party.is_person or party.sector is not None)
    )
