"""Read what a report tells, from the marts alone: a reader's rights are enough."""

from datetime import UTC, date, datetime
from functools import cache
from importlib.resources import files
from typing import Any

from sqlalchemy import Connection, text

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
BEFORE_ALL = datetime.min.replace(tzinfo=UTC)


def report_data(url: str, *, days: int | None = None) -> dict[str, Any]:
    """Return what a report tells, made of plain values that JSON can hold.

    Parameters
    ----------
    url : str
        The warehouse, migrated to this version.
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
        If the server cannot be reached.
    """
    with one_connection(url) as connection, connection.begin():
        connection.execute(text("set transaction isolation level repeatable read read only"))
        since = _since(connection, days)
        data: dict[str, Any] = {name: _rows(connection, name, since) for name in SECTIONS}
    data |= {name: data[name][0] if data[name] else None for name in ONE_ROW}
    return {"period": {"days": days}} | data


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
