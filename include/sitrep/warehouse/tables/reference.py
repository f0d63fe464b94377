"""What codes and keys stand for: rows synced from the ontology or gathered while loading."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from sitrep.warehouse.tables.columns import (
    Base,
    Iso3,
    Latitude,
    Longitude,
    MaybeLatitude,
    MaybeLongitude,
    Sector,
    Small,
    one_of,
    within,
)

MATCHES = ("exact", "broader", "narrower", "none")


class Country(Base):
    """A country, by its alpha-3 code. Rows mirror ``knowledge/countries.csv``."""

    __tablename__ = "country"
    __table_args__ = (within("lat", -90, 90), within("lon", -180, 180), {"comment": __doc__})

    country: Mapped[str] = mapped_column(primary_key=True, comment="ISO 3166 alpha-3, or XKX.")
    iso2: Mapped[str] = mapped_column(comment="ISO 3166 alpha-2.")
    name: Mapped[str] = mapped_column(comment="Common English name.")
    lat: Mapped[Latitude]
    lon: Mapped[Longitude]
    radius_km: Mapped[float] = mapped_column(comment="Radius of a circle of the same area, km.")


class EventType(Base):
    """A type of the event ontology. Rows mirror ``knowledge/ontology.toml``."""

    __tablename__ = "event_type"
    __table_args__ = (
        one_of("plover_match", *MATCHES),
        one_of("cameo_match", *MATCHES),
        one_of("acled_match", *MATCHES),
        within("quad_class_gdelt", 0, 4),
        within("quad_class_phoenix", 0, 4),
        within("goldstein", -10, 10),
        {"comment": __doc__},
    )

    event_type: Mapped[str] = mapped_column(primary_key=True, comment="Code of the type.")
    family: Mapped[str] = mapped_column(comment="Types that can report the same happening.")
    definition: Mapped[str] = mapped_column(comment="What the type means, in one line.")
    recipient_required: Mapped[bool] = mapped_column(comment="PLOVER's rule for the type.")
    plover_code: Mapped[str | None] = mapped_column(comment="PLOVER type, or null.")
    plover_match: Mapped[str] = mapped_column(comment="How exact: exact, broader, narrower, none.")
    cameo_code: Mapped[str | None] = mapped_column(comment="CAMEO code, with leading zeros.")
    cameo_match: Mapped[str] = mapped_column(comment="How exact: exact, broader, narrower, none.")
    acled_code: Mapped[str | None] = mapped_column(comment="ACLED 'event type: sub-event type'.")
    acled_match: Mapped[str] = mapped_column(comment="How exact: exact, broader, narrower, none.")
    quad_class_gdelt: Mapped[Small] = mapped_column(comment="1-4 as GDELT counts, 0 neither.")
    quad_class_phoenix: Mapped[Small] = mapped_column(comment="1-4 as Phoenix counts, 0 neither.")
    goldstein: Mapped[float] = mapped_column(comment="-10 conflict to 10 cooperation.")
    is_retired: Mapped[bool] = mapped_column(
        server_default="false", comment="True once the ontology no longer has the type."
    )


class EventMode(Base):
    """How an event of a type happens. Rows mirror ``knowledge/ontology.toml``."""

    __tablename__ = "event_mode"
    __table_args__ = (
        one_of("plover_match", *MATCHES),
        one_of("cameo_match", *MATCHES),
        one_of("acled_match", *MATCHES),
        within("goldstein", -10, 10),
        {"comment": __doc__},
    )

    event_type: Mapped[str] = mapped_column(
        ForeignKey(EventType.event_type), primary_key=True, comment="Code of the type."
    )
    mode: Mapped[str] = mapped_column(primary_key=True, comment="Code of the mode in its type.")
    definition: Mapped[str] = mapped_column(comment="What the mode means, in one line.")
    plover_code: Mapped[str | None] = mapped_column(comment="PLOVER type/mode, or null.")
    plover_match: Mapped[str] = mapped_column(comment="How exact: exact, broader, narrower, none.")
    cameo_code: Mapped[str | None] = mapped_column(comment="CAMEO code, with leading zeros.")
    cameo_match: Mapped[str] = mapped_column(comment="How exact: exact, broader, narrower, none.")
    acled_code: Mapped[str | None] = mapped_column(comment="ACLED 'event type: sub-event type'.")
    acled_match: Mapped[str] = mapped_column(comment="How exact: exact, broader, narrower, none.")
    goldstein: Mapped[float] = mapped_column(comment="-10 conflict to 10 cooperation.")
    is_retired: Mapped[bool] = mapped_column(
        server_default="false", comment="True once the ontology no longer has the mode."
    )


class Entity(Base):
    """Who or what texts speak of; gathered from what is loaded, newest coding first."""

    __tablename__ = "entity"
    __table_args__ = ({"comment": __doc__},)

    entity_id: Mapped[str] = mapped_column(primary_key=True, comment="Key given by extract.")
    name: Mapped[str | None] = mapped_column(comment="Name in full, as the actor list has it.")
    label: Mapped[str | None] = mapped_column(comment="Kind: PERSON, ORG, GPE … as mentioned.")
    country: Mapped[Iso3]
    sector: Mapped[Sector]
    geonames_id: Mapped[int | None] = mapped_column(comment="Id in GeoNames, for places.")
    wikidata_id: Mapped[str | None] = mapped_column(comment="Item in Wikidata: Q and digits.")
    lat: Mapped[MaybeLatitude]
    lon: Mapped[MaybeLongitude]


class Place(Base):
    """Where events happen; gathered from what is loaded, newest coding first."""

    __tablename__ = "place"
    __table_args__ = (
        within("lat", -90, 90),
        within("lon", -180, 180),
        within("precision", 1, 7),
        {"comment": __doc__},
    )

    place_key: Mapped[str] = mapped_column(
        primary_key=True, comment="geonames:<id>, place:<slug> or country:<alpha-3>."
    )
    geonames_id: Mapped[int | None] = mapped_column(comment="Id in GeoNames, where known.")
    name: Mapped[str] = mapped_column(comment="Name in the gazetteer.")
    lat: Mapped[Latitude]
    lon: Mapped[Longitude]
    country: Mapped[Iso3]
    admin1: Mapped[str | None] = mapped_column(comment="First-level region, by name.")
    precision: Mapped[Small] = mapped_column(comment="1 exact place … 6 country, as UCDP.")
    radius_km: Mapped[float] = mapped_column(comment="Rough extent, km.")
