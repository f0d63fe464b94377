"""List the entities of a document: names, linked, and the values of dates and numbers."""

from collections.abc import Mapping, Sequence

from spacy.tokens import Doc, Span

from sitrep.coding import Entity
from sitrep.extract.dates import DateMention
from sitrep.extract.parties import Party
from sitrep.extract.places import Resolved
from sitrep.extract.quantities import NumberMention


def find_entities(
    doc: Doc,
    parties: Sequence[Party],
    places: Mapping[tuple[int, int], Resolved],
    dates: Sequence[DateMention],
    numbers: Sequence[NumberMention],
) -> tuple[Entity, ...]:
    """Return every entity in reading order."""
    text = doc.text
    by_span = {(party.start, party.end): party for party in parties}
    entities = [
        _name(ent, by_span.get((ent.start, ent.end)), places.get((ent.start, ent.end)))
        for ent in doc.ents
    ]
    entities += [_date(text, mention) for mention in dates]
    entities += [_number(text, mention) for mention in numbers]
    return tuple(sorted(entities, key=lambda entity: (entity.start, entity.end)))


def _name(ent: Span, party: Party | None, place: Resolved | None) -> Entity:
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
        country=(where.country or None) if where else party.country if party else None,
        sector=party.sector if party else None,
        lat=where.lat if where else None,
        lon=where.lon if where else None,
    )


def _date(text: str, mention: DateMention) -> Entity:
    return Entity(
        start=mention.start,
        end=mention.end,
        text=text[mention.start : mention.end],
        label="DATE",
        resolved=mention.resolved,
    )


def _number(text: str, mention: NumberMention) -> Entity:
    return Entity(
        start=mention.start,
        end=mention.end,
        text=text[mention.start : mention.end],
        label=mention.unit.label if mention.unit else "CARDINAL",
    )
