"""The mart ``marts.event`` as it is: as Parquet with its types, or as CSV."""

from collections.abc import Iterator
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq
from psycopg import Column, sql

from sitrep.export.reading import AT_ONCE, Driver
from sitrep.export.report import ExportReport
from sitrep.export.selection import Selection

# By the name of the type in PostgreSQL; all others are written as their text.
_TYPES = {
    "bool": pa.bool_(),
    "int2": pa.int16(),
    "int4": pa.int32(),
    "int8": pa.int64(),
    "float8": pa.float64(),
    "date": pa.date32(),
    "timestamptz": pa.timestamp("us", tz="UTC"),
    "text[]": pa.list_(pa.string()),
}
_EVENTS = sql.SQL("from marts.event where {} order by event.date_from, event.event_id")


def write_csv(driver: Driver, selection: Selection, out: BinaryIO) -> ExportReport:
    """Write the selection as CSV: a header, nulls as empty cells, lists as JSON."""
    columns = [
        sql.SQL("to_json({0}) as {0}" if _type_of(driver, column).endswith("[]") else "{0}").format(
            sql.Identifier(column.name)
        )
        for column in _columns(driver)
    ]
    query = sql.SQL("select {} {}").format(
        sql.SQL(", ").join(columns), _EVENTS.format(selection.of("event"))
    )
    statement = sql.SQL("copy ({}) to stdout (format csv, header)").format(query)
    with driver.cursor() as cursor:
        with cursor.copy(statement) as copy:
            out.writelines(copy)
        return ExportReport(rows=cursor.rowcount)


def write_parquet(driver: Driver, selection: Selection, out: BinaryIO) -> ExportReport:
    """Write the selection as Parquet: lists as lists, instants in UTC, JSON as text."""
    columns = _columns(driver)
    types = [_TYPES.get(_type_of(driver, column), pa.string()) for column in columns]
    schema = pa.schema([(c.name, kind) for c, kind in zip(columns, types, strict=True)])
    asked = [
        sql.SQL("{}::text" if kind == pa.string() else "{}").format(sql.Identifier(column.name))
        for column, kind in zip(columns, types, strict=True)
    ]
    query = sql.SQL("select {} {}").format(
        sql.SQL(", ").join(asked), _EVENTS.format(selection.of("event"))
    )
    report = ExportReport()
    with pq.ParquetWriter(out, schema, compression="zstd") as writer:
        for rows in _batches(driver, query):
            values = zip(*rows, strict=True)
            arrays = [pa.array(v, f.type) for v, f in zip(values, schema, strict=True)]
            writer.write_batch(pa.record_batch(arrays, schema=schema), AT_ONCE)
            report.rows += len(rows)
    return report


def _batches(driver: Driver, query: sql.Composed) -> Iterator[list[tuple[Any, ...]]]:
    with driver.cursor(name="export") as cursor:
        cursor.execute(query)
        while rows := cursor.fetchmany(AT_ONCE):
            yield rows


def _columns(driver: Driver) -> list[Column]:
    with driver.cursor() as cursor:
        cursor.execute("select * from marts.event limit 0")
        return list(cursor.description or ())


def _type_of(driver: Driver, column: Column) -> str:
    known = driver.adapters.types.get(column.type_code)
    if known is None:
        return ""
    return f"{known.name}[]" if column.type_code == known.array_oid else known.name
