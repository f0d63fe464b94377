"""Read what a report tells, from the marts alone: a reader's rights are enough."""

import re
from datetime import UTC, date, datetime
from functools import cache
from importlib.resources import files
from typing import Any

from sqlalchemy import Connection, text

from sitrep.errors import WarehouseError
from sitrep.warehouse.connect import one_connection

SECTIONS = (
    "totals",
    "days",
    "places",
    "sources",
    "event_types",
    "incidents",
    "casualties",
    "territory",
    "claims",
    "dyads",
    "quotations",
    "example",
    "quality",
)
ONE_ROW = ("totals", "example")
# What the totals are where nothing was ever loaded.
NOTHING = {
    "articles": 0,
    "copies": 0,
    "sources": 0,
    "published_from": None,
    "published_to": None,
    "rejected": 0,
    "events": 0,
    "incidents": 0,
    "contested": 0,
}
_MART = re.compile(r"\bmarts\.(\w+)")
BEFORE_ALL = datetime.min.replace(tzinfo=UTC)


def report_data(url: str, *, days: int | None = None) -> dict[str, Any]:
    """Return what a report tells, made of plain values that JSON can hold.

    Parameters
    ----------
    url : str
        The warehouse; one that was never migrated is empty.
    days : int, optional
        Look only at what was published in the last days, counted back from the newest
        article. Default: everything.

    Returns
    -------
    dict
        ``period`` names the ``days`` asked for, or None. ``totals`` counts. Lists of dicts:
        ``days``, ``event_types``, ``places``, ``incidents`` (the most contested first, at
        most 15), ``casualties``, ``territory``, ``claims``, ``dyads``, ``quotations``,
        ``sources`` and ``quality`` (of the run checked last). ``example`` is one event in
        full, with the spans of its evidence counted from the start of its sentence, or None.

    Raises
    ------
    WarehouseError
        If the server cannot be reached, or another version of Sitrep made the marts.
    """
    with one_connection(url) as connection, connection.begin():
        connection.execute(text("set transaction isolation level repeatable read read only"))
        data = _sections(connection, days) if _has_marts(connection) else _nothing()
    data |= {name: data[name][0] if data[name] else None for name in ONE_ROW}
    return {"period": {"days": days}} | data


def _sections(connection: Connection, days: int | None) -> dict[str, Any]:
    since = _since(connection, days)
    return {name: _rows(connection, name, since) for name in SECTIONS}


def _nothing() -> dict[str, Any]:
    return {name: [] for name in SECTIONS} | {"totals": [NOTHING]}


def _has_marts(connection: Connection) -> bool:
    """Return False if no mart was ever made; raise if only some of those that are read."""
    found = connection.scalars(
        text("select relname from pg_class where relnamespace = to_regnamespace('marts')")
    ).all()
    read = {mart for name in ("since", *SECTIONS) for mart in _MART.findall(_sql(name))}
    missing = sorted(read - set(found))
    if found and missing:
        raise WarehouseError(
            f"The warehouse has no {', '.join(missing)} in its schema marts: another version of "
            "Sitrep made them, and its owner must run `sitrep db upgrade`."
        )
    return bool(found)


def _since(connection: Connection, days: int | None) -> datetime:
    if days is None:
        return BEFORE_ALL
    return connection.scalar(text(_sql("since")), {"days": days}) or BEFORE_ALL


def _rows(connection: Connection, name: str, since: datetime) -> list[dict[str, Any]]:
    statement = _sql(name)
    given = {"since": since} if ":since" in statement else {}
    rows = connection.execute(text(statement), given).mappings()
    return [{column: _plain(value) for column, value in row.items()} for row in rows]


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    if isinstance(value, date):
        return value.isoformat()
    return value


@cache
def _sql(name: str) -> str:
    return (files("sitrep.report") / f"{name}.sql").read_text(encoding="utf-8")
