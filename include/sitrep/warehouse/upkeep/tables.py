"""Vacuum and analyse the tables with which the server has not kept up."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import text

from sitrep.warehouse.connect import one_connection
from sitrep.warehouse.statements import read_sql

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class TablesReport:
    """Names of the tables that were vacuumed, and of those whose owner should do it."""

    vacuumed: Sequence[str] = ()
    left_to_owner: Sequence[str] = ()

    def __str__(self) -> str:
        """One line for a log or a terminal."""
        told = {"vacuumed": self.vacuumed, "left to their owner": self.left_to_owner}
        parts = [f"{word}: {', '.join(names)}" for word, names in told.items() if names]
        return "tables: " + ("; ".join(parts) or "all are in order")


def vacuum_lagging(url: str) -> TablesReport:
    """Vacuum and analyse each table with many dead or changed rows, if it is ours.

    Readers and loaders go on meanwhile. Of the tables of another owner it is logged what that
    owner should run.

    Raises
    ------
    WarehouseError
        If the server cannot be reached.
    """
    with one_connection(url, autocommit=True) as connection:
        lagging = connection.execute(text(read_sql("upkeep", "lagging_tables"))).all()
        for row in lagging:
            statement = f"vacuum (analyze) {row.name}"
            if row.is_ours:
                connection.exec_driver_sql(statement)
            else:
                logger.warning(
                    "%s has %s dead rows beside %s: let its owner run %s.",
                    row.name, row.dead, row.live, statement,
                )  # fmt: skip
    return TablesReport(
        vacuumed=[row.name for row in lagging if row.is_ours],
        left_to_owner=[row.name for row in lagging if not row.is_ours],
    )
