"""Tell what a run has changed in the warehouse, by comparing its rows before and after."""

from collections.abc import Mapping
from dataclasses import dataclass

import psycopg
from psycopg import sql

# The run's own diary: it grows with every run and says nothing about the news.
DIARY = frozenset({"run", "quality_check", "alembic_version"})

# Larger tables are compared by their number of rows alone.
_COMPARED_BYTES_MAX = 200_000_000

TableRows = Mapping[str, str]
"""Primary key (as text) to a hash of the row."""


@dataclass(frozen=True, slots=True)
class TableChange:
    """How many rows of a table came, changed and went."""

    table: str
    inserted: int
    changed: int
    removed: int


def read_rows(url: str) -> dict[str, TableRows]:
    """Return every fact of the schema ``core``: table -> primary key -> hash of the row."""
    with psycopg.connect(url) as connection:
        keys = {table: key for table, key in connection.execute(_KEYS) if table not in DIARY}
        return {table: _table_rows(connection, table, key) for table, key in keys.items()}


def compare_rows(
    before: Mapping[str, TableRows], after: Mapping[str, TableRows]
) -> list[TableChange]:
    """Return the tables that differ, by name, with the number of rows that do."""
    changes = []
    for table in sorted(before.keys() | after.keys()):
        old, new = before.get(table, {}), after.get(table, {})
        change = TableChange(
            table=table,
            inserted=len(new.keys() - old.keys()),
            changed=sum(old[key] != new[key] for key in old.keys() & new.keys()),
            removed=len(old.keys() - new.keys()),
        )
        if change.inserted or change.changed or change.removed:
            changes.append(change)
    return changes


# Tables of `core` with their primary key's columns in order.
_KEYS = """
select c.relname, array_agg(a.attname::text order by k.place)
from pg_class c
join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'core'
join pg_index i on i.indrelid = c.oid and i.indisprimary
cross join lateral unnest(i.indkey::int[]) with ordinality as k (attnum, place)
join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
where c.relkind in ('r', 'p') and not c.relispartition
group by c.relname
order by c.relname
"""


def _table_rows(connection: psycopg.Connection, table: str, key: list[str]) -> TableRows:
    name = sql.Identifier("core", table)
    size = connection.execute(
        sql.SQL("select pg_total_relation_size({})").format(sql.Literal(f'core."{table}"'))
    ).fetchone()
    if size and size[0] > _COMPARED_BYTES_MAX:
        count = connection.execute(sql.SQL("select count(*) from {}").format(name)).fetchone()
        return {"count": str(count)}
    columns = sql.SQL(", ").join(map(sql.Identifier, key))
    query = sql.SQL("select row({})::text, md5(t::text) from {} as t").format(columns, name)
    return dict(connection.execute(query).fetchall())
