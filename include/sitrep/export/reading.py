"""Read the marts as a stream: rows stay on the server until they are wanted."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files

import psycopg
from psycopg import sql
from psycopg.rows import dict_row

from sitrep.errors import WarehouseError
from sitrep.export.report import Row
from sitrep.export.selection import Selection
from sitrep.warehouse.connect import driver_connection, one_connection

Driver = psycopg.Connection[tuple[object, ...]]

AT_ONCE = 5_000


@contextmanager
def marts(url: str) -> Iterator[Driver]:
    """Open the warehouse for reading: all that is read shows the same moment.

    Raises
    ------
    WarehouseError
        If the server cannot be reached, there are no marts, or we may not read them.
    """
    with one_connection(url) as connection:
        driver = driver_connection(connection)
        driver.execute("set transaction isolation level repeatable read read only")
        try:
            yield driver
        except (psycopg.errors.UndefinedTable, psycopg.errors.InvalidSchemaName) as error:
            raise WarehouseError(
                "There are no marts, or older ones: run `sitrep db upgrade` first."
            ) from error
        except (psycopg.errors.InsufficientPrivilege, psycopg.errors.QueryCanceled) as error:
            raise WarehouseError(f"The server refuses: {error.diag.message_primary}.") from error


def read(driver: Driver, name: str, selection: Selection, mart: str) -> Iterator[Row]:
    """Yield the rows of ``<name>.sql``, whose ``{selected}`` is the selection of ``mart``."""
    text = (files("sitrep.export") / f"{name}.sql").read_text(encoding="utf-8")
    # Ours, not given from outside: the file lies in the package.
    statement = sql.SQL(text).format(selected=selection.of(mart))
    with driver.cursor(name="export", row_factory=dict_row) as cursor:
        cursor.itersize = AT_ONCE
        cursor.execute(statement)
        yield from cursor
