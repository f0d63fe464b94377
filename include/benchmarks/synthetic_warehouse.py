"""``python -m benchmarks.synthetic_warehouse``: a warehouse of invented news, of any size.

Everything is drawn in SQL from hashes of numbers (``synthetic/*.sql``): the same size gives the
same rows. It is skewed as news is: few countries, places, parties and sources make most of it,
stories have days on which much happens, most incidents have one or two reports and some have
hundreds. Texts are short and fit their offsets. Some articles are copies, were revised, or were
coded again by a newer version; incidents and their ids are such as linking makes them.
"""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Annotated

import typer
from rich.console import Console
from sqlalchemy import Connection, Engine, text

from sitrep.records import stable_id
from sitrep.warehouse import embedded
from sitrep.warehouse.connect import connect, driver_connection
from sitrep.warehouse.migrate import migrate
from sitrep.warehouse.statements import read_sql

HERE = Path(__file__).with_name("synthetic")
LAST_DAY = date(2026, 11, 20)
FIVE_YEARS = 1826
# An invented happening is told in 2.2 reports, and in copies of some of these.
REPORTS_A_HAPPENING = 2.65
EVENTS_A_SLICE = 200_000

# Of the working tables rough statistics are enough.
_SETTINGS = {
    "work_mem": "256MB",
    "maintenance_work_mem": "1GB",
    "default_statistics_target": "10",
}
_SETTING = """
create schema synthetic;
create table synthetic.setting as
select
    cast(:happenings as bigint) as happenings,
    cast(:days as integer) as days,
    cast(:sources as integer) as sources,
    cast(:last_day as date) - cast(:days as integer) as first_day,
    'benchmark-1+ontology-1+sitrep-1' as former_version,
    'benchmark-2+ontology-1+sitrep-1' as pipeline_version,
    cast(null as date) as from_day,
    cast(null as date) as to_day;
create unlogged table synthetic.incident (
    happening bigint, incident_id uuid, slice integer
);
"""
_FIRST_EVENTS = """
select distinct on (happening) happening, event_id::text
from synthetic.member
order by happening, published_at, event_id::text
"""
# Code tables keep theirs: they are full already.
_CONSTRAINTS = """
select
    contype = 'f' as is_foreign,
    format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
    format(
        'alter table %s add constraint %I %s',
        conrelid::regclass, conname, pg_get_constraintdef(oid)
    ) as make
from pg_constraint
where
    connamespace = 'core'::regnamespace
    and contype in ('p', 'u', 'f')
    and conrelid != all (
        '{core.alembic_version,core.country,core.event_type,core.event_mode}'::regclass[]
    )
order by contype = 'f', conrelid, conname
"""
_INDEXES = """
select
    format('drop index %s', indexrelid::regclass) as drop,
    pg_get_indexdef(indexrelid) as make
from pg_index
inner join pg_class on pg_class.oid = pg_index.indexrelid
where
    pg_class.relnamespace = 'core'::regnamespace
    and not exists (select from pg_constraint where conindid = indexrelid)
order by 1
"""


def main(
    events: Annotated[int, typer.Option(help="About how many current events.")] = 10_000,
    home: Annotated[Path, typer.Option(help="A state folder of its own, empty at first.")] = Path(
        "synthetic"
    ),
    days: Annotated[
        int | None, typer.Option(help="Over how many days; default: five years for a million.")
    ] = None,
) -> None:
    """Make the warehouse of an embedded server, and leave it stopped; READY tells of it."""
    console, ready = Console(), home / "READY"
    if home.exists() and any(home.iterdir()):
        console.print(f"{home} is not empty: remove it, or use it as it is.")
        raise typer.Exit(0 if ready.exists() else 1)
    start = perf_counter()
    try:
        # A crash costs a run, and nothing else lies there.
        url = embedded.start(home, fsync=False).url("sitrep")
        migrate(url)
        engine = connect(url)
        for step in fill(engine, events, days=days):
            console.print(f"{perf_counter() - start:7.0f} s  {step}")
            console.file.flush()
        made = _tell(engine) | {"seconds": round(perf_counter() - start)}
        engine.dispose()
    finally:
        embedded.stop(home)
    ready.write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")
    console.print_json(data=made)


def fill(engine: Engine, events: int, *, days: int | None = None) -> Iterator[str]:
    """Fill a migrated, empty warehouse; yield what was done, step by step.

    Keys, indexes and foreign keys are dropped first and made again at the end, which checks
    every row; check constraints hold all the while.
    """
    days = days or min(FIVE_YEARS, max(30, events // 500))
    slices = max(1, min(days, round(events / EVENTS_A_SLICE)))
    with engine.begin() as connection:
        for setting, value in _SETTINGS.items():
            connection.execute(text(f"set local {setting} = '{value}'"))
        constraints = connection.execute(text(_CONSTRAINTS)).all()
        indexes = connection.execute(text(_INDEXES)).all()
        for row in (*indexes, *reversed(constraints)):
            connection.execute(text(row.drop))
        yield from _fill_core(connection, events, days, slices)
        for row in (*(row for row in constraints if not row.is_foreign), *indexes):
            connection.execute(text(row.make))
        connection.execute(text("analyze"))
        yield "keys and indexes are made"
        for number in range(slices):
            _tell_incidents(connection, number)
        connection.execute(text("drop schema synthetic cascade"))
        yield "incidents are told"
        for row in (row for row in constraints if row.is_foreign):
            connection.execute(text(row.make))
        yield "foreign keys are made"
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("vacuum (analyze)"))
    yield "vacuumed"


def _fill_core(connection: Connection, events: int, days: int, slices: int) -> Iterator[str]:
    given = {
        "happenings": round(events / REPORTS_A_HAPPENING),
        "days": days,
        "sources": min(400, max(12, events // 10_000)),
        "last_day": LAST_DAY,
    }
    for statement in _SETTING.split(";\n"):
        connection.execute(text(statement), given)
    for name in ("world", "reference"):
        _run(connection, name)
    yield "the world is made"
    for number in range(slices):
        connection.execute(
            text(
                "update synthetic.setting set from_day = first_day + days * :number / :slices,"
                " to_day = first_day + days * (:number + 1) / :slices"
            ),
            {"number": number, "slices": slices},
        )
        for name in ("reports", "sentences", "articles", "events", "members"):
            _run(connection, name)
        _name_incidents(connection, number)
        _run(connection, "incident_events")
        yield f"slice {number + 1} of {slices}"


def _run(connection: Connection, name: str) -> None:
    # Straight to the driver: several statements, in which % and : mean themselves.
    driver_connection(connection).execute((HERE / f"{name}.sql").read_bytes())


def _name_incidents(connection: Connection, slice_number: int) -> None:
    """Give each incident the id that linking gives it: that of its earliest event."""
    cursor = driver_connection(connection).cursor()
    rows = cursor.execute(_FIRST_EVENTS.encode()).fetchall()
    with cursor.copy("copy synthetic.incident from stdin") as copy:
        for happening, event_id in rows:
            copy.write_row((happening, stable_id("incident", str(event_id)), slice_number))


def _tell_incidents(connection: Connection, slice_number: int) -> None:
    """Write the incidents of one slice as linking tells them."""
    statement = """
        create temporary table stage_touched on commit drop as
        select incident_id from synthetic.incident where slice = :slice
    """
    connection.execute(text(statement), {"slice": slice_number})
    connection.execute(text("analyze stage_touched"))
    connection.execute(text(read_sql("linking", "incident")))
    connection.execute(text("drop table stage_touched"))


def _tell(engine: Engine) -> dict[str, int]:
    with engine.connect() as connection:
        tables = connection.scalars(
            text("select relname from pg_class where relkind = 'r' and relnamespace = :core"),
            {"core": connection.scalar(text("select 'core'::regnamespace::oid"))},
        ).all()
        counts = {
            table: connection.scalar(text(f"select count(*) from core.{table}"))  # noqa: S608
            for table in sorted(tables)
        }
        size = connection.scalar(text("select pg_database_size(current_database())"))
    return {**counts, "bytes": size}


if __name__ == "__main__":
    typer.run(main)
