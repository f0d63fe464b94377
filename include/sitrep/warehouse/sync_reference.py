"""Bring the code tables in line with the data files of ``sitrep.knowledge``."""

from collections.abc import Sequence
from typing import Any, cast

from sqlalchemy import Connection, Table, not_, or_, tuple_, update
from sqlalchemy.dialects.postgresql import insert

from sitrep.knowledge.countries import load_countries
from sitrep.knowledge.ontology import EventType as TypeDefinition
from sitrep.knowledge.ontology import Mode, Ontology, load_ontology
from sitrep.warehouse.tables import Base, Country, EventMode, EventType

Row = dict[str, Any]


def sync_reference(connection: Connection) -> None:
    """Write countries, event types and modes; rows that did not change stay untouched.

    A type or mode that left the ontology keeps its row, because old codings point at it,
    and is marked as retired.
    """
    ontology = load_ontology()
    _write(connection, Country, _country_rows())
    for table, rows in ((EventType, _type_rows(ontology)), (EventMode, _mode_rows(ontology))):
        _write(connection, table, rows)
        _retire_all_but(connection, table, rows)


def _write(connection: Connection, model: type[Base], rows: Sequence[Row]) -> None:
    table = cast("Table", model.__table__)
    statement = insert(table).values(rows)
    changing = {name: statement.excluded[name] for name in rows[0] if not table.c[name].primary_key}
    connection.execute(
        statement.on_conflict_do_update(
            index_elements=list(table.primary_key),
            set_=changing,
            where=or_(*(table.c[n].is_distinct_from(v) for n, v in changing.items())),
        )
    )


def _retire_all_but(connection: Connection, model: type[Base], rows: Sequence[Row]) -> None:
    table = cast("Table", model.__table__)
    key = list(table.primary_key)
    kept = [tuple(row[column.name] for column in key) for row in rows]
    connection.execute(
        update(table)
        .where(tuple_(*key).not_in(kept), not_(table.c.is_retired))
        .values(is_retired=True)
    )


def _country_rows() -> list[Row]:
    return [
        {
            "country": country.iso3,
            "iso2": country.iso2,
            "name": country.name,
            "lat": country.lat,
            "lon": country.lon,
            "radius_km": country.radius_km,
        }
        for country in load_countries().values()
    ]


def _type_rows(ontology: Ontology) -> list[Row]:
    return [
        {
            "event_type": event_type.code,
            "family": event_type.family,
            "recipient_required": event_type.recipient_required,
            "quad_class_gdelt": event_type.quad_class_gdelt,
            "quad_class_phoenix": event_type.quad_class_phoenix,
            **_definition(event_type),
        }
        for event_type in ontology.types.values()
    ]


def _mode_rows(ontology: Ontology) -> list[Row]:
    return [
        {"event_type": event_type.code, "mode": mode.code, **_definition(mode)}
        for event_type in ontology.types.values()
        for mode in event_type.modes.values()
    ]


def _definition(entry: TypeDefinition | Mode) -> Row:
    return {
        "definition": entry.definition,
        "plover_code": entry.plover.code,
        "plover_match": entry.plover.match,
        "cameo_code": entry.cameo.code,
        "cameo_match": entry.cameo.match,
        "acled_code": entry.acled.code,
        "acled_match": entry.acled.match,
        "goldstein": entry.goldstein,
        "is_retired": False,
    }
