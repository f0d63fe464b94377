"""``python -m benchmarks.load``: the loader beside a bare COPY and pandas, and its pace at size."""

import tempfile
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Annotated
from uuid import uuid4

import typer
from rich.console import Console
from rich.table import Table
from sqlalchemy import Engine, create_engine, pool, text
from upath import UPath

from benchmarks.load_ways import Times, copy_bare, load, prepare, write_with_pandas
from benchmarks.synthetic_batches import write_batches
from benchmarks.synthetic_warehouse import fill
from sitrep.lake import SHARD_ARTICLES
from sitrep.storage import lake_path
from sitrep.warehouse import embedded
from sitrep.warehouse.embedded import EmbeddedPostgres
from sitrep.warehouse.load import load_batches
from sitrep.warehouse.migrate import migrate
from sitrep.warehouse.run import RunInfo

MOMENT = datetime(2026, 11, 21, tzinfo=UTC)
# The synthetic warehouse, from which batches are drawn, has no more events an article.
EVENTS_AN_ARTICLE = 8

LOADED = "load_batches"
ROWS = "… without the search for copies"
COPIED = "bare COPY of the same rows"
APPENDED = "pandas to_sql of the same rows"
AT_SIZE = "load_batches, large warehouse"
ROWS_AT_SIZE = "… without the search for copies, large"
AGAIN = "load_batches of the same batch again"


def main(
    rounds: Annotated[int, typer.Option(help="Batches that are measured.")] = 9,
    articles: Annotated[int, typer.Option(help="Articles in a batch.")] = SHARD_ARTICLES,
    warm_up: Annotated[
        int, typer.Option(help="Batches loaded before, also into the large warehouse.")
    ] = 2,
    large: Annotated[
        Path | None,
        typer.Option(help="State folder of a large warehouse, which grows by the batches."),
    ] = None,
) -> None:
    """Load batches such as production's, and write the same rows in other ways, in turns."""
    console = Console()
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        home = Path(folder)
        server = stack.enter_context(_server(home / "home"))
        # Closed before its server stops, as it holds a connection.
        batches = stack.enter_context(
            closing(_batches(server, home / "lake", articles, warm_up + rounds))
        )
        first = list(islice(batches, warm_up))
        engines = _warehouses(server, first)
        if large is not None:
            engines[AT_SIZE] = _large(stack.enter_context(_server(large)), first)
        at_size = (ROWS_AT_SIZE,) if large is not None else ()
        times = {name: Times() for name in (LOADED, ROWS, *engines, *at_size, AGAIN)}
        told = [
            _measure(_run(f"round {number}"), batch, engines, times)
            for number, batch in enumerate(islice(batches, rounds))
        ]
        for engine in engines.values():
            engine.dispose()
        if large is not None:
            ratio = _ratio(times[AT_SIZE].clock, times[LOADED].clock)
            console.print(f"Into the large warehouse: {ratio:.2f} times as long (median).")
    rows, dead = (median(column) for column in zip(*told, strict=True))
    console.print(f"{len(told)} batches of {articles} articles, {rows:,.0f} rows each (median)")
    console.print(_table(times, rows))
    console.print(f"Loaded again, a batch leaves {dead:,.0f} dead rows in core (median).")


def _measure(
    run: RunInfo,
    batch: tuple[UPath, UPath],
    engines: Mapping[str, Engine],
    times: Mapping[str, Times],
) -> tuple[int, int]:
    """Write one batch in each way; return its rows, and the dead ones of loading it again."""
    with times[LOADED].measure(engines[LOADED]):
        rows, copies = load(engines[LOADED], run, batch)
    times[ROWS].clock.append(times[LOADED].clock[-1] - copies)
    ready = prepare(engines[LOADED], run, [engines[COPIED], engines[APPENDED]])
    with times[COPIED].measure(engines[COPIED]):
        copy_bare(engines[COPIED], ready)
    with times[APPENDED].measure(engines[APPENDED]):
        write_with_pandas(engines[APPENDED], ready)
    if AT_SIZE in engines:
        with times[AT_SIZE].measure(engines[AT_SIZE]):
            _, copies = load(engines[AT_SIZE], run, batch)
        times[ROWS_AT_SIZE].clock.append(times[AT_SIZE].clock[-1] - copies)
    before = _dead_rows(engines[LOADED])
    with times[AGAIN].measure(engines[LOADED]):
        load_batches(engines[LOADED], run, [batch])
    return rows, _dead_rows(engines[LOADED]) - before


def _table(times: Mapping[str, Times], rows: float) -> Table:
    table = Table(title="Ratios are medians over the rounds", title_justify="left")
    table.add_column("way")
    for column in ("s a batch", "rows/s", f"time / {ROWS}", "processor s"):
        table.add_column(column, justify="right")
    for name, measured in times.items():
        seconds = median(measured.clock)
        table.add_row(
            name,
            f"{seconds:.2f}",
            f"{rows / seconds:,.0f}" if name != AGAIN else "",
            f"{_ratio(measured.clock, times[ROWS].clock):.2f}",
            f"{median(measured.processor):.2f}" if measured.processor else "",
        )
    return table


def _ratio(times: Sequence[float], of: Sequence[float]) -> float:
    return median(time / other for time, other in zip(times, of, strict=True))


def _batches(
    server: EmbeddedPostgres, lake: Path, articles: int, wanted: int
) -> Generator[tuple[UPath, UPath], None, None]:
    """Yield batches of news that no warehouse holds yet."""
    url = _create(server, "synthetic")
    migrate(url)
    with _one_connection(url) as engine:
        for _ in fill(engine, EVENTS_AN_ARTICLE * articles * wanted):
            pass
        yield from write_batches(
            engine, lake_path(str(lake)), salt=uuid4().hex, articles=articles, moment=MOMENT
        )


def _warehouses(
    server: EmbeddedPostgres, warm_up: Iterable[tuple[UPath, UPath]]
) -> dict[str, Engine]:
    """Return three warehouses that hold the same few batches."""
    url = _create(server, "loaded")
    migrate(url)
    with _one_connection(url) as engine:
        load_batches(engine, _run("warm-up"), warm_up)
    copies = {COPIED: "copied", APPENDED: "appended"}
    return {LOADED: _engine(url)} | {
        way: _engine(_create(server, name, template="loaded")) for way, name in copies.items()
    }


def _large(server: EmbeddedPostgres, warm_up: Iterable[tuple[UPath, UPath]]) -> Engine:
    """Return a large warehouse whose server has read some of it, as one that has run for long."""
    migrate(server.url("sitrep"))
    engine = _engine(server.url("sitrep"))
    load_batches(engine, _run("warm-up"), warm_up)
    return engine


def _dead_rows(engine: Engine) -> int:
    with engine.connect() as connection:
        connection.execute(text("select pg_stat_force_next_flush()"))
        connection.commit()
        dead = "select sum(n_dead_tup) from pg_stat_user_tables where schemaname = 'core'"
        return int(connection.scalar(text(dead)) or 0)


def _run(run_id: str) -> RunInfo:
    return RunInfo(
        run_id=f"benchmark/{run_id}",
        interval_start=MOMENT - timedelta(days=1),
        interval_end=MOMENT,
        pipeline_version="benchmark",
    )


def _create(server: EmbeddedPostgres, name: str, *, template: str = "template1") -> str:
    engine = create_engine(server.url("postgres"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"create database {name} template {template}"))
    engine.dispose()
    return server.url(name)


def _engine(url: str) -> Engine:
    """Return an engine that keeps one connection, so that its backend can be measured."""
    return create_engine(
        url, poolclass=pool.StaticPool, connect_args={"options": "-c timezone=UTC"}
    )


@contextmanager
def _one_connection(url: str) -> Iterator[Engine]:
    engine = _engine(url)
    yield engine
    engine.dispose()


@contextmanager
def _server(home: Path) -> Iterator[EmbeddedPostgres]:
    try:
        yield embedded.start(home)
    finally:
        embedded.stop(home)


if __name__ == "__main__":
    typer.run(main)
