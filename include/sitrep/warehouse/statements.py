"""Run the SQL that lies in files beside the code."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from sqlalchemy import Connection, text


@dataclass(frozen=True, slots=True)
class Changes:
    """How many rows of a table were inserted and how many updated."""

    inserted: int = 0
    updated: int = 0

    def __add__(self, other: "Changes") -> "Changes":
        return Changes(self.inserted + other.inserted, self.updated + other.updated)

    def __bool__(self) -> bool:
        return bool(self.inserted or self.updated)


@cache
def read_sql(folder: str, name: str) -> str:
    """Return the SQL of ``sitrep/warehouse/<folder>/<name>.sql``."""
    return (files(f"sitrep.warehouse.{folder}") / f"{name}.sql").read_text(encoding="utf-8")


def count_changes(connection: Connection, statement: str, **parameters: Any) -> Changes:
    """Run an insert, update or delete that ends in ``returning … as is_new``; count its rows."""
    row = connection.execute(
        text(
            f"with changed as ({statement})\n"
            "select count(*) filter (where is_new), count(*) filter (where not is_new) from changed"
        ),
        parameters,
    ).one()
    return Changes(row[0], row[1])
