"""Codings of revisions, and the mentions and quotations each found."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, func, text
from sqlalchemy.orm import Mapped, mapped_column

from sitrep.warehouse.tables.articles import ArticleRevision
from sitrep.warehouse.tables.columns import (
    Base,
    EndChar,
    EntityId,
    Iso3,
    MaybeEnd,
    MaybeLatitude,
    MaybeLongitude,
    MaybeStart,
    Sector,
    StableId,
    StartChar,
    one_of,
    span,
    within,
)
from sitrep.warehouse.tables.operations import Run


class Extraction(Base):
    """One coding of one revision by one pipeline version: the unit of history.

    The marts tell it from ``extracted_at`` until ``superseded_at``. While both are the same
    instant they tell it never: its run has not passed its checks, or another coding stands.
    """

    __tablename__ = "extraction"
    __table_args__ = (
        CheckConstraint("superseded_at >= extracted_at", name="superseded_after"),
        CheckConstraint("sentence_count >= 0", name="sentence_count"),
        Index("extraction_to_link_idx", "extracted_at", postgresql_where=text("linked_at is null")),
        Index("extraction_extracted_at_idx", "extracted_at"),
        {"comment": "One coding of one revision by one pipeline version: the unit of history."},
    )

    extraction_id: Mapped[StableId] = mapped_column(primary_key=True)
    revision_id: Mapped[UUID] = mapped_column(
        ForeignKey(ArticleRevision.revision_id, ondelete="CASCADE"),
        index=True,
        comment="The text that was coded.",
    )
    run_id: Mapped[str] = mapped_column(
        ForeignKey(Run.run_id), index=True, comment="First run that brought it."
    )
    pipeline_version: Mapped[str] = mapped_column(comment="Model, ontology and code version.")
    sentence_count: Mapped[int] = mapped_column(comment="Sentences in the text.")
    loaded_at: Mapped[datetime] = mapped_column(
        server_default=func.now(),
        comment="When it came, UTC; of two codings of a revision the later one counts.",
    )
    extracted_at: Mapped[datetime] = mapped_column(
        server_default=func.now(),
        comment="From when the marts tell it, UTC: its run had passed its checks.",
    )
    superseded_at: Mapped[datetime | None] = mapped_column(
        comment="Until when, UTC: another took its place; null while current. The same as "
        "extracted_at if the marts have never told it."
    )
    linked_at: Mapped[datetime | None] = mapped_column(
        comment="When linking dealt with its events, UTC; null while that is to be done."
    )


class Mention(Base):
    """A named or valued thing in the text."""

    __tablename__ = "mention"
    __table_args__ = (
        span(),
        within("lat", -90, 90),
        within("lon", -180, 180),
        {"comment": __doc__},
    )

    extraction_id: Mapped[UUID] = mapped_column(
        ForeignKey(Extraction.extraction_id, ondelete="CASCADE"),
        primary_key=True,
        comment="Its coding.",
    )
    mention_id: Mapped[StableId] = mapped_column(primary_key=True)
    start_char: Mapped[StartChar]
    end_char: Mapped[EndChar]
    label: Mapped[str] = mapped_column(comment="Kind: PERSON, ORG, GPE, DATE …, from the model.")
    entity_id: Mapped[EntityId] = mapped_column(ForeignKey("core.entity.entity_id"))
    name: Mapped[str | None] = mapped_column(comment="Name in full of what is meant.")
    geonames_id: Mapped[int | None] = mapped_column(comment="Id in GeoNames, for places.")
    wikidata_id: Mapped[str | None] = mapped_column(comment="Item in Wikidata: Q and digits.")
    country: Mapped[Iso3]
    sector: Mapped[Sector]
    lat: Mapped[MaybeLatitude]
    lon: Mapped[MaybeLongitude]
    resolved: Mapped[str | None] = mapped_column(
        comment="ISO 8601 date, interval or duration that a date expression means."
    )


class Quotation(Base):
    """A quotation, with its cue and speaker where the text names them."""

    __tablename__ = "quotation"
    __table_args__ = (
        one_of("kind", "direct", "indirect", "mixed"),
        span(),
        span("cue_"),
        span("speaker_"),
        {"comment": __doc__},
    )

    extraction_id: Mapped[UUID] = mapped_column(
        ForeignKey(Extraction.extraction_id, ondelete="CASCADE"),
        primary_key=True,
        comment="Its coding.",
    )
    quotation_id: Mapped[StableId] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(comment="direct, indirect or mixed.")
    start_char: Mapped[StartChar]
    end_char: Mapped[EndChar]
    cue_start_char: Mapped[MaybeStart]
    cue_end_char: Mapped[MaybeEnd]
    speaker_start_char: Mapped[MaybeStart]
    speaker_end_char: Mapped[MaybeEnd]
    speaker_entity_id: Mapped[EntityId]
    speaker_name: Mapped[str | None] = mapped_column(index=True, comment="Who speaks, in full.")
    speaker_country: Mapped[Iso3]
    speaker_sector: Mapped[Sector]
