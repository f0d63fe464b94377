"""Who can act, suffer or speak: names and common nouns, linked to country and sector."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from spacy.tokens import Doc, Span

from sitrep.coding import Participant
from sitrep.extract.names import names_of
from sitrep.extract.places import Resolved
from sitrep.knowledge.actors import Agent, load_actors, load_agents
from sitrep.knowledge.countries import load_countries

# Words that may stand between "Russian" and "troops".
MAX_ADJECTIVES = 3
# How far an apposition may lie from the name that it explains.
MAX_APPOSITION_TOKENS = 8
_GENITIVES = frozenset({"'s", "’s"})
PRONOUNS = frozenset(["he", "she", "they", "it", "him", "her", "them"])
POSSESSIVES = frozenset("his her its their".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """One mention of somebody: tokens ``start`` to ``end`` of the document.

    ``kind`` is named, country, demonym (an adjective: "Russian"), government, agent or pronoun.
    """

    start: int
    end: int
    kind: str
    entity_id: str | None = None
    name: str | None = None
    country: str | None = None
    sector: str | None = None
    wikidata_id: str | None = None
    is_person: bool = False

    @property
    def code(self) -> str | None:
        """PLOVER's actor code: country and sector, or the sector of an international body."""
        return f"{self.country or ''}{self.sector or ''}" or None

    def participant(self, doc: Doc) -> Participant:
        """Return the party with its characters."""
        span = doc[self.start : self.end]
        return Participant(
            start=span.start_char,
            end=span.end_char,
            text=span.text,
            entity_id=self.entity_id,
            name=self.name,
            code=self.code,
            country=self.country,
            sector=self.sector,
        )


def find_parties(
    doc: Doc, published: date, places: Mapping[tuple[int, int], Resolved]
) -> list[Party]:
    """Return every party of a document, in reading order, none overlapping."""
    named = [p for ent in names_of(doc) if (p := _named(ent, published, places)) is not None]
    named = _with_countries(doc, named)
    taken = {i for party in named for i in range(party.start, party.end)}
    agents = list(_agents(doc, taken, named))
    covered = {i for agent in agents for i in range(agent.start, agent.end)}
    named = [party for party in named if not covered & set(range(party.start, party.end))]
    parties = sorted([*named, *agents], key=lambda party: party.start)
    known = _with_full_names(doc, list(_with_offices(doc, parties)))
    return sorted([*known, *_pronouns(doc)], key=lambda party: party.start)


def _named(ent: Span, published: date, places: Mapping[tuple[int, int], Resolved]) -> Party | None:
    kind, _, key = ent.id_.partition(":")
    if kind == "actor":
        actor = load_actors()[key]
        return Party(
            start=ent.start,
            end=ent.end,
            kind="named",
            entity_id=key,
            name=actor.name,
            country=actor.country,
            sector=actor.sector if actor.held_office_on(published) else "ELI",
            wikidata_id=actor.wikidata_id,
            is_person=actor.label == "PERSON",
        )
    if kind in {"country", "demonym", "government"}:
        country = load_countries()[key]
        return Party(
            start=ent.start,
            end=ent.end,
            kind="country" if kind == "demonym" and not _is_adjective(ent) else kind,
            entity_id=f"country-{key.lower()}",
            name=country.name,
            country=key,
            sector="GOV" if kind == "government" else None,
        )
    if ent.label_ in {"PERSON", "ORG"}:
        is_person = ent.label_ == "PERSON"
        return Party(start=ent.start, end=ent.end, kind="named", name=ent.text, is_person=is_person)
    found = places.get((ent.start, ent.end))
    if found and found[0].kind in {"city", "region"}:
        return _capital(ent, found)
    return None


def _capital(ent: Span, found: Resolved) -> Party | None:
    """Read a capital that acts ("Kyiv said") as its country's government."""
    place = found[0]
    country = load_countries().get(place.country)
    if country is None or country.capital is None:
        return None
    if country.capital not in {ent.text, place.name}:
        return None
    return Party(
        start=ent.start,
        end=ent.end,
        kind="government",
        entity_id=f"country-{country.iso3.lower()}",
        name=country.name,
        country=country.iso3,
        sector="GOV",
    )


def _with_countries(doc: Doc, named: list[Party]) -> list[Party]:
    """Give bodies of no country the one that stands before them: "Britain's Defence Ministry"."""
    countries = {p.end: p for p in named if p.country and not p.is_person}
    return [
        replace(party, country=_modifiers(doc, party.start, countries)[1])
        if party.kind == "named" and party.country is None and not party.is_person
        else party
        for party in named
    ]


def _is_adjective(ent: Span) -> bool:
    """Return whether a demonym stands before a noun ("Russian supply lines")."""
    following = ent.doc[ent.end] if ent.end < len(ent.doc) else None
    return following is not None and following.is_alpha and following.is_lower


@cache
def _agent_forms() -> Mapping[tuple[str, ...], Agent]:
    return {tuple(form.lower().split()): agent for agent in load_agents() for form in agent.forms}


@cache
def _longest_form() -> int:
    return max(len(form) for form in _agent_forms())


def _agents(doc: Doc, taken: set[int], named: Sequence[Party]) -> Iterator[Party]:
    """Yield the common nouns for actors, with the country that stands before or after them."""
    countries = {p.end: p for p in named if p.country and not p.is_person}
    starts = {p.start: p for p in countries.values()}
    last_country: dict[str, str | None] = {}
    i = 0
    while i < len(doc):
        agent, end = _agent_at(doc, i, taken)
        if agent is None:
            i += 1
            continue
        start, country = _modifiers(doc, i, countries)
        if country is None:
            end, country = _of_country(doc, end, starts)
        if country is None and start and doc[start - 1].lower_ in POSSESSIVES:
            country = next((p.country for p in reversed(named) if p.end <= start), None)
        if country is None and _is_definite(doc, start):
            country = last_country.get(agent.agent)
        else:
            last_country[agent.agent] = country
        yield Party(
            start=start,
            end=end,
            kind="agent",
            country=country,
            sector=agent.sector,
            is_person=agent.is_person,
        )
        i = end


def _agent_at(doc: Doc, i: int, taken: set[int]) -> tuple[Agent | None, int]:
    for length in range(min(_longest_form(), len(doc) - i), 0, -1):
        if any(j in taken for j in range(i, i + length)):
            continue
        words = tuple(token.lower_ for token in doc[i : i + length])
        if (agent := _agent_forms().get(words)) is not None:
            return agent, i + length
    return None, i


def _modifiers(doc: Doc, i: int, countries: Mapping[int, Party]) -> tuple[int, str | None]:
    """Return where the noun phrase that ends at ``i`` starts, and its country.

    Adjectives may stand after a demonym or a genitive ("Russia's advancing troops"), nothing
    after another name ("Russia said troops").
    """
    for position in range(i, max(i - MAX_ADJECTIVES - 2, -1), -1):
        if (party := countries.get(position)) is not None:
            is_genitive = position < len(doc) and doc[position].lower_ in _GENITIVES
            if party.kind == "demonym" or is_genitive or position == i:
                return party.start, party.country
            break
        token = doc[position - 1] if position else None
        if token is None or not (
            token.lower_ in _GENITIVES or (token.is_alpha and token.is_lower and not token.is_stop)
        ):
            break
    return i, None


def _of_country(doc: Doc, end: int, starts: Mapping[int, Party]) -> tuple[int, str | None]:
    """Read "the armed forces of Ukraine"."""
    if end + 1 < len(doc) and doc[end].lower_ == "of":
        party = starts.get(end + 1) or starts.get(end + 2)
        if party is not None:
            return party.end, party.country
    return end, None


def _is_definite(doc: Doc, start: int) -> bool:
    return start > 0 and doc[start - 1].lower_ in {"the", *POSSESSIVES}


def _with_offices(doc: Doc, parties: list[Party]) -> Iterator[Party]:
    """Give persons we do not know the country and sector of the office beside their name."""
    for index, party in enumerate(parties):
        if party.kind != "named" or party.sector is not None or not party.is_person:
            yield party
            continue
        office = _office(doc, parties, index)
        if office is None:
            yield party
        else:
            yield replace(party, country=office.country, sector=office.sector)


def _with_full_names(doc: Doc, parties: list[Party]) -> Iterator[Party]:
    """Give a surname the full name, country and sector that the document gave it before."""
    introduced: dict[str, Party] = {}
    for party in parties:
        if party.kind != "named" or not party.is_person:
            yield party
            continue
        surname = doc[party.end - 1].text
        known = introduced.get(surname)
        if known is None or party.end - party.start > 1:
            introduced[surname] = party
            yield party
        else:
            yield replace(known, start=party.start, end=party.end)


def _office(doc: Doc, parties: list[Party], index: int) -> Party | None:
    party = parties[index]
    before = parties[index - 1] if index else None
    if before and before.sector and _are_apposed(doc, before.end, party.start):
        return before
    after = parties[index + 1] if index + 1 < len(parties) else None
    is_apposition = party.end < len(doc) and doc[party.end].text == ","
    if (
        after
        and after.sector
        and is_apposition
        and after.start - party.end <= MAX_APPOSITION_TOKENS
    ):
        between = doc[party.end + 1 : after.start]
        if not any(token.is_punct or token.lower_ in {"said", "who", "and"} for token in between):
            return after
    return None


def _are_apposed(doc: Doc, end: int, start: int) -> bool:
    between = doc[end:start]
    return len(between) <= 1 and all(token.text == "," or not token.is_punct for token in between)


def _pronouns(doc: Doc) -> Iterator[Party]:
    for token in doc:
        if token.lower_ in PRONOUNS:
            yield Party(start=token.i, end=token.i + 1, kind="pronoun")
