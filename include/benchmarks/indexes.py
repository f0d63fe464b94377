"""``python -m benchmarks.indexes``: what reads each index of the warehouse, and what it weighs.

Everything that Sitrep does with a warehouse is done once, on one of invented news; after each of
these uses PostgreSQL says how often its plans have read which index. One or two scans may be the
planner's own, which looks up the first and the last value. An index that guards a key earns its
place without being read.
"""

import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import timedelta
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Annotated
from uuid import uuid4

import typer
from rich.console import Console
from rich.table import Table
from sqlalchemy import Engine, text

from benchmarks.link_scale import unlink_newest
from benchmarks.load import MOMENT
from benchmarks.marts import questions
from benchmarks.synthetic_batches import write_batches
from sitrep.export import FORMATS, Selection, export
from sitrep.lake import SHARD_ARTICLES
from sitrep.report import report_data
from sitrep.storage import lake_path
from sitrep.warehouse import embedded
from sitrep.warehouse.connect import connect, driver_connection
from sitrep.warehouse.gate import held_runs, pass_run
from sitrep.warehouse.link import link_events
from sitrep.warehouse.load import load_batches
from sitrep.warehouse.migrate import migrate
from sitrep.warehouse.quality import check_quality
from sitrep.warehouse.refresh_daily import refresh_daily
from sitrep.warehouse.rejections import RejectionFilter, count_rejections, list_rejections
from sitrep.warehouse.run import RunInfo

RUN = RunInfo(
    run_id="benchmark/indexes",
    interval_start=MOMENT - timedelta(days=1),
    interval_end=MOMENT,
    pipeline_version="benchmark",
    gate="pending",
)
_SCANS = """
select
    indexrelname,
    idx_scan
from pg_stat_user_indexes
where schemaname = 'core'
"""
_INDEXES = """
select
    stat.indexrelname as name,
    pg_size_pretty(pg_relation_size(stat.indexrelid)) as size,
    index.indisunique as is_key
from pg_stat_user_indexes as stat
inner join pg_index as index using (indexrelid)
where
    stat.schemaname = 'core'
    and stat.relname != 'alembic_version'
order by stat.relname, stat.indexrelname
"""
# What is taken down goes with all that hangs on it.
_TAKE_DOWN = """
delete from core.article
where article_id = (select article_id from core.article order by loaded_at desc limit 1)
"""

Use = Callable[[], object]


def main(
    home: Annotated[Path, typer.Option(help="What benchmarks.synthetic_warehouse made.")],
) -> None:
    """Use a warehouse in every way, and tell which index was read for what."""
    console = Console(width=150)
    url = embedded.start(home).url("sitrep")
    try:
        migrate(url)
        engine = connect(url)
        with tempfile.TemporaryDirectory() as folder:
            reads = read_by_use(engine, uses(engine, url, Path(folder)))
        with engine.connect() as connection:
            indexes = connection.execute(text(_INDEXES)).all()
        engine.dispose()
    finally:
        embedded.stop(home)
    table = Table("index", "size", "guards a key", "read by (scans)")
    for row in indexes:
        by = "; ".join(f"{use} ({scans:,})" for use, scans in reads[row.name].items())
        table.add_row(row.name, row.size, "yes" if row.is_key else "", by or "nothing")
    console.print(table)


def read_by_use(engine: Engine, uses: Iterable[tuple[str, Use]]) -> Mapping[str, Counter[str]]:
    """Return, for each index, how often each kind of use has scanned it."""
    reads: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for kind, use in uses:
        before = _scans(engine)
        use()
        for index, scans in _scans(engine).items():
            reads[index][kind] += scans - before[index]
    return {index: +scans for index, scans in reads.items()}


def _scans(engine: Engine) -> dict[str, int]:
    # Sessions that go on tell of their scans when they are idle; those that end, at once.
    engine.dispose()
    with engine.connect() as connection:
        return {row.indexrelname: row.idx_scan for row in connection.execute(text(_SCANS))}


def uses(engine: Engine, url: str, folder: Path) -> Iterator[tuple[str, Use]]:
    """Yield what Sitrep does with a warehouse, each with its kind, in the order of a day.

    What is needed between is done as the next one is asked for.
    """
    lake = lake_path(str(folder / "lake"))
    made = write_batches(engine, lake, salt=uuid4().hex, articles=SHARD_ARTICLES, moment=MOMENT)
    batches = list(islice(made, 1))
    made.close()
    yield "load", partial(load_batches, engine, RUN, batches)
    yield "load", partial(load_batches, engine, RUN, batches)
    yield "check", partial(check_quality, engine, RUN.run_id)
    yield "check", partial(_pass_held, engine)
    unlink_newest(engine, 10_000)
    yield "link", partial(link_events, engine)
    yield "refresh", partial(refresh_daily, url)
    yield "rejections", partial(_list_rejections, engine)
    yield "take down", partial(_take_down, engine)
    yield "report", partial(report_data, url, days=7)
    week = Selection(first_day=MOMENT.date() - timedelta(days=7), last_day=MOMENT.date())
    for form, writers in FORMATS.items():
        for of in writers:
            output = str(folder / f"{of}.{form}")
            yield "export", partial(export, url, form, week, output=output, of=of)
    for _, question in questions():
        yield "questions", partial(_ask, engine, question)


def _pass_held(engine: Engine) -> None:
    for run in held_runs(engine):
        if run.run_id == RUN.run_id:
            pass_run(engine, run.run_id, by="benchmark", because="to see what that reads")


def _list_rejections(engine: Engine) -> None:
    wanted = RejectionFilter()
    list_rejections(engine, wanted, limit=20)
    count_rejections(engine, wanted)


def _take_down(engine: Engine) -> None:
    with engine.connect() as connection:
        connection.execute(text(_TAKE_DOWN))
        connection.rollback()


def _ask(engine: Engine, question: str) -> None:
    with engine.connect() as connection:
        # Straight to the driver: percent signs and colons mean themselves.
        driver_connection(connection).execute(question.encode())


if __name__ == "__main__":
    typer.run(main)
