"""Coded events, and who, where and how many belongs to each."""

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, Computed, ForeignKey, ForeignKeyConstraint, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from sitrep.warehouse.tables.coding import Extraction
from sitrep.warehouse.tables.columns import (
    Base,
    EndChar,
    EntityId,
    Iso3,
    MaybeEnd,
    MaybeLatitude,
    MaybeLongitude,
    MaybeSmall,
    MaybeStart,
    Sector,
    Small,
    StableId,
    StartChar,
    one_of,
    span,
    within,
)
from sitrep.warehouse.tables.reference import MATCHES, EventMode, EventType

ASSERTION = """case
    when polarity = 'negated' or claim_stance = 'denies' then 'denied'
    when claim_stance = 'doubts' then 'doubted'
    else 'affirmed'
end"""


class Event(Base):
    """A coded event: what is said to have happened, who says so, and the words for it."""

    __tablename__ = "event"
    __table_args__ = (
        span(),
        span("sentence_"),
        span("date_"),
        span("claimant_"),
        span("cue_"),
        CheckConstraint("date_from <= date_to", name="dates"),
        one_of("plover_match", *MATCHES),
        one_of("cameo_match", *MATCHES),
        one_of("acled_match", *MATCHES),
        one_of("polarity", "asserted", "negated"),
        one_of("modality", "actual", "planned", "possible", "historical", "ongoing"),
        one_of("claim_kind", "outlet", "named", "anonymous", "institution", "witness"),
        one_of("claim_stance", "affirms", "denies", "doubts"),
        within("quad_class", 0, 4),
        within("goldstein", -10, 10),
        within("confidence", 0, 1),
        ForeignKeyConstraint(["event_type", "mode"], [EventMode.event_type, EventMode.mode]),
        {"comment": __doc__},
    )

    event_id: Mapped[StableId] = mapped_column(primary_key=True)
    extraction_id: Mapped[UUID] = mapped_column(
        ForeignKey(Extraction.extraction_id, ondelete="CASCADE"), index=True, comment="Its coding."
    )
    event_type: Mapped[str] = mapped_column(
        ForeignKey(EventType.event_type), comment="Type in our ontology: what happened."
    )
    mode: Mapped[str | None] = mapped_column(comment="Mode in our ontology: how it happened.")
    plover_code: Mapped[str | None] = mapped_column(comment="PLOVER type/mode, or null.")
    plover_match: Mapped[str] = mapped_column(comment="How exact: exact, broader, narrower, none.")
    cameo_code: Mapped[str | None] = mapped_column(comment="CAMEO code, with leading zeros.")
    cameo_match: Mapped[str] = mapped_column(comment="How exact: exact, broader, narrower, none.")
    acled_code: Mapped[str | None] = mapped_column(comment="ACLED 'event type: sub-event type'.")
    acled_match: Mapped[str] = mapped_column(comment="How exact: exact, broader, narrower, none.")
    quad_class: Mapped[Small] = mapped_column(comment="1-4 as GDELT counts, 0 neither.")
    goldstein: Mapped[float] = mapped_column(comment="-10 conflict to 10 cooperation.")
    sentence_start_char: Mapped[StartChar]
    sentence_end_char: Mapped[EndChar]
    start_char: Mapped[int] = mapped_column(comment="First character of the trigger, code points.")
    end_char: Mapped[int] = mapped_column(comment="One past the trigger's last character.")
    date_from: Mapped[date] = mapped_column(index=True, comment="First possible day.")
    date_to: Mapped[date] = mapped_column(comment="Last possible day.")
    date_precision: Mapped[str] = mapped_column(comment="day, night, week, month or year.")
    date_reason: Mapped[str] = mapped_column(comment="Which words or rule gave the date.")
    date_start_char: Mapped[MaybeStart]
    date_end_char: Mapped[MaybeEnd]
    polarity: Mapped[str] = mapped_column(comment="asserted or negated, in the text's own words.")
    modality: Mapped[str] = mapped_column(
        comment="actual, ongoing, planned, possible or historical."
    )
    claim_kind: Mapped[str] = mapped_column(
        comment="Who says so: outlet, named, anonymous, institution or witness."
    )
    claim_stance: Mapped[str] = mapped_column(comment="The claimant affirms, denies or doubts it.")
    assertion: Mapped[str] = mapped_column(
        Computed(ASSERTION, persisted=True),
        comment="Polarity and stance together: affirmed, denied or doubted.",
    )
    claimant_start_char: Mapped[MaybeStart]
    claimant_end_char: Mapped[MaybeEnd]
    claimant_entity_id: Mapped[EntityId]
    claimant_name: Mapped[str | None] = mapped_column(comment="Who says so, in full.")
    claimant_country: Mapped[Iso3]
    claimant_sector: Mapped[Sector]
    cue_start_char: Mapped[MaybeStart]
    cue_end_char: Mapped[MaybeEnd]
    confidence: Mapped[float] = mapped_column(comment="How sure the coder is, 0-1.")


class EventParticipant(Base):
    """An actor or a recipient of an event."""

    __tablename__ = "event_participant"
    __table_args__ = (span(), one_of("role", "actor", "recipient"), {"comment": __doc__})

    event_id: Mapped[UUID] = mapped_column(
        ForeignKey(Event.event_id, ondelete="CASCADE"), primary_key=True, comment="Its event."
    )
    role: Mapped[str] = mapped_column(primary_key=True, comment="actor or recipient.")
    ordinal: Mapped[Small] = mapped_column(primary_key=True, comment="Order in the text, from 0.")
    start_char: Mapped[StartChar]
    end_char: Mapped[EndChar]
    entity_id: Mapped[EntityId]
    name: Mapped[str | None] = mapped_column(comment="Name in full of who is meant.")
    code: Mapped[str | None] = mapped_column(comment="Country and sector as one actor code.")
    country: Mapped[Iso3]
    sector: Mapped[Sector]


class EventPlace(Base):
    """A place of an event: what it is to the event and how exact it is; unpinned if unknown."""

    __tablename__ = "event_place"
    __table_args__ = (
        span(),
        within("lat", -90, 90),
        within("lon", -180, 180),
        within("precision", 1, 7),
        CheckConstraint("radius_km >= 0", name="radius_km"),
        CheckConstraint(
            "num_nulls(place_key, lat, lon, precision, radius_km) in (0, 5)", name="pin"
        ),
        # The events of one country.
        Index("event_place_country_idx", "country", postgresql_where=text("role = 'event'")),
        {"comment": __doc__},
    )

    event_id: Mapped[UUID] = mapped_column(
        ForeignKey(Event.event_id, ondelete="CASCADE"), primary_key=True, comment="Its event."
    )
    role: Mapped[str] = mapped_column(
        primary_key=True, comment="'event' where it happens; else from, to and the like."
    )
    ordinal: Mapped[Small] = mapped_column(primary_key=True, comment="Order in the text, from 0.")
    start_char: Mapped[StartChar]
    end_char: Mapped[EndChar]
    place_key: Mapped[str | None] = mapped_column(
        ForeignKey("core.place.place_key"),
        index=True,
        comment="Its row in core.place; null, as its point is, if the gazetteer cannot tell.",
    )
    geonames_id: Mapped[int | None] = mapped_column(comment="Id in GeoNames, where known.")
    name: Mapped[str] = mapped_column(
        comment="Name in the gazetteer; of an unpinned place its words in the text."
    )
    lat: Mapped[MaybeLatitude]
    lon: Mapped[MaybeLongitude]
    country: Mapped[Iso3]
    admin1: Mapped[str | None] = mapped_column(comment="First-level region, by name.")
    precision: Mapped[MaybeSmall] = mapped_column(comment="1 exact place … 6 country, as UCDP.")
    radius_km: Mapped[float | None] = mapped_column(comment="Rough extent, km.")
    reason: Mapped[str] = mapped_column(comment="Why this place belongs to the event.")


class EventQuantity(Base):
    """A number that belongs to an event, with its bounds."""

    __tablename__ = "event_quantity"
    __table_args__ = (
        span(),
        one_of("operator", "=", "<", "<=", ">", ">=", "~", "range"),
        CheckConstraint("low <= high and low <= best and best <= high", name="bounds"),
        {"comment": __doc__},
    )

    event_id: Mapped[UUID] = mapped_column(
        ForeignKey(Event.event_id, ondelete="CASCADE"), primary_key=True, comment="Its event."
    )
    ordinal: Mapped[Small] = mapped_column(primary_key=True, comment="Order in the text, from 0.")
    kind: Mapped[str] = mapped_column(comment="What is counted: killed, wounded, captured …")
    unit: Mapped[str] = mapped_column(comment="Of what: person, settlement, vehicle, km …")
    operator: Mapped[str] = mapped_column(comment="=, <, <=, >, >=, ~ (about) or range.")
    low: Mapped[float | None] = mapped_column(comment="Least that the words allow, in the unit.")
    best: Mapped[float | None] = mapped_column(comment="The number as stated, in the unit.")
    high: Mapped[float | None] = mapped_column(comment="Most that the words allow, in the unit.")
    start_char: Mapped[StartChar]
    end_char: Mapped[EndChar]
