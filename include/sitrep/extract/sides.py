"""Whose a noun is: the country and the sector of what stands before it or after "of" and "in".

"Russian missiles", "Nairobi police", "the mayor of Odesa", "surgeons of the Red Cross".
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from sitrep.extract.noun_phrases import core_span, head_of, holders
from sitrep.extract.owned_sectors import joined_sector
from sitrep.extract.party import INTERNATIONAL, Party
from sitrep.extract.tree import Tree

# What a country's adjective makes of nouns that may be anybody's: "a Rwandan column".
_OF_STATES = MappingProxyType(
    {"peacekeeper": "MIL", "column": "MIL", "contingent": "MIL", "side": "GOV"}
)
# Who has held one of these offices is a notable afterwards.
_OFFICES = frozenset({"GOV", "LEG", "MIL", "JUD", "SPY", "PTY", "REB"})
_FORMER = frozenset({"former", "ex", "ousted", "deposed", "retired", "exiled", "toppled"})
_OF_NO_STATE = frozenset({"REB", "PRM", "CRM", "OPP", "PTY", "UAF"})


@dataclass(frozen=True, slots=True)
class Side:
    """Country and sector of whom a noun belongs to; ``is_close`` where it stands right before."""

    country: str | None = None
    sector: str | None = None
    is_close: bool = False


NO_SIDE = Side()


class Sides:
    """Tells the sides of the nouns of a document; ``parties`` by the tokens that they cover."""

    def __init__(self, tree: Tree, by_token: Mapping[int, Party]) -> None:
        self._tree = tree
        self._by_token = by_token

    def side(self, head: int) -> Side:
        """Return whose a noun is by what hangs on it; the first country and the first body."""
        country: str | None = None
        sector: str | None = None
        is_close = is_owned = False
        for token, bond in holders(self._tree, head):
            party = self._by_token.get(token)
            is_owned = is_owned or bond == "owner"
            if party is None or (party.is_person and bond in {"adjective", "in"}):
                continue
            if bond == "in" and is_owned:  # "its troops in Lebanon" are not of Lebanon
                continue
            if country is None and (found := party.country):
                country = found
                is_close = is_close or bond in {"adjective", "owner"}
            if sector is None and bond != "in" and _is_body(party, bond):
                sector = party.sector
                is_close = is_close or bond in {"adjective", "owner"}
        return Side(country, sector, is_close)

    def of_party(self, party: Party) -> Party:
        """Return an agent or a body with its side, over the words of its core."""
        head = head_of(self._tree, party.start, party.end)
        side = self.side(head)
        sector = joined_sector(party.sector, side.sector, party.noun)
        if side.country and side.is_close and side.sector is None:
            sector = _OF_STATES.get(party.noun or "", sector)
        if party.is_person and sector in _OFFICES and self._is_former(head):
            sector = "ELI"
        country = party.country or side.country
        if sector in INTERNATIONAL and sector == side.sector:
            country = None
        start = party.start
        if party.kind == "agent":
            start = min(start, self._first_word(head))
        return replace(party, start=start, country=country, sector=sector)

    def _is_former(self, head: int) -> bool:
        """Return whether an office is one of the past: "the former general"."""
        start = core_span(self._tree, head)[0]
        return any(self._tree.lower[i] in _FORMER for i in range(start, head))

    def _first_word(self, head: int) -> int:
        """Return the first word of a noun's core that is no number."""
        start = core_span(self._tree, head)[0]
        while start < head and self._tree.pos[start] == "NUM":
            start += 1
        return start


def by_token(parties: Iterable[Party]) -> dict[int, Party]:
    """Return the first party that covers each token."""
    found: dict[int, Party] = {}
    for party in parties:
        for i in range(party.start, party.end):
            found.setdefault(i, party)
    return found


def with_sides(tree: Tree, parties: list[Party]) -> list[Party]:
    """Return the parties, the agents and unlisted bodies with their sides.

    An adjective or a place inside the words of an agent is part of it from here on.
    """
    sides = Sides(tree, by_token(parties))
    told = [
        sides.of_party(party)
        if party.kind == "agent" or (party.kind == "named" and _needs_side(party))
        else party
        for party in parties
    ]
    inside = {i for p in told if p.kind == "agent" for i in range(p.start, p.end)}
    return [
        party
        for party in told
        if party.kind not in {"demonym", "country", "place", "government"}
        or not inside.issuperset(range(party.start, party.end))
    ]


def _needs_side(party: Party) -> bool:
    return party.entity_id is None and not party.is_person


def _is_body(party: Party, bond: str) -> bool:
    """Return whether a party gives its sector to what belongs to it."""
    if party.kind in {"place", "country", "demonym", "government"}:
        return False
    if party.kind == "pronoun" or party.is_person:
        return bond == "owner" and party.sector in _OF_NO_STATE | {"MIL"}
    return party.sector is not None
