"""Counts by day, kept up by the days that changed: what the daily marts tell."""

from datetime import date, datetime

from sqlalchemy import BigInteger, Index
from sqlalchemy.orm import Mapped, mapped_column

from sitrep.warehouse.tables.columns import Base, Iso3, Small


class DailyEventCounts(Base):
    """Events of a day by type, country and assertion; only what is told as actual or ongoing."""

    __tablename__ = "daily_event_counts"
    __table_args__ = ({"comment": __doc__},)

    event_date: Mapped[date] = mapped_column(primary_key=True, comment="First possible day.")
    event_type: Mapped[str] = mapped_column(primary_key=True, comment="What happened.")
    country: Mapped[str] = mapped_column(
        primary_key=True, comment="Where, ISO 3166 alpha-3, or 'unknown'."
    )
    assertion: Mapped[str] = mapped_column(primary_key=True, comment="affirmed, denied or doubted.")
    events: Mapped[int] = mapped_column(BigInteger, comment="Current events.")
    incidents: Mapped[int] = mapped_column(BigInteger, comment="Incidents that they report.")
    articles: Mapped[int] = mapped_column(BigInteger, comment="Articles that report them.")
    sources: Mapped[int] = mapped_column(BigInteger, comment="Sources that report them.")


class ActorDyadsDaily(Base):
    """Events of a day by actor, recipient and type; only what is affirmed as happened."""

    __tablename__ = "actor_dyads_daily"
    __table_args__ = ({"comment": __doc__},)

    event_date: Mapped[date] = mapped_column(primary_key=True, comment="First possible day.")
    actor_code: Mapped[str] = mapped_column(
        primary_key=True, comment="Who acts: country and sector code."
    )
    actor_country: Mapped[Iso3]
    recipient_code: Mapped[str] = mapped_column(
        primary_key=True, comment="Towards whom: country and sector code."
    )
    recipient_country: Mapped[Iso3]
    event_type: Mapped[str] = mapped_column(primary_key=True, comment="What they do.")
    quad_class: Mapped[Small] = mapped_column(
        primary_key=True, comment="1-4 as GDELT counts, 0 neither."
    )
    events: Mapped[int] = mapped_column(BigInteger, comment="Current events.")
    incidents: Mapped[int] = mapped_column(BigInteger, comment="Incidents that they report.")
    goldstein: Mapped[float] = mapped_column(comment="Mean of the events, -10 to 10.")


class EntityDaily(Base):
    """What the texts of one day of publication say of an entity."""

    __tablename__ = "entity_daily"
    __table_args__ = (
        # One entity over the years.
        Index(None, "entity_id", "published_on"),
        {"comment": __doc__},
    )

    published_on: Mapped[date] = mapped_column(primary_key=True, comment="Day of publication, UTC.")
    entity_id: Mapped[str] = mapped_column(primary_key=True, comment="Who or what: core.entity.")
    mentions: Mapped[int] = mapped_column(BigInteger, comment="Mentions by name.")
    articles: Mapped[int] = mapped_column(BigInteger, comment="Articles that speak of it.")
    sources: Mapped[int] = mapped_column(BigInteger, comment="Sources of these articles.")
    texts: Mapped[int] = mapped_column(
        BigInteger, comment="The same without copies: originals of these articles."
    )
    events_as_actor: Mapped[int] = mapped_column(BigInteger, comment="Events that it does.")
    events_as_recipient: Mapped[int] = mapped_column(
        BigInteger, comment="Events that are done to it."
    )
    events_as_claimant: Mapped[int] = mapped_column(BigInteger, comment="Events that it tells.")
    quotations: Mapped[int] = mapped_column(BigInteger, comment="Quotations of it.")


class DailyRefresh(Base):
    """Up to when a daily table is kept up, and by which SQL."""

    __tablename__ = "daily_refresh"
    __table_args__ = ({"comment": __doc__},)

    table_name: Mapped[str] = mapped_column(primary_key=True, comment="A table of core.")
    refreshed_at: Mapped[datetime] = mapped_column(
        comment="It tells all that linking had dealt with by then, UTC."
    )
    definition: Mapped[str] = mapped_column(
        comment="Hash of the SQL it was counted by; by other SQL every day is counted anew."
    )
