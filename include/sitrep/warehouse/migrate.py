"""Bring a warehouse up to what this version of sitrep expects: tables, codes, marts."""

from importlib.resources import files

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, text

from sitrep.errors import WarehouseError
from sitrep.warehouse.access import expect_loader, grant_access, is_granted, may_migrate
from sitrep.warehouse.build_marts import build_marts, marts_are_current
from sitrep.warehouse.connect import one_connection
from sitrep.warehouse.sync_reference import sync_reference

# Migrations wait for each other, but never queue long behind (and before) the readers.
WAIT_FOR_MIGRATION = "5min"
WAIT_FOR_TABLE = "10s"


def alembic_config(connection: Connection | None = None) -> Config:
    """Return the Alembic config of the warehouse on ``connection``; there is no .ini file."""
    config = Config()
    config.set_main_option("script_location", str(files("sitrep.warehouse") / "migrations"))
    config.set_main_option("file_template", "%%(rev)s_%%(slug)s")
    config.attributes["connection"] = connection
    return config


def migrate(url: str) -> None:
    """Apply every migration not yet seen, sync the code tables, rebuild changed marts, grant.

    All in one transaction, under an advisory lock: of two callers one waits, then finds
    nothing left to do. A warehouse that is up to date is left as it is. Who may load and not
    migrate goes on with a warehouse that is up to date.

    Raises
    ------
    WarehouseError
        If the server cannot be reached, a newer version has migrated the warehouse, or it is
        out of date and we are not its owner.
    """
    with one_connection(url) as connection, connection.begin():
        if not may_migrate(connection):
            _expect_current(connection)
            return
        lock_for_migration(connection)
        try:
            command.upgrade(alembic_config(connection), "head")
        except CommandError as error:
            raise WarehouseError(
                f"The warehouse is of another version than this program: {error}. "
                "Use the newer program, or a database of its own."
            ) from error
        sync_reference(connection)
        build_marts(connection)
        if not is_granted(connection):
            grant_access(connection)


def lock_for_migration(connection: Connection) -> None:
    """Wait until no one else migrates; make the schema that holds Alembic's own table."""
    connection.execute(text(f"set local lock_timeout = '{WAIT_FOR_MIGRATION}'"))
    connection.execute(text("select pg_advisory_xact_lock(hashtext('sitrep.migrate'))"))
    connection.execute(text(f"set local lock_timeout = '{WAIT_FOR_TABLE}'"))
    connection.execute(text("create schema if not exists core"))


def is_current(url: str) -> bool:
    """Return True if tables and marts of the warehouse are those of this version.

    Raises
    ------
    WarehouseError
        If the server cannot be reached.
    """
    with one_connection(url) as connection:
        return _is_current(connection)


def _is_current(connection: Connection) -> bool:
    head = ScriptDirectory.from_config(alembic_config()).get_current_head()
    context = MigrationContext.configure(connection, opts={"version_table_schema": "core"})
    return context.get_current_revision() == head and marts_are_current(connection)


def _expect_current(connection: Connection) -> None:
    expect_loader(connection)
    if not _is_current(connection):
        raise WarehouseError(
            "The warehouse is of another version than this program: its owner must run "
            "`sitrep db upgrade`."
        )
