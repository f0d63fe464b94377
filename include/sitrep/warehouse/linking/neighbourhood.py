"""Fetch what the placing of events depends on."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, cast

import pyarrow as pa
from sqlalchemy import Connection, Row, RowMapping, Table, text

from sitrep.warehouse.linking.choice import Standing
from sitrep.warehouse.linking.keys import MAX_DATED_DAYS, MAX_GAP_DAYS
from sitrep.warehouse.linking.report import Location, Report
from sitrep.warehouse.staging import stage
from sitrep.warehouse.statements import read_sql
from sitrep.warehouse.tables import IncidentEvent

TYPES = (cast("Table", IncidentEvent.__table__),)
WINDOW = {"gap_days": MAX_GAP_DAYS, "most_days": MAX_DATED_DAYS}
WORDS = ("unpinned", "actors", "recipients", "parties", "names", "countries")
STEMS = ("sentence", "surroundings", "story")


def fetch_reports(connection: Connection, events: Iterable[str]) -> dict[str, Report]:
    """Return events, by id, with all that can be reports of the same happenings."""
    events = set(events)
    stage_ids(connection, "frontier", "event_id", events)
    near = {row.event_id for row in rows_of(connection, "near", WINDOW)}
    stage_ids(connection, "wanted", "event_id", events | near)
    return {row.event_id: _report(row._mapping) for row in rows_of(connection, "reports")}


def fetch_standing(connection: Connection, events: Iterable[str]) -> dict[str, Standing]:
    """Return how events stand that are in an incident, by id."""
    stage_ids(connection, "wanted", "event_id", events)
    return {
        row.event_id: Standing(row.closest_event_id, row.closest_published_at, row.score)
        for row in rows_of(connection, "standing")
    }


def rows_of(
    connection: Connection, name: str, given: Mapping[str, Any] | None = None
) -> Sequence[Row[Any]]:
    """Run a statement of linking and return its rows."""
    return connection.execute(text(read_sql("linking", name)), given or {}).all()


def stage_ids(connection: Connection, name: str, column: str, ids: Iterable[str]) -> None:
    """Put ids into the temporary table ``stage_<name>``."""
    stage(connection, name, pa.table({column: pa.array(list(ids), pa.string())}), *TYPES)


def _report(row: RowMapping) -> Report:
    fields = dict(row)
    for name in (*WORDS, *STEMS):
        fields[name] = frozenset(row[name])
    for name in ("places", "nearby"):
        fields[name] = tuple(_location(place) for place in row[name])
    fields["quantities"] = frozenset((kind, float(number)) for kind, number in row["quantities"])
    return Report(**fields)


def _location(place: Sequence[Any]) -> Location:
    place_key, lat, lon, radius_km, country, admin1, precision = place
    return Location(
        place_key=place_key,
        lat=lat,
        lon=lon,
        radius_km=radius_km,
        country=country,
        admin1=admin1,
        precision=precision,
    )
