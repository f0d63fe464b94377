"""From the head of a noun phrase to who it is: a known party, or the words with their country."""

from collections.abc import Sequence
from dataclasses import replace

from sitrep.extract.noun_phrases import appositions, core_span, counted, modifiers
from sitrep.extract.parties import Party
from sitrep.extract.tree import NOMINAL, Tree
from sitrep.knowledge.units import load_units

# Nouns that a country's adjective turns into an acting side: "Russian missiles struck".
_MEMBERS = frozenset(
    {
        "member",
        "head",
        "leader",
        "commander",
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "chief",
        "official",
        "representative",
        "supporter",
    }
)


class Participants:
    """Finds who the head of a phrase means; built once per document.

    ``parties`` cover tokens; where two cover one token the first counts.
    """

    def __init__(self, tree: Tree, parties: Sequence[Party]) -> None:
        self._tree = tree
        self._by_token: dict[int, Party] = {}
        self._meant: dict[int, Party] = {}
        named: dict[str, Party] = {}
        for party in parties:
            if party.kind != "pronoun":
                name = party.name or " ".join(tree.words[party.start : party.end])
                named[name] = party
            elif party.name and party.name in named:
                self._meant[party.start] = named[party.name]
        for party in parties:
            for i in range(party.start, party.end):
                self._by_token.setdefault(i, party)

    def party(self, head: int) -> Party | None:
        """Return who a phrase means, or its words; None for pronouns that nobody resolved."""
        head = counted(self._tree, head)
        known = self._by_token.get(head)
        if known is not None and known.kind == "pronoun":
            return known if known.name or known.code else None
        named = self._named_beside(head, known)
        if named is not None:
            return named
        if known is not None and known.kind != "demonym":
            return (
                known if known.country or known.kind != "agent" else self._with_country(head, known)
            )
        if self._tree.pos[head] not in NOMINAL:
            return None
        return self._phrase(head)

    def speaker(self, head: int) -> Party | None:
        """Return who speaks: as :meth:`party`, with the pronoun itself where it is unresolved."""
        known = self._by_token.get(head)
        if known is not None and known.kind == "pronoun":
            return known
        return self.party(head)

    def meant(self, pronoun: Party) -> Party | None:
        """Return whom a resolved pronoun means, as the text names it before; None if unknown."""
        return self._meant.get(pronoun.start)

    def demonym(self, token: int) -> Party | None:
        """Return the country that an adjective before an event noun names: "Russian shelling"."""
        party = self._by_token.get(token)
        return party if party is not None and party.country and not party.is_person else None

    def can_act(self, party: Party) -> bool:
        """Return whether a party can do something of its own: no thing, no weapon of nobody."""
        if party.kind != "phrase":
            return True
        return party.is_person or party.country is not None or party.sector is not None

    def _named_beside(self, head: int, known: Party | None) -> Party | None:
        """Return the person whom an office or noun introduces: "the governor, Oleh Syniehubov"."""
        if known is not None and known.kind == "named":
            return None
        for child in appositions(self._tree, head):
            party = self._by_token.get(child)
            if party is not None and party.kind == "named" and party.is_person:
                return party
        return None

    def _with_country(self, head: int, party: Party) -> Party:
        country, _ = self._side(head)
        return party if country is None else replace(party, country=country)

    def _phrase(self, head: int) -> Party:
        start, end = core_span(self._tree, head)
        country, sector = self._side(head)
        is_person = _is_person_noun(self._tree, head)
        return Party(
            start=start,
            end=end,
            kind="phrase",
            country=country,
            sector=sector or (self._sector_of_words(start, end)),
            is_person=is_person,
        )

    def _side(self, head: int) -> tuple[str | None, str | None]:
        """Return the country, and for members of a body its sector, from what modifies a noun."""
        for token in modifiers(self._tree, head):
            party = self._by_token.get(token)
            if party is not None and party.country and not party.is_person:
                is_member = self._tree.lemmas[head] in _MEMBERS
                return party.country, party.sector if is_member else None
        return None, None

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
