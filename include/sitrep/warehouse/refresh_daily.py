"""Keep the daily tables up: count anew the days on which something changed, and no others."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
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
# The marts by which days are counted.
_READ = ("event", "event_history")


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
    definition = _definition(name)
    kept = select(DailyRefresh.refreshed_at).where(
        DailyRefresh.table_name == name, DailyRefresh.definition == definition
    )
    since = connection.scalar(kept)
    if since is None:
        connection.execute(delete(daily.table))
    changed_days = text(read_sql("daily", daily.changed_days))
    days = connection.scalars(changed_days, {"since": since or "-infinity"}).all()
    if since is not None and not days:
        return 0
    for first, last in spans_of(days):
        _count(connection, daily, first, last)
    given = {"refreshed_at": func.now(), "definition": definition}
    connection.execute(
        insert(DailyRefresh)
        .values(table_name=name, **given)
        .on_conflict_do_update(index_elements=["table_name"], set_=given)
    )
    return len(days)


def _count(connection: Connection, daily: _Daily, first: date, last: date) -> None:
    table = daily.table
    connection.execute(delete(table).where(table.c[daily.day].between(first, last)))
    columns = ", ".join(table.columns.keys())
    connection.execute(
        text(f"insert into core.{table.name} ({columns})\n{read_sql('daily', table.name)}"),
        {"first": first, "last": last},
    )


def _definition(name: str) -> str:
    """Return a hash of the SQL by which a table is counted."""
    read = (read_sql("daily", name), *(read_sql("marts", mart) for mart in _READ))
    return sha256("\x1f".join(read).encode()).hexdigest()[:16]


def spans_of(days: Iterable[date]) -> Iterator[tuple[date, date]]:
    """Yield first and last day of each run of days without a gap, long runs cut. Pure.

    Examples
    --------
    >>> [last.day - first.day for first, last in spans_of(date(2026, 5, n) for n in (1, 2, 4))]
    [1, 0]
    """
    span: list[date] = []
    for day in sorted(days):
        if span and (day - span[-1] > timedelta(days=1) or len(span) == DAYS_AT_ONCE):
            yield span[0], span[-1]
            span = []
        span.append(day)
    if span:
        yield span[0], span[-1]
