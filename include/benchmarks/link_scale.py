"""``python -m benchmarks.link_scale``: linking new events to a large warehouse of invented news."""

import resource
from pathlib import Path
from time import perf_counter
from typing import Annotated

import psutil
import typer
from rich.console import Console
from rich.table import Table
from sqlalchemy import Engine, create_engine, pool, text

from sitrep.warehouse import embedded
from sitrep.warehouse.connect import driver_connection
from sitrep.warehouse.link import LinkReport, link_events
from sitrep.warehouse.migrate import migrate
from sitrep.warehouse.statements import read_sql

UNLINK = Path(__file__).with_name("synthetic") / "unlink_newest.sql"
STORED = """
select count(*), count(distinct event.date_from)
from core.incident_event
inner join core.event using (event_id)
"""


def main(
    home: Annotated[Path, typer.Option(help="What benchmarks.synthetic_warehouse made.")],
    events: Annotated[int, typer.Option(help="How many events are linked anew.")] = 10_000,
    runs: Annotated[int, typer.Option(help="How often.")] = 3,
) -> None:
    """Take the newest events out of their incidents, and measure how linking places them."""
    console, server = Console(), embedded.start(home)
    try:
        migrate(server.url("sitrep"))
        # One connection, so that its backend can be measured.
        engine = create_engine(server.url("sitrep"), poolclass=pool.StaticPool)
        table = Table(
            "new events", "stored", "days", "s", "program's peak, MB", "backend, MB", "what"
        )
        for _ in range(runs):
            new = unlink_newest(engine, events)
            with engine.connect() as connection:
                stored, days = connection.execute(text(STORED)).one()
            seconds, report = _link(engine)
            table.add_row(
                f"{new:,}",
                f"{stored:,}",
                f"{days:,}",
                f"{seconds:.1f}",
                f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f}",
                f"{_backend_mb(engine):,.0f}",
                str(report),
            )
        console.print(table)
        engine.dispose()
    finally:
        embedded.stop(home)


def unlink_newest(engine: Engine, events: int) -> int:
    """Make a warehouse forget how it linked its newest codings; return how many events these have.

    Incidents that are left with other events are told by those; empty ones are gone.
    """
    with engine.begin() as connection:
        connection.execute(
            text("select set_config('synthetic.newest', :n, true)"), {"n": str(events)}
        )
        driver_connection(connection).execute(UNLINK.read_bytes())
        new = connection.scalar(text("select sum(events) from stage_newest"))
        for statement in ("incident", "empty_incidents"):
            connection.execute(text(read_sql("linking", statement)))
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("vacuum (analyze) core.incident_event, core.incident"))
    return int(new or 0)


def _link(engine: Engine) -> tuple[float, LinkReport]:
    start = perf_counter()
    report = link_events(engine)
    return perf_counter() - start, report


def _backend_mb(engine: Engine) -> float:
    """Return the memory that the backend holds for itself alone, in MB."""
    with engine.connect() as connection:
        backend = psutil.Process(connection.scalar(text("select pg_backend_pid()")))
    return float(backend.memory_full_info().uss / 2**20)


if __name__ == "__main__":
    typer.run(main)
