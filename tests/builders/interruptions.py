"""Connections whose backend is ended before a statement, as by a crash of the server's process."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from sqlalchemy import Engine, create_engine, make_url, pool


class Interruption:
    """Counts what is sent over the connections of its engine, and ends them at chosen numbers.

    Parameters
    ----------
    url : str
        The warehouse.
    *numbers : int
        Which statements never arrive, counted from 0 over all connections; COPY and COMMIT
        are statements, too.
    """

    def __init__(self, url: str, *numbers: int) -> None:
        self._dsn = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
        self._numbers = numbers
        self.sent: list[str] = []
        self.engine: Engine = create_engine(url, poolclass=pool.NullPool, creator=self._connect)

    def _connect(self) -> psycopg.Connection[Any]:
        connection = _Connection.connect(self._dsn, options="-c timezone=UTC")
        connection.execute("select 1")
        connection.commit()
        connection.cursor_factory = _Cursor
        connection.interruption = self
        return connection

    def before(self, connection: psycopg.Connection[Any], statement: str) -> None:
        """End the connection's backend if this is the statement; wait until it is gone."""
        self.sent.append(statement)
        if len(self.sent) - 1 in self._numbers:
            with psycopg.connect(self._dsn, autocommit=True) as other:
                other.execute(
                    "select pg_terminate_backend(%s, 5000)", [connection.info.backend_pid]
                )


class _Connection(psycopg.Connection[Any]):
    interruption: Interruption | None = None

    def commit(self) -> None:
        if self.interruption is not None:
            self.interruption.before(self, "commit")
        super().commit()


class _Cursor(psycopg.Cursor[Any]):
    def execute(self, query: Any, *args: Any, **options: Any) -> "_Cursor":
        self.connection.interruption.before(self.connection, str(query))
        return super().execute(query, *args, **options)

    @contextmanager
    def copy(self, statement: Any, *args: Any, **options: Any) -> Iterator[psycopg.Copy]:
        self.connection.interruption.before(self.connection, "copy")
        with super().copy(statement, *args, **options) as copy:
            yield copy
