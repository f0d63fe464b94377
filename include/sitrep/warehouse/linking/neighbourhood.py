"""Fetch what the placing of events depends on."""

from collections import deque
from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import Any, TypeVar, cast

import pyarrow as pa
from sqlalchemy import Connection, Row, Table, text

from sitrep.warehouse.linking.choice import Standing
from sitrep.warehouse.linking.keys import MAX_DATED_DAYS, MAX_GAP_DAYS
from sitrep.warehouse.linking.report import Location, Order, Report
from sitrep.warehouse.staging import stage
from sitrep.warehouse.statements import read_sql
from sitrep.warehouse.tables import IncidentEvent

TYPES = (cast("Table", IncidentEvent.__table__),)
WINDOW = {"gap_days": MAX_GAP_DAYS, "most_days": MAX_DATED_DAYS}
WORDS = ("unpinned", "actors", "recipients", "parties", "names", "sentence", "surroundings")
Neighbours = tuple[dict[str, Report], dict[str, Standing]]
Stories = Mapping[str, tuple[frozenset[str], frozenset[str]]]
ROWS_AT_ONCE = 2_000

Given = TypeVar("Given")
Read = TypeVar("Read")


def fetch_neighbours(
    connection: Connection, events: Iterable[str]
) -> Generator[Neighbours, None, None]:
    """Yield events with all that can be reports of the same happenings, one family at a time.

    What is of two families is never compared. While one family is dealt with, the next smaller
    one is read: the connection must not be used before this is at its end or closed.
    """
    stage_ids(connection, "frontier", "event_id", events)
    families: dict[str, list[str]] = {}
    for row in rows_of(connection, "near", WINDOW):
        families.setdefault(row.family, []).append(row.event_id)
    by_size = sorted(families.values(), key=len, reverse=True)
    yield from read_ahead(partial(_fetch, connection), by_size)


def _fetch(connection: Connection, events: Iterable[str]) -> Neighbours:
    reports = fetch_reports(connection, events)
    return reports, fetch_standing(connection, reports)


def read_ahead(
    read: Callable[[Given], Read], given: Iterable[Given]
) -> Generator[Read, None, None]:
    """Yield what is read of each, in their order, and read the next one meanwhile.

    Closing it waits for the read that is going on.
    """
    with ThreadPoolExecutor(1) as reader:
        waiting = deque[Future[Read]]()
        for one in given:
            waiting.append(reader.submit(read, one))
            if len(waiting) > 1:
                yield waiting.popleft().result()
        if waiting:
            yield waiting.pop().result()


def fetch_reports(connection: Connection, events: Iterable[str]) -> dict[str, Report]:
    """Return what linking looks at in events, by id."""
    stage_ids(connection, "wanted", "event_id", events)
    statement = text(read_sql("linking", "reports")).execution_options(
        stream_results=True, max_row_buffer=ROWS_AT_ONCE
    )
    # Most words of an article are those of others: each is held once.
    known: dict[Any, Any] = {}
    stories = {
        row.extraction_id: (frozenset(row.story), frozenset(row.countries))
        for row in rows_of(connection, "stories")
    }
    return {
        row.event_id: _report(dict(row._mapping), stories, known)
        for row in connection.execute(statement)
    }


def fetch_standing(connection: Connection, events: Iterable[str]) -> dict[str, Standing]:
    """Return how events stand that are in an incident, by id."""
    stage_ids(connection, "wanted", "event_id", events)
    return {
        row.event_id: Standing(None if row.published_at is None else _order(row), row.score)
        for row in rows_of(connection, "standing")
    }


def _order(row: Row[Any]) -> Order:
    return row.published_at, row.revision_id, row.start_char, row.closest_event_id


def rows_of(
    connection: Connection, name: str, given: Mapping[str, Any] | None = None
) -> Sequence[Row[Any]]:
    """Run a statement of linking and return its rows."""
    return connection.execute(text(read_sql("linking", name)), given or {}).all()


def stage_ids(connection: Connection, name: str, column: str, ids: Iterable[str]) -> None:
    """Put ids into the temporary table ``stage_<name>``."""
    stage(connection, name, pa.table({column: pa.array(list(ids), pa.string())}), *TYPES)


def _report(fields: dict[str, Any], stories: Stories, known: dict[Any, Any]) -> Report:
    fields["story"], fields["countries"] = stories[fields.pop("extraction_id")]
    for name in WORDS:
        fields[name] = frozenset(known.setdefault(word, word) for word in fields[name])
    for name in ("places", "nearby"):
        places = tuple(_location(place) for place in fields[name])
        fields[name] = known.setdefault(places, places)
    numbers = fields["quantities"]
    fields["quantities"] = frozenset((kind, float(number)) for kind, number in numbers)
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
