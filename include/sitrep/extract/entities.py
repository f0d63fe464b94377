"""List the entities of a document: names, linked, and the values of dates."""

from collections.abc import Mapping, Sequence

from spacy.tokens import Doc, Span

from sitrep.coding import Entity
from sitrep.extract.named_parties import country_party
from sitrep.extract.party import Party
from sitrep.extract.places import Resolved


def find_entities(
    doc: Doc,
    parties: Sequence[Party],
    places: Mapping[tuple[int, int], Resolved],
    resolved: Mapping[tuple[int, int], str],
) -> tuple[Entity, ...]:
    """Return every entity in reading order; ``resolved`` gives the values of dates and times."""
    by_span = {(party.start, party.end): party for party in parties}
    by_end = {party.end: party for party in parties if party.kind == "named"}
    return tuple(
        _entity(
            ent,
            by_span.get((ent.start, ent.end)) or _longer(ent, by_end.get(ent.end)) or _listed(ent),
            places.get((ent.start, ent.end)),
            resolved.get((ent.start_char, ent.end_char)),
        )
        for ent in doc.ents
    )


def _longer(ent: Span, party: Party | None) -> Party | None:
    """Return the party of a name that ends alike, with or without a title: "General X"."""
    if party is None or ent.label_ not in {"PERSON", "ORG"}:
        return None
    return party if party.is_person == (ent.label_ == "PERSON") else None


def _listed(ent: Span) -> Party | None:
    """Return the country behind a name inside longer words: "Russian" in "Russian forces"."""
    kind, _, key = ent.ent_id_.partition(":")
    if kind not in {"country", "demonym", "government"}:
        return None
    return country_party(ent, kind, key)


def _country(party: Party | None) -> str | None:
    return (party.country or party.story_country) if party is not None else None


def _entity(ent: Span, party: Party | None, place: Resolved | None, resolved: str | None) -> Entity:
    where = place[0] if place else None
    entity_id = party.entity_id if party else None
    return Entity(
        start=ent.start_char,
        end=ent.end_char,
        text=ent.text,
        label=ent.label_,
        entity_id=entity_id or (where.place_key if where else None),
        name=party.name if party else where.name if where else None,
        geonames_id=where.geonames_id if where else None,
        wikidata_id=party.wikidata_id if party else None,
        country=(where.country or None) if where else _country(party),
        sector=party.sector if party else None,
        lat=where.lat if where else None,
        lon=where.lon if where else None,
        resolved=resolved,
    )
