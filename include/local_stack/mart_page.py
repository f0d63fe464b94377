"""The page of docs that tells what every mart and each of its columns means."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, text

from sitrep.warehouse.statements import read_sql

TOP = """# Every column of the marts

What the warehouse itself says of its marts: `make docs` writes this page from the comments in the
database, and a test sees to it that the page is not behind. What they are good for is told in
[analysts.md](analysts.md).
"""
_TITLES = {
    "v": "view",
    "m": "materialised view",
    "c": "row of functions",
    "f": "function",
}


def mart_page(connection: Connection) -> str:
    """Return the page, as Markdown, from the comments on the marts of a migrated warehouse."""
    marts = connection.execute(text(read_sql("describing", "marts"))).mappings().all()
    columns = connection.execute(text(read_sql("describing", "columns"))).mappings().all()
    by_mart = {name: list(rows) for name, rows in groupby(columns, key=lambda row: row["mart"])}
    sections = ["\n".join(_section(mart, by_mart.get(mart["mart"], []))) for mart in marts]
    return "\n\n".join([TOP.rstrip(), *sections]) + "\n"


def _section(mart: Any, columns: list[Any]) -> Iterator[str]:
    yield f"## marts.{mart['mart']}"
    yield ""
    kind = _TITLES[mart["kind"]]
    if mart["kind"] == "f":
        kind = f"function: `marts.{mart['mart']}({mart['takes']})` returns `{mart['gives']}`"
    yield f"*{kind}*. {mart['meaning']}"
    if columns:
        yield ""
        yield "| Column | Type | Meaning |"
        yield "|---|---|---|"
    for column in columns:
        meaning = column["meaning"].replace("|", "\\|")
        yield f"| `{column['name']}` | {column['type']} | {meaning} |"
