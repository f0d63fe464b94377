"""Incidents: the events that report the same happening."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from sitrep.warehouse.tables.columns import (
    Base,
    Iso3,
    LoadedAt,
    MaybeLatitude,
    MaybeLongitude,
    within,
)
from sitrep.warehouse.tables.events import Event
from sitrep.warehouse.tables.reference import EventType


class Incident(Base):
    """One happening, as the current events that report it tell it together."""

    __tablename__ = "incident"
    __table_args__ = (
        CheckConstraint("date_from <= date_to", name="dates"),
        CheckConstraint("first_reported_at <= last_reported_at", name="reports"),
        # What is contested is a few in a hundred.
        Index(
            "incident_contested_idx",
            "date_from",
            postgresql_where=text("affirming > 0 and denying + doubting > 0"),
        ),
        {"comment": __doc__},
    )

    incident_id: Mapped[UUID] = mapped_column(
        primary_key=True, comment="Made from the id of the first event that reports it."
    )
    event_type: Mapped[str] = mapped_column(
        ForeignKey(EventType.event_type), comment="Type that most of its events have."
    )
    family: Mapped[str] = mapped_column(comment="Family of that type.")
    first_reported_at: Mapped[datetime] = mapped_column(comment="Earliest publication, UTC.")
    last_reported_at: Mapped[datetime] = mapped_column(comment="Latest publication, UTC.")
    date_from: Mapped[date] = mapped_column(
        index=True,
        comment="First possible day: stated before published, happened before planned, then "
        "the most exact.",
    )
    date_to: Mapped[date] = mapped_column(comment="Last possible day, likewise.")
    date_reason: Mapped[str] = mapped_column(
        comment="How many of its texts give these days, and by which words or rule."
    )
    place_key: Mapped[str | None] = mapped_column(
        ForeignKey("core.place.place_key"), comment="Most exact, then most often named place."
    )
    place_name: Mapped[str | None] = mapped_column(comment="Name of that place.")
    place_reason: Mapped[str | None] = mapped_column(
        comment="How many of its texts name it, and why it belongs to the event."
    )
    lat: Mapped[MaybeLatitude]
    lon: Mapped[MaybeLongitude]
    country: Mapped[Iso3]
    event_count: Mapped[int] = mapped_column(comment="Current events that report it.")
    independent_sources: Mapped[int] = mapped_column(
        comment="Sources that report it; copies of one text count for its first source."
    )
    affirming: Mapped[int] = mapped_column(comment="Events that affirm it.")
    denying: Mapped[int] = mapped_column(comment="Events that deny it.")
    doubting: Mapped[int] = mapped_column(comment="Events that doubt it.")
    linked_at: Mapped[LoadedAt]


class IncidentEvent(Base):
    """Which incident a current event reports, and why it was linked."""

    __tablename__ = "incident_event"
    __table_args__ = (within("score", 0, 1), {"comment": __doc__})

    event_id: Mapped[UUID] = mapped_column(
        ForeignKey(Event.event_id, ondelete="CASCADE"), primary_key=True, comment="The event."
    )
    incident_id: Mapped[UUID] = mapped_column(
        ForeignKey(Incident.incident_id, deferrable=True, initially="DEFERRED"),
        index=True,
        comment="What it reports.",
    )
    closest_event_id: Mapped[UUID | None] = mapped_column(
        ForeignKey(Event.event_id, ondelete="SET NULL"),
        index=True,
        comment="The report to which it was linked, most like it of all before; "
        "null for the first.",
    )
    score: Mapped[float] = mapped_column(
        comment="How likely both report one happening, 0-1; 1 for the first report."
    )
    reason: Mapped[str] = mapped_column(
        comment="What speaks for the link, the strongest first, and what against."
    )
