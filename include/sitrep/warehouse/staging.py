"""Copy Arrow tables into tables of the warehouse, temporary ones among them."""

import io

import psycopg
import pyarrow as pa
import pyarrow.compute as pc
from psycopg import sql
from pyarrow import csv
from sqlalchemy import Connection, Table
from sqlalchemy.exc import DBAPIError

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
    table = f"pg_temp.stage_{name}"
    columns = ", ".join(f"{column} {types.get(column, 'text')}" for column in rows.column_names)
    connection.exec_driver_sql(f"drop table if exists {table}")
    connection.exec_driver_sql(f"create temporary table stage_{name} ({columns}) on commit drop")
    copy_rows(connection, table, rows)
    # Of the first column, the key: it is what statements join by, and texts and lists take long.
    connection.exec_driver_sql(f"analyze {table} ({rows.column_names[0]})")


def copy_rows(connection: Connection, table: str, rows: pa.Table) -> None:
    """COPY ``rows`` into the columns of the same names of a table, given with its schema.

    Raises
    ------
    sqlalchemy.exc.DBAPIError
        As any statement: an ``IntegrityError`` if a row breaks a rule, an ``OperationalError``
        if the connection is lost.
    """
    statement = sql.SQL("copy {} ({}) from stdin (format csv)").format(
        sql.Identifier(*table.split(".")),
        sql.SQL(", ").join(map(sql.Identifier, rows.column_names)),
    )
    driver = driver_connection(connection)
    try:
        with driver.cursor() as cursor, cursor.copy(statement) as copy:
            copy.write(as_csv(rows))
    except psycopg.Error as error:
        raise _as_of_a_statement(connection, statement.as_string(driver), error) from error


def as_csv(rows: pa.Table) -> memoryview:
    """Return rows as CSV that PostgreSQL reads back unchanged. Pure.

    Texts are quoted and nulls are not, so that an empty text stays an empty text.
    Lists become array literals.
    """
    for index, field in enumerate(rows.schema):
        column = rows.column(index)
        if pa.types.is_list(field.type):
            rows = rows.set_column(index, field.name, _array_literals(column))
        elif pa.types.is_floating(field.type):
            # Not a number is no number: the warehouse has nulls for that.
            cleaned = pc.if_else(pc.is_nan(column), pa.scalar(None, field.type), column)
            rows = rows.set_column(index, field.name, cleaned)
    buffer = io.BytesIO()
    csv.write_csv(rows, buffer, csv.WriteOptions(include_header=False))
    return buffer.getbuffer()


def _as_of_a_statement(
    connection: Connection, statement: str, error: psycopg.Error
) -> BaseException:
    """Return what SQLAlchemy raises for the driver's error; a lost connection is given up."""
    is_lost = driver_connection(connection).closed
    if is_lost:
        connection.invalidate(error)
    return DBAPIError.instance(
        statement,
        None,
        error,
        psycopg.Error,
        hide_parameters=True,
        connection_invalidated=is_lost,
        dialect=connection.dialect,
    )


def _array_literals(column: pa.ChunkedArray) -> pa.Array:
    """Return lists as PostgreSQL writes arrays, each value in quotes. Pure."""
    lists = column.combine_chunks()
    values = lists.flatten().cast(pa.string())
    for sign in ("\\", '"'):
        values = pc.replace_substring(values, sign, "\\" + sign)
    quoted = pc.binary_join_element_wise('"', values, '"', "")
    again = pa.ListArray.from_arrays(lists.offsets, quoted, mask=lists.is_null())
    return pc.binary_join_element_wise("{", pc.binary_join(again, ","), "}", "")
