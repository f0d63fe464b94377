"""Users who log in: each a member of one role, with limits of its own."""

import secrets
from collections.abc import Mapping
from typing import TypeAlias

import psycopg
from psycopg import sql
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from sitrep.errors import WarehouseError
from sitrep.warehouse.access.roles import LOADER, READER, grant_access, is_granted
from sitrep.warehouse.connect import driver_connection, one_connection

Driver: TypeAlias = "psycopg.Connection[tuple[object, ...]]"

ROLES: Mapping[str, str] = {"loader": LOADER, "reader": READER}

# The server takes such settings from the user who logs in, never from a role it is a member of.
READER_LIMITS: Mapping[str, str] = {
    "default_transaction_read_only": "on",
    "lock_timeout": "30s",
    "idle_in_transaction_session_timeout": "10min",
}


def make_user(url: str, name: str, role: str, *, statement_timeout: str = "5min") -> str | None:
    """Make a user, or change the role of one that is there, and set the limits of that role.

    A reader reads only, waits for no lock longer than 30 s, and its statements are cut after
    ``statement_timeout``. These are brakes that the user can take off within a session; what it
    may see and change is decided by its role.

    Parameters
    ----------
    url : str
        The warehouse, as somebody who may create roles.
    name : str
        Name of the user.
    role : str
        ``loader`` or ``reader``.
    statement_timeout : str
        Time that a reader's statement may take, as PostgreSQL writes it.

    Returns
    -------
    str or None
        The password of a new user; None for one that was there and keeps its own.

    Raises
    ------
    WarehouseError
        If the server cannot be reached or refuses, the warehouse is not migrated, or the user
        is its owner.
    """
    try:
        with one_connection(url) as connection, connection.begin():
            _refuse_owner(connection, name)
            if not is_granted(connection) and not grant_access(connection):
                raise WarehouseError(f"The role {ROLES[role]} is missing, and we may not make it.")
            password = _ensure_user(connection, name)
            driver = driver_connection(connection)
            _set_role(driver, name, role)
            if role == "reader":
                _limit(driver, name, {**READER_LIMITS, "statement_timeout": statement_timeout})
    except (psycopg.Error, DBAPIError) as error:
        raise WarehouseError(f"The server refuses the user {name}: {_reason(error)}.") from error
    return password


def _refuse_owner(connection: Connection, name: str) -> None:
    owner = connection.scalar(
        text("select nspowner::regrole::text from pg_namespace where nspname = 'marts'")
    )
    if owner is None:
        raise WarehouseError("The warehouse is not there yet: run `sitrep db upgrade` first.")
    if name in {owner, LOADER, READER}:
        raise WarehouseError(f"{name} is no user to give a role to: choose another name.")


def _ensure_user(connection: Connection, name: str) -> str | None:
    known = text("select exists (select from pg_roles where rolname = :name and rolcanlogin)")
    if connection.scalar(known, {"name": name}):
        return None
    driver = driver_connection(connection)
    password = secrets.token_urlsafe(24)
    # Only this leaves the machine, so that the password stands in no log of the server.
    verifier = driver.pgconn.encrypt_password(password.encode(), name.encode(), b"scram-sha-256")
    driver.execute(
        sql.SQL("create role {} login password {}").format(
            sql.Identifier(name), sql.Literal(verifier.decode())
        )
    )
    return password


def _set_role(driver: Driver, name: str, role: str) -> None:
    user, database = sql.Identifier(name), sql.Identifier(driver.info.dbname)
    for other, group in ROLES.items():
        change = sql.SQL("grant {} to {}" if other == role else "revoke {} from {}")
        driver.execute(change.format(sql.Identifier(group), user))
    driver.execute(sql.SQL("alter role {} in database {} reset all").format(user, database))


def _limit(driver: Driver, name: str, limits: Mapping[str, str]) -> None:
    user, database = sql.Identifier(name), sql.Identifier(driver.info.dbname)
    statement = sql.SQL("alter role {} in database {} set {} = {}")
    for setting, value in limits.items():
        driver.execute(
            statement.format(user, database, sql.Identifier(setting), sql.Literal(value))
        )


def _reason(error: psycopg.Error | DBAPIError) -> str:
    said = error.orig if isinstance(error, DBAPIError) else error
    return str(said).strip().splitlines()[0]
