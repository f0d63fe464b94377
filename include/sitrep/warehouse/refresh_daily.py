"""Keep the daily tables up: count anew the days on which something changed, and no others."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import cast

from sqlalchemy import Connection, Table, delete, func, select, text
from sqlalchemy.dialects.postgresql import insert

from sitrep.warehouse.connect import one_connection
from sitrep.warehouse.statements import read_sql
from sitrep.warehouse.tables import (
    ActorDyadsDaily,
    Base,
    DailyEventCounts,
    DailyRefresh,
    EntityDaily,
)

# Days counted by one statement, so that memory stays flat however many there are.
DAYS_AT_ONCE = 31
# Counting a month of a big warehouse in memory is much faster; it is one session.
_MEMORY = "set local work_mem = '128MB'"
_STAGE_DAYS = (
    "drop table if exists pg_temp.stage_day",
    "create temporary table stage_day on commit drop as"
    " select unnest(cast(:days as date[])) as day",
    "analyze stage_day",
)
_TOLD_BY = text("select coalesce(obj_description(to_regnamespace('marts'), 'pg_namespace'), '')")


@dataclass(frozen=True, slots=True)
class _Daily:
    """A daily table, its column of the day, and the statement that finds changed days."""

    model: type[Base]
    day: str
    changed_days: str

    @property
    def table(self) -> Table:
        return cast("Table", self.model.__table__)


_DAILY = (
    _Daily(ActorDyadsDaily, "event_date", "event_days"),
    _Daily(DailyEventCounts, "event_date", "event_days"),
    _Daily(EntityDaily, "published_on", "publication_days"),
)


def refresh_daily(url: str) -> dict[str, int]:
    """Bring every daily table up to what linking has dealt with, each in one transaction.

    Readers go on reading what was there before. A table that is new, or that other SQL
    counted, is counted whole.

    Returns
    -------
    dict of str to int
        How many days were counted anew, by the name of the table.

    Raises
    ------
    WarehouseError
        If the server cannot be reached.
    """
    counted = {}
    for daily in _DAILY:
        with one_connection(url) as connection, connection.begin():
            counted[daily.table.name] = _refresh(connection, daily)
    return counted


def _refresh(connection: Connection, daily: _Daily) -> int:
    # Linking that goes on would commit later what it dated earlier: it waits, or we do.
    connection.execute(text("select pg_advisory_xact_lock(hashtext('sitrep.link'))"))
    connection.execute(text(_MEMORY))
    name = daily.table.name
    definition = _definition(connection, name)
    kept = select(DailyRefresh.refreshed_at).where(
        DailyRefresh.table_name == name, DailyRefresh.definition == definition
    )
    since = connection.scalar(kept)
    if since is None:
        connection.execute(delete(daily.table))
    changed_days = text(read_sql("daily", daily.changed_days))
    days = sorted(connection.scalars(changed_days, {"since": since or "-infinity"}))
    for first in range(0, len(days), DAYS_AT_ONCE):
        _count(connection, daily, days[first : first + DAYS_AT_ONCE])
    given = {"refreshed_at": func.now(), "definition": definition}
    connection.execute(
        insert(DailyRefresh)
        .values(table_name=name, **given)
        .on_conflict_do_update(index_elements=["table_name"], set_=given)
    )
    return len(days)


def _count(connection: Connection, daily: _Daily, days: Sequence[date]) -> None:
    name, columns = daily.table.name, ", ".join(daily.table.columns.keys())
    for statement in _STAGE_DAYS:
        connection.execute(text(statement), {"days": list(days)})
    connection.execute(
        text(f"delete from core.{name} using stage_day where {daily.day} = stage_day.day")  # noqa: S608
    )
    connection.execute(text(f"insert into core.{name} ({columns})\n{read_sql('daily', name)}"))


def _definition(connection: Connection, name: str) -> str:
    """Return a hash of the SQL that counts: that of the table, and of all marts it may read."""
    told_by = str(connection.scalar(_TOLD_BY))
    return sha256(f"{told_by}\x1f{read_sql('daily', name)}".encode()).hexdigest()[:16]
