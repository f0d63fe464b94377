"""From a name to whom it means: a listed actor, a country, a body whose words tell its sector."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from spacy.tokens import Doc, Span

from sitrep.extract.party import Party
from sitrep.extract.place_names import PLACE_LABELS
from sitrep.extract.places import Resolved
from sitrep.knowledge.actors import load_actors
from sitrep.knowledge.body_words import is_general_name, sector_of_body
from sitrep.knowledge.countries import load_countries

_COUNTRY_KINDS = frozenset({"country", "demonym", "government"})


def named_party(
    ent: Span, published: date, places: Mapping[tuple[int, int], Resolved]
) -> Party | None:
    """Return the party behind a name, or its place where it is one, or None."""
    kind, _, key = ent.id_.partition(":")
    if kind == "actor":
        return _listed(ent, key, published)
    if kind in _COUNTRY_KINDS:
        return country_party(ent, kind, key)
    if ent.label_ in {"PERSON", "ORG"}:
        is_person = ent.label_ == "PERSON"
        return Party(
            start=ent.start,
            end=ent.end,
            kind="named",
            name=ent.text,
            sector=None if is_person else sector_of_body(ent.text),
            is_person=is_person,
        )
    found = places.get((ent.start, ent.end))
    if ent.label_ not in PLACE_LABELS:
        return None
    return (_capital(ent, found) if found else None) or _place(ent, found)


def _listed(ent: Span, entity_id: str, published: date) -> Party:
    actor = load_actors()[entity_id]
    sector = actor.sector
    if not actor.held_office_on(published):  # a body that took power later fought before
        sector = "ELI" if actor.label == "PERSON" else "REB"
    return Party(
        start=ent.start,
        end=ent.end,
        kind="named",
        entity_id=entity_id,
        name=actor.name,
        country=actor.country,
        sector=sector,
        wikidata_id=actor.wikidata_id,
        is_person=actor.label == "PERSON",
    )


def without_strangers(parties: Sequence[Party], doc: Doc) -> list[Party]:
    """Return the parties, bodies of general names only as those of countries that are named.

    "General Staff" and "Interior Ministry" are names in many countries: a listed one is meant
    where the text names its country too.
    """
    countries = {p.country for p in parties if p.country and p.kind != "named"}
    return [
        replace(party, entity_id=None, name=words, country=None, wikidata_id=None)
        if party.kind == "named"
        and party.country is not None
        and party.country not in countries
        and is_general_name(words := doc[party.start : party.end].text)
        else party
        for party in parties
    ]


def country_party(ent: Span, kind: str, iso3: str) -> Party:
    """Return the country, its people or its government behind a listed name."""
    is_people = kind == "demonym" and not _is_adjective(ent)
    return Party(
        start=ent.start,
        end=ent.end,
        kind="agent" if is_people else kind,
        is_person=is_people,
        entity_id=f"country-{iso3.lower()}",
        name=load_countries()[iso3].name,
        country=iso3,
        sector="GOV" if kind == "government" else None,
    )


def _capital(ent: Span, found: Resolved) -> Party | None:
    """Read a capital that acts ("Kyiv said") as its country's government."""
    place = found[0]
    country = load_countries().get(place.country)
    if country is None or country.capital not in {ent.text, place.name}:
        return None
    if place.kind not in {"city", "region"}:
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


def _place(ent: Span, found: Resolved | None) -> Party:
    country = (found[0].country or None) if found else None
    return Party(start=ent.start, end=ent.end, kind="place", country=country)


def _is_adjective(ent: Span) -> bool:
    """Return whether a demonym stands before a noun ("Russian supply lines"), not for people."""
    root = ent.root
    relation = root.head.dep_ if root.dep_ == "conj" else root.dep_  # "Kyrgyz and Tajik troops"
    return root.pos_ == "ADJ" or relation in {"amod", "compound"}
