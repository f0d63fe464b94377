"""Connect to the warehouse: one place that knows how."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from sqlalchemy import Connection, Engine, create_engine, pool
from sqlalchemy.exc import OperationalError

from sitrep.errors import WarehouseError


def connect(url: str) -> Engine:
    """Return an engine on the warehouse at ``url``; nothing is opened yet.

    Sessions speak UTC and check a pooled connection before they use it.
    """
    return create_engine(url, pool_pre_ping=True, connect_args=_session("sitrep"))


@contextmanager
def one_connection(url: str, *, autocommit: bool = False) -> Iterator[Connection]:
    """Open a single connection to the warehouse, and close it at the end.

    Raises
    ------
    WarehouseError
        If the server cannot be reached or turns us away.
    """
    engine = create_engine(url, poolclass=pool.NullPool, connect_args=_session("sitrep"))
    if autocommit:
        engine = engine.execution_options(isolation_level="AUTOCOMMIT")
    try:
        connection = engine.connect()
    except OperationalError as error:
        where = engine.url.render_as_string(hide_password=True)
        raise WarehouseError(f"No warehouse at {where}: {error.orig}") from error
    with connection:
        yield connection


def driver_connection(connection: Connection) -> "psycopg.Connection[tuple[object, ...]]":
    """Return psycopg's own connection, for what SQLAlchemy does not offer (COPY).

    Raises
    ------
    WarehouseError
        If the URL names another driver than psycopg.
    """
    driver = connection.connection.driver_connection
    if not isinstance(driver, psycopg.Connection):
        raise WarehouseError("The warehouse URL must start with postgresql+psycopg://.")
    return driver


def _session(name: str) -> dict[str, str]:
    return {"application_name": name, "options": "-c timezone=UTC"}
