"""From the head of a noun phrase to who it is: a known party, or the words with their country."""

from collections.abc import Sequence
from dataclasses import replace

from sitrep.extract.first_person import (
    as_first_person,
    first_person_owner,
    owned_by,
    speakers_of_first_person,
)
from sitrep.extract.noun_phrases import appositions, core_span, counted
from sitrep.extract.party import Party
from sitrep.extract.quotations import Said
from sitrep.extract.sides import NO_SIDE, Sides, by_token
from sitrep.extract.story_country import StoryCountry, is_of_many, needs_country
from sitrep.extract.tree import NOMINAL, Tree
from sitrep.knowledge.belongings import load_belongings
from sitrep.knowledge.units import load_units

# Numbers and pronouns that stand for people by themselves: "hundreds rallied", "others fled".
_CROWDS = frozenset("hundreds thousands dozens scores tens others many".split())
# Pronouns that are somebody, whoever it is.
_PERSONS = frozenset("he she they him them".split())
# Words that stand for one more of them: "*another* blew himself up".
_OTHERS = frozenset({"another", "both"})
# What is introduced with its name: "the militant group Islamic Jihad".
_BODIES = frozenset("group movement militia organisation organization party faction".split())


class Participants:
    """Finds who the head of a phrase means; built once per document.

    ``parties`` cover tokens; where two cover one token the first counts. ``said`` tells whom
    "we" means in quotations.
    """

    def __init__(self, tree: Tree, parties: Sequence[Party], said: Sequence[Said] = ()) -> None:
        self._tree = tree
        self._speakers = speakers_of_first_person(tree, said)
        every = by_token(parties)
        self._sides = Sides(tree, every)
        self._story = StoryCountry(tree, parties)
        self._by_token = {i: party for i, party in every.items() if party.kind != "place"}

    def party(self, head: int) -> Party | None:
        """Return who a phrase means, or its words; None for pronouns that nobody resolved."""
        head = counted(self._tree, head)
        known = self._by_token.get(head)
        if known is not None and known.kind == "pronoun":
            known = self._first_person(known)
            is_known = known.name or known.code
            return known if is_known or self._tree.lower[head] in _PERSONS else None
        named = self._named_beside(head, known)
        if named is not None:
            return named
        if known is not None and known.kind != "demonym":
            return self._ours(known)
        if self._tree.pos[head] in NOMINAL or self._tree.lower[head] in _OTHERS:
            return self._phrase(head)
        return None

    def speaker(self, head: int) -> Party | None:
        """Return who speaks: as :meth:`party`, with the pronoun itself where it is unresolved."""
        known = self._by_token.get(head)
        if known is not None and known.kind == "pronoun":
            return known
        return self.party(head)

    def _first_person(self, pronoun: Party) -> Party:
        """Return "we" as the side of who says it; other pronouns as they are."""
        speaker = self._speaker_at(pronoun.start)
        return pronoun if speaker is None else as_first_person(self._tree, pronoun.start, speaker)

    def _ours(self, party: Party) -> Party:
        """Return a noun after "our" with the side of the speaker."""
        if not self._speakers or party.kind != "agent":
            return party
        owner = first_person_owner(self._tree, party)
        speaker = self._speaker_at(owner) if owner is not None else None
        return party if speaker is None else owned_by(party, speaker)

    def _speaker_at(self, token: int) -> Party | None:
        speaker = self._speakers.get(token)
        if speaker is None or speaker in self._speakers:
            return None
        return self.party(speaker)

    def demonym(self, token: int) -> Party | None:
        """Return the country that an adjective before an event noun names: "Russian shelling"."""
        party = self._by_token.get(token)
        return party if party is not None and party.country and not party.is_person else None

    def can_act(self, party: Party) -> bool:
        """Return whether a party can do something of its own: no thing, no weapon of nobody."""
        return party.is_able

    def _named_beside(self, head: int, known: Party | None) -> Party | None:
        """Return whom an office or noun introduces: "the governor, Oleh Syniehubov"."""
        if known is not None and known.kind == "named":
            return None
        is_body = self._tree.lower[head] in _BODIES
        for child in appositions(self._tree, head):
            party = self._by_token.get(child)
            if party is not None and party.kind == "named" and party.is_person != is_body:
                return party
        return None

    def _phrase(self, head: int) -> Party:
        tree, belongings = self._tree, load_belongings()
        start, end = core_span(tree, head)
        side = self._sides.side(head)
        word = tree.lower[head]
        is_crowd = word in _CROWDS
        is_person = is_crowd or word in _OTHERS or _is_person_noun(tree, head)
        is_part = word in belongings.members or word in belongings.parts
        thing = belongings.things.get(word)
        sector = side.sector if is_part or side.is_close else None
        if sector is None and (inside := self._sector_of_words(start, end)) is not None:
            sector = inside
        party = Party(
            start=start,
            end=end,
            kind="phrase",
            country=side.country,
            sector=sector or thing or ("CVL" if is_crowd else None),
            is_person=is_person,
            is_able=is_person or (side is not NO_SIDE and (side.country or sector) is not None),
        )
        if not needs_country(party) or is_of_many(tree, party):
            return party
        return replace(party, story_country=self._story.at(head))

    def _sector_of_words(self, start: int, end: int) -> str | None:
        for i in range(end - 1, start - 1, -1):
            party = self._by_token.get(i)
            if party is not None and party.kind == "agent":
                return party.sector
        return None


def _is_person_noun(tree: Tree, head: int) -> bool:
    units = load_units()
    unit = units.get(tree.lower[head]) or units.get(tree.lemmas[head])
    return unit is not None and unit.unit == "person"
