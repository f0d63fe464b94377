"""What every table shares: the base class, names of constraints, kinds of columns."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from sqlalchemy import CheckConstraint, DateTime, Double, MetaData, SmallInteger, Text, func
from sqlalchemy.orm import DeclarativeBase, mapped_column

# Fixed names, so that a migration can drop what an earlier one made.
NAMING_CONVENTION = {
    "pk": "%(table_name)s_pkey",
    "fk": "%(table_name)s_%(column_0_N_name)s_fkey",
    "uq": "%(table_name)s_%(column_0_N_name)s_key",
    "ix": "%(table_name)s_%(column_0_N_name)s_idx",
    "ck": "%(table_name)s_%(constraint_name)s_check",
}

StableId = Annotated[UUID, mapped_column(comment="Stable id, made from content.")]
StartChar = Annotated[
    int, mapped_column(comment="First character, in code points of article_revision.text.")
]
EndChar = Annotated[
    int, mapped_column(comment="One past the last character, in code points of the text.")
]
MaybeStart = Annotated[
    int | None, mapped_column(comment="First character, in code points of the text.")
]
MaybeEnd = Annotated[
    int | None, mapped_column(comment="One past the last character, in code points of the text.")
]
Iso3 = Annotated[str | None, mapped_column(comment="Country, ISO 3166 alpha-3.")]
Sector = Annotated[
    str | None, mapped_column(comment="Role of the actor, as CAMEO's agent codes (GOV, MIL, JRN).")
]
EntityId = Annotated[str | None, mapped_column(comment="Who or what is meant: core.entity.")]
Latitude = Annotated[float, mapped_column(comment="Degrees north, WGS 84; from the gazetteer.")]
Longitude = Annotated[float, mapped_column(comment="Degrees east, WGS 84; from the gazetteer.")]
MaybeLatitude = Annotated[
    float | None, mapped_column(comment="Degrees north, WGS 84; from the gazetteer.")
]
MaybeLongitude = Annotated[
    float | None, mapped_column(comment="Degrees east, WGS 84; from the gazetteer.")
]
Small = Annotated[int, mapped_column(SmallInteger)]
MaybeSmall = Annotated[int | None, mapped_column(SmallInteger)]
LoadedAt = Annotated[
    datetime,
    mapped_column(server_default=func.now(), comment="When the row last changed, UTC."),
]


class Base(DeclarativeBase):
    """Base of every table: schema ``core``, text unbounded, instants in UTC."""

    metadata = MetaData(schema="core", naming_convention=NAMING_CONVENTION)
    type_annotation_map = {  # noqa: RUF012
        str: Text,
        float: Double,
        datetime: DateTime(timezone=True),
    }


def one_of(column: str, *words: str) -> CheckConstraint:
    """Return the constraint that ``column`` holds one of the code words."""
    listed = ", ".join(f"'{word}'" for word in words)
    return CheckConstraint(f"{column} in ({listed})", name=f"{column}_word")


def within(column: str, low: float, high: float) -> CheckConstraint:
    """Return the constraint ``low <= column <= high``."""
    return CheckConstraint(f"{column} between {low} and {high}", name=f"{column}_range")


def span(prefix: str = "") -> CheckConstraint:
    """Return the constraint that a span is not empty and has both ends or none."""
    start, end = f"{prefix}start_char", f"{prefix}end_char"
    rule = f"{start} >= 0 and {start} < {end}"
    if prefix and prefix != "sentence_":
        rule = f"num_nulls({start}, {end}) in (0, 2) and ({start} is null or {rule})"
    return CheckConstraint(rule, name=f"{prefix}span")
