"""Three ways for the same rows into the same tables: the loader, a bare COPY, and pandas."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from time import perf_counter, process_time
from typing import cast
from unittest.mock import patch

import pandas as pd
import psutil
from sqlalchemy import Connection, Engine, Table, select, text
from upath import UPath

from sitrep.warehouse import tables
from sitrep.warehouse.connect import driver_connection
from sitrep.warehouse.copies import mark as copies
from sitrep.warehouse.load import load_batches
from sitrep.warehouse.run import RunInfo
from sitrep.warehouse.statements import Changes

# What a batch brings, parents first; and what is described anew beside it.
BROUGHT = (
    *(tables.Article, tables.ArticleRevision, tables.Extraction, tables.Mention),
    *(tables.Quotation, tables.Event, tables.EventParticipant, tables.EventPlace),
    tables.EventQuantity,
)
DESCRIBED = (tables.Run, tables.Source, tables.Entity, tables.Place)


@dataclass(slots=True)
class Times:
    """Seconds by the clock, and of processor time of the program and its backend together."""

    clock: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)

    @contextmanager
    def measure(self, engine: Engine) -> Iterator[None]:
        """Measure what the block does; the engine must keep one connection."""
        with engine.connect() as connection:
            backend = psutil.Process(connection.scalar(text("select pg_backend_pid()")))
        before = sum(backend.cpu_times()[:2]) + process_time()
        start = perf_counter()
        yield
        self.clock.append(perf_counter() - start)
        self.processor.append(sum(backend.cpu_times()[:2]) + process_time() - before)


def load(engine: Engine, run: RunInfo, batch: tuple[UPath, UPath]) -> tuple[int, float]:
    """Load a batch from the lake; return the rows of :data:`BROUGHT`, and what copies took.

    The second figure are the seconds spent on the search for copies of its articles, which no
    other way to write the rows does.
    """
    seconds: list[float] = []

    def mark_copies(connection: Connection, moment: datetime) -> Changes:
        start = perf_counter()
        try:
            return copies.mark_copies(connection, moment)
        finally:
            seconds.append(perf_counter() - start)

    with patch("sitrep.warehouse.load.mark_copies", mark_copies):
        report = load_batches(engine, run, [batch])
    rows = sum(report.tables[_table(model).name].inserted for model in BROUGHT)
    return rows, sum(seconds)


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """The rows that a load wrote, ready for COPY, or for pandas."""

    as_copy: Mapping[str, bytes]
    as_frame: Mapping[str, pd.DataFrame]


def prepare(engine: Engine, run: RunInfo, others: Sequence[Engine]) -> Prepared:
    """Read the rows that a run's one batch brought; the others get what it described beside."""
    with engine.connect() as connection:
        transaction = connection.scalar(
            select(text("xmin::text")).select_from(tables.Extraction).filter_by(run_id=run.run_id)
        )
        wrote = f"xmin = '{transaction}'"
        read = partial(_copy_out, connection, where=wrote)
        for model in DESCRIBED:
            for other in others:
                _describe(other, model, read(_table(model)))
        return Prepared(
            as_copy={_table(model).name: read(_table(model)) for model in BROUGHT},
            as_frame={
                _table(model).name: _frame(connection, _table(model), wrote) for model in BROUGHT
            },
        )


def copy_bare(engine: Engine, rows: Prepared) -> None:
    """COPY ready text straight into the tables, in one transaction."""
    with engine.begin() as connection, driver_connection(connection).cursor() as cursor:
        for model in BROUGHT:
            table = _table(model)
            with cursor.copy(f"copy core.{table.name} ({_columns(table)}) from stdin") as copy:
                copy.write(rows.as_copy[table.name])


def write_with_pandas(engine: Engine, rows: Prepared) -> None:
    """Append frames with ``to_sql`` as it comes, in one transaction."""
    with engine.begin() as connection:
        for model in BROUGHT:
            table = _table(model)
            types = {column.name: column.type for column in table.columns}
            frame = rows.as_frame[table.name]
            frame.to_sql(
                table.name,
                connection,
                schema="core",
                if_exists="append",
                index=False,
                dtype={name: types[name] for name in frame.columns},
            )


def _describe(engine: Engine, model: type[tables.Base], rows: bytes) -> None:
    table = _table(model)
    with engine.begin() as connection, driver_connection(connection).cursor() as cursor:
        cursor.execute(f"create temporary table other (like core.{table.name}) on commit drop")
        with cursor.copy(f"copy other ({_columns(table)}) from stdin") as copy:
            copy.write(rows)
        cursor.execute(f"insert into core.{table.name} table other on conflict do nothing")


def _copy_out(connection: Connection, table: Table, *, where: str) -> bytes:
    statement = f"copy ({_select(table, where)}) to stdout"
    with driver_connection(connection).cursor() as cursor, cursor.copy(statement) as copy:
        return b"".join(copy)


def _frame(connection: Connection, table: Table, where: str) -> pd.DataFrame:
    rows = connection.execute(text(_select(table, where)))
    return pd.DataFrame(rows.all(), columns=list(rows.keys()), dtype=object)


def _select(table: Table, where: str) -> str:
    return f"select {_columns(table)} from {table} where {where}"  # noqa: S608


def _columns(table: Table) -> str:
    return ", ".join(column.name for column in table.columns if column.computed is None)


def _table(model: type[tables.Base]) -> Table:
    return cast("Table", model.__table__)
