"""The rights of ``sitrep_loader`` and ``sitrep_reader``, granted anew whenever some are missing."""

import logging
from collections.abc import Mapping

from sqlalchemy import Connection, text

from sitrep.errors import WarehouseError
from sitrep.warehouse.connect import driver_connection
from sitrep.warehouse.statements import read_sql

logger = logging.getLogger(__name__)

LOADER = "sitrep_loader"
READER = "sitrep_reader"

# What loading, linking and checking write. Codes are the owner's; an article, and what was
# coded in it, is never deleted, and a coding never changed but for its dates.
_ADDS, _KEEPS_UP, _REBUILDS = "insert", "insert, update", "insert, update, delete"
LOADER_WRITES: Mapping[str, str] = {
    "run": _KEEPS_UP,
    "source": _KEEPS_UP,
    "article": _KEEPS_UP,
    "article_revision": _KEEPS_UP,
    "rejection": _KEEPS_UP,
    "quality_check": _KEEPS_UP,
    "entity": _KEEPS_UP,
    "place": _KEEPS_UP,
    "extraction": _KEEPS_UP,
    "mention": _ADDS,
    "quotation": _ADDS,
    "event": _ADDS,
    "event_participant": _ADDS,
    "event_place": _ADDS,
    "event_quantity": _ADDS,
    "gate_decision": _ADDS,
    "incident": _REBUILDS,
    "incident_event": _REBUILDS,
    "daily_event_counts": _REBUILDS,
    "actor_dyads_daily": _REBUILDS,
    "entity_daily": _REBUILDS,
    "daily_refresh": _KEEPS_UP,
}


def grant_access(connection: Connection) -> bool:
    """Make the roles where they are missing, and give them their rights in this database.

    Returns
    -------
    bool
        False if a role is missing and we may not make it: the log says what to do.
    """
    run = driver_connection(connection).execute
    run(read_sql("access", "make_roles").encode())
    found = connection.scalar(
        text("select count(*) from pg_roles where rolname in (:loader, :reader)"),
        {"loader": LOADER, "reader": READER},
    )
    if found != 2:
        logger.warning(
            "The warehouse has no roles for loaders and readers, because its owner may not create "
            "them. Let an administrator run: create role %s; create role %s; and then run "
            "`sitrep db upgrade` again.",
            LOADER,
            READER,
        )
        return False
    run(read_sql("access", "grant_reading").encode())
    for table, rights in LOADER_WRITES.items():
        connection.exec_driver_sql(f"grant {rights} on core.{table} to {LOADER}")
    return True


def is_granted(connection: Connection) -> bool:
    """Return True if both roles are there and have all their rights in this database."""
    if not connection.scalar(text(read_sql("access", "is_granted"))):
        return False
    wanted = [
        f"has_table_privilege('{LOADER}', 'core.{table}', '{right}')"
        for table, rights in LOADER_WRITES.items()
        for right in rights.split(", ")
    ]
    return bool(connection.scalar(text(f"select {' and '.join(wanted)}")))


def may_migrate(connection: Connection) -> bool:
    """Return True if we may make tables here: as the warehouse's owner, or in an empty database."""
    return bool(
        connection.scalar(
            text(
                "select coalesce(has_schema_privilege(to_regnamespace('core')::oid, 'create'),"
                " has_database_privilege(current_database(), 'create'))"
            )
        )
    )


def expect_loader(connection: Connection) -> None:
    """Do nothing for who may read ``core``.

    Raises
    ------
    WarehouseError
        For anybody else.
    """
    if not connection.scalar(
        text("select coalesce(has_schema_privilege(to_regnamespace('core')::oid, 'usage'), false)")
    ):
        user = connection.scalar(text("select current_user"))
        raise WarehouseError(
            f"The user {user} may not load or migrate this warehouse; its owner can give the role "
            f"with `sitrep db user {user} --role loader`."
        )
