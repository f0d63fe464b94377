"""Rebuild the ``marts`` schema from the SQL files in ``marts/``, when they changed.

A file is a view, a materialised view, or a function.
"""

import re
from graphlib import TopologicalSorter
from hashlib import sha256
from importlib.resources import files

from sqlalchemy import Connection, text

from sitrep.warehouse.connect import driver_connection, one_connection
from sitrep.warehouse.refresh_daily import refresh_daily

_READS = re.compile(r"\bmarts\.(\w+)")
# What is said of a mart is no reading of it: remarks, and comments on columns.
_WORDS = re.compile(r"--[^\n]*|'(?:[^']|'')*'")


def build_marts(connection: Connection) -> bool:
    """Drop and recreate every mart, in the caller's transaction: all of them or none.

    They are made in the order in which they read each other. The hash of their SQL is
    kept in the comment of the schema; while it is the same, nothing is done.

    Returns
    -------
    bool
        True if the marts were built, False if they were up to date.
    """
    if marts_are_current(connection):
        return False
    sources = mart_sources()
    connection.execute(text("drop schema if exists marts cascade"))
    connection.execute(text("create schema marts"))
    for mart in in_reading_order(sources):
        # Straight to the driver: several statements, in which % and : mean themselves.
        driver_connection(connection).execute(sources[mart].encode())
    connection.exec_driver_sql(f"comment on schema marts is '{_comment(sources)}'")
    return True


def marts_are_current(connection: Connection) -> bool:
    """Return True if the warehouse's marts were built from the SQL of this version."""
    found = connection.scalar(
        text("select obj_description(to_regnamespace('marts'), 'pg_namespace')")
    )
    return bool(found == _comment(mart_sources()))


def refresh_marts(url: str) -> list[str]:
    """Refresh what is not told live, one after another, while readers go on reading.

    Daily marts are kept up by the days that changed; materialised views are made anew, in
    the order in which they read each other.

    Returns
    -------
    list of str
        Names of the marts refreshed.

    Raises
    ------
    WarehouseError
        If the server cannot be reached.
    """
    daily = list(refresh_daily(url))
    with one_connection(url, autocommit=True) as connection:
        marts = connection.scalars(
            text("select matviewname from pg_matviews where schemaname = 'marts' order by 1")
        ).all()
        order = [name for name in in_reading_order(mart_sources()) if name in marts]
        for mart in order:
            connection.execute(text("select core.refresh_mart(:mart)"), {"mart": mart})
    return daily + order


def mart_sources() -> dict[str, str]:
    """Return the SQL of every mart by its name, which is the name of its file."""
    return {
        file.name.removesuffix(".sql"): file.read_text(encoding="utf-8")
        for file in sorted(files("sitrep.warehouse.marts").iterdir(), key=lambda file: file.name)
        if file.name.endswith(".sql")
    }


def in_reading_order(sources: dict[str, str]) -> list[str]:
    """Return the names of marts so that each comes after those that it reads. Pure."""
    reads = {
        name: set(_READS.findall(_WORDS.sub("", sql))) & (sources.keys() - {name})
        for name, sql in sources.items()
    }
    return list(TopologicalSorter(reads).static_order())


def _comment(sources: dict[str, str]) -> str:
    digest = sha256("\x1f".join(f"{k}\x1e{v}" for k, v in sources.items()).encode())
    return f"What analysts read. Built from SQL of hash {digest.hexdigest()[:16]}."
