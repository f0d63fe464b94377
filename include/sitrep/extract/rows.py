"""Turn the coding of documents into the rows of the warehouse's tables."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from sitrep.coding import CodedDocument, Event, Participant
from sitrep.records import (
    EventRow,
    ExtractionRow,
    MentionRow,
    ParticipantRow,
    PlaceRow,
    QuantityRow,
    QuotationRow,
    Record,
    id_within,
    stable_id,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """The rows of one extraction batch, by table."""

    extraction: list[ExtractionRow] = field(default_factory=list)
    mention: list[MentionRow] = field(default_factory=list)
    quotation: list[QuotationRow] = field(default_factory=list)
    event: list[EventRow] = field(default_factory=list)
    event_participant: list[ParticipantRow] = field(default_factory=list)
    event_place: list[PlaceRow] = field(default_factory=list)
    event_quantity: list[QuantityRow] = field(default_factory=list)


def extraction_id(revision_id: str, pipeline_version: str) -> str:
    """Return the id of one coding of one revision: the unit of history."""
    return stable_id("extraction", revision_id, pipeline_version)


def rows_of(coded: Iterable[tuple[CodedDocument, str]], pipeline_version: str) -> Rows:
    """Return the rows of coded documents, each given with its ``revision_id``.

    The documents' ``doc_id`` is their extraction id, so that event ids hang on it.
    """
    rows = Rows()
    for document, revision_id in coded:
        key = document.doc_id
        rows.extraction.append(
            ExtractionRow(
                extraction_id=key,
                revision_id=revision_id,
                pipeline_version=pipeline_version,
                sentence_count=len(document.sentences),
            )
        )
        rows.mention.extend(_mentions(document, key))
        rows.quotation.extend(_quotations(document, key))
        for event in document.events:
            rows.event.append(_event(event, key))
            rows.event_participant.extend(_participants(event))
            rows.event_place.extend(_places(event))
            rows.event_quantity.extend(_quantities(event))
    return rows


def _mentions(document: CodedDocument, key: str) -> Iterator[MentionRow]:
    for entity in document.entities:
        yield MentionRow(
            mention_id=id_within(key, "mention", entity.start, entity.end, entity.label),
            extraction_id=key,
            start_char=entity.start,
            end_char=entity.end,
            label=entity.label,
            entity_id=entity.entity_id,
            name=entity.name,
            geonames_id=entity.geonames_id,
            wikidata_id=entity.wikidata_id,
            country=entity.country,
            sector=entity.sector,
            lat=entity.lat,
            lon=entity.lon,
            resolved=entity.resolved,
        )


def _quotations(document: CodedDocument, key: str) -> Iterator[QuotationRow]:
    for quotation in document.quotations:
        cue, speaker = quotation.cue, quotation.speaker
        yield QuotationRow(
            quotation_id=id_within(
                key, "quotation", quotation.start, quotation.end, quotation.kind
            ),
            extraction_id=key,
            kind=quotation.kind,
            start_char=quotation.start,
            end_char=quotation.end,
            cue_start_char=cue.start if cue else None,
            cue_end_char=cue.end if cue else None,
            speaker_start_char=speaker.start if speaker else None,
            speaker_end_char=speaker.end if speaker else None,
            speaker_entity_id=speaker.entity_id if speaker else None,
            speaker_name=_display_name(speaker),
            speaker_country=speaker.country if speaker else None,
            speaker_sector=speaker.sector if speaker else None,
        )


def _event(event: Event, key: str) -> EventRow:
    codes, claim, when = event.codes, event.claim, event.date
    claimant, cue = claim.claimant, claim.cue
    return EventRow(
        event_id=event.event_id,
        extraction_id=key,
        event_type=event.event_type,
        mode=event.mode,
        plover_code=codes.plover,
        plover_match=codes.plover_match,
        cameo_code=codes.cameo,
        cameo_match=codes.cameo_match,
        acled_code=codes.acled,
        acled_match=codes.acled_match,
        quad_class=codes.quad_class,
        goldstein=codes.goldstein,
        sentence_start_char=event.sentence.start,
        sentence_end_char=event.sentence.end,
        start_char=event.trigger.start,
        end_char=event.trigger.end,
        date_from=when.date_from,
        date_to=when.date_to,
        date_precision=when.precision,
        date_reason=when.reason,
        date_start_char=when.start,
        date_end_char=when.end,
        polarity=event.polarity,
        modality=event.modality,
        claim_kind=claim.kind,
        claim_stance=claim.stance,
        claimant_start_char=claimant.start if claimant else None,
        claimant_end_char=claimant.end if claimant else None,
        claimant_entity_id=claimant.entity_id if claimant else None,
        claimant_name=_display_name(claimant),
        claimant_country=claimant.country if claimant else None,
        claimant_sector=claimant.sector if claimant else None,
        cue_start_char=cue.start if cue else None,
        cue_end_char=cue.end if cue else None,
        confidence=event.confidence,
    )


def _participants(event: Event) -> Iterator[ParticipantRow]:
    for role, parties in (("actor", event.actors), ("recipient", event.recipients)):
        for ordinal, party in enumerate(parties):
            yield ParticipantRow(
                event_id=event.event_id,
                role=role,
                ordinal=ordinal,
                start_char=party.start,
                end_char=party.end,
                entity_id=party.entity_id,
                name=_display_name(party),
                code=party.code,
                country=party.country,
                sector=party.sector,
            )


def _places(event: Event) -> Iterator[PlaceRow]:
    for ordinal, place in enumerate(event.places):
        yield PlaceRow(
            event_id=event.event_id,
            role=place.role,
            ordinal=ordinal,
            start_char=place.start,
            end_char=place.end,
            place_key=place.place_key,
            geonames_id=place.geonames_id,
            name=place.name,
            lat=place.lat,
            lon=place.lon,
            country=place.country,
            admin1=place.admin1,
            precision=place.precision,
            radius_km=place.radius_km,
            reason=place.reason,
        )


def _quantities(event: Event) -> Iterator[QuantityRow]:
    for ordinal, quantity in enumerate(event.quantities):
        yield QuantityRow(
            event_id=event.event_id,
            ordinal=ordinal,
            kind=quantity.kind,
            unit=quantity.unit,
            operator=quantity.operator,
            low=quantity.low,
            best=quantity.best,
            high=quantity.high,
            start_char=quantity.start,
            end_char=quantity.end,
        )


def _display_name(party: Participant | None) -> str | None:
    return None if party is None else party.name or party.text


def table_rows(rows: Rows) -> Iterable[tuple[str, list[Record]]]:
    """Yield each table's name and rows, ``extraction`` last: its file seals the batch."""
    for table in ("mention", "quotation", "event", "event_participant", "event_place",
                  "event_quantity", "extraction"):  # fmt: skip
        yield table, getattr(rows, table)
