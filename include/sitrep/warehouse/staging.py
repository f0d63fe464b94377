"""Copy Arrow tables into temporary tables of the same columns."""

import io

import pyarrow as pa
import pyarrow.compute as pc
from psycopg import sql
from pyarrow import csv
from sqlalchemy import Connection, Table

from sitrep.warehouse.connect import driver_connection


def stage(connection: Connection, name: str, rows: pa.Table, *targets: Table) -> None:
    """Put ``rows`` into a temporary table ``stage_<name>`` without constraints.

    Parameters
    ----------
    connection : Connection
        Open, in a transaction; the table goes when it ends. A table of the same name
        that the transaction made before is replaced.
    rows : pyarrow.Table
        Every column is a column of one of the targets, or text.
    targets : Table
        Tables that give the columns their types, so that staged rows join without casts.
    """
    types = {
        column.name: column.type.compile(connection.dialect)
        for target in reversed(targets)
        for column in target.columns
    }
    table = sql.Identifier(f"stage_{name}")
    columns = [
        sql.SQL("{} {}").format(sql.Identifier(column), sql.SQL(types.get(column, "text")))
        for column in rows.column_names
    ]
    with driver_connection(connection).cursor() as cursor:
        cursor.execute(sql.SQL("drop table if exists pg_temp.{}").format(table))
        cursor.execute(
            sql.SQL("create temporary table {} ({}) on commit drop").format(
                table, sql.SQL(", ").join(columns)
            )
        )
        with cursor.copy(sql.SQL("copy {} from stdin (format csv)").format(table)) as copy:
            copy.write(as_csv(rows))
        cursor.execute(sql.SQL("analyze {}").format(table))


def as_csv(rows: pa.Table) -> memoryview:
    """Return rows as CSV that PostgreSQL reads back unchanged. Pure.

    Texts are quoted and nulls are not, so that an empty text stays an empty text.
    Lists become array literals.
    """
    for index, field in enumerate(rows.schema):
        if pa.types.is_list(field.type):
            literals = [_array_literal(value) for value in rows.column(index).to_pylist()]
            rows = rows.set_column(index, field.name, pa.array(literals, pa.string()))
        elif pa.types.is_floating(field.type):
            # Not a number is no number: the warehouse has nulls for that.
            column = rows.column(index)
            cleaned = pc.if_else(pc.is_nan(column), pa.scalar(None, field.type), column)
            rows = rows.set_column(index, field.name, cleaned)
    buffer = io.BytesIO()
    csv.write_csv(rows, buffer, csv.WriteOptions(include_header=False))
    return buffer.getbuffer()


def _array_literal(values: list[str] | list[int] | None) -> str | None:
    if values is None:
        return None
    escaped = (str(value).replace("\\", "\\\\").replace('"', '\\"') for value in values)
    return "{" + ",".join(f'"{value}"' for value in escaped) + "}"
