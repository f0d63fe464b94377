"""Load batches from the lake: one transaction each, and twice changes nothing."""

import logging
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

import psycopg
from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DBAPIError
from tenacity import retry, retry_if_exception, stop_after_attempt, wait_random_exponential

from sitrep import lake
from sitrep.storage import BatchPath
from sitrep.warehouse.batch import CHILDREN, Batch, read_batch, stage_batch
from sitrep.warehouse.copies.mark import mark_copies
from sitrep.warehouse.run import RunInfo, admit_codings, register_run, take_turns
from sitrep.warehouse.statements import Changes, count_changes, read_sql

logger = logging.getLogger(__name__)

ATTEMPTS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadReport:
    """How many batches were loaded, and what that changed in each table."""

    batches: int = 0
    tables: Mapping[str, Changes] = field(default_factory=dict)

    @property
    def changed(self) -> int:
        """Rows inserted or updated in all tables together."""
        return sum(changes.inserted + changes.updated for changes in self.tables.values())

    def __str__(self) -> str:
        """One line for a log or a terminal."""
        told = ", ".join(
            f"{name} +{changes.inserted}" + (f" ~{changes.updated}" if changes.updated else "")
            for name, changes in self.tables.items()
            if changes
        )
        return f"load: {self.batches} batches; " + (told or "nothing changed")


def load_batches(
    bind: Engine | Connection, run: RunInfo, batches: Iterable[tuple[BatchPath, BatchPath]]
) -> LoadReport:
    """Load each batch, with the pages turned away beside it, in a transaction of its own.

    Parameters
    ----------
    bind : Engine or Connection
        With a connection inside a transaction, each batch is a savepoint of it and the
        caller commits.
    run : RunInfo
        Who loads; new rows carry its id.
    batches : iterable of (article shard, extraction folder)
        Paths as :mod:`sitrep.lake` builds them.

    What was coded is told by the marts at once, or waits for :func:`check_quality`, as the
    gate of the run says.

    Returns
    -------
    LoadReport
        Counts per table. Batches that are already loaded add nothing to them.

    Raises
    ------
    BatchMissingError
        If a shard or one of its extraction tables is not on the lake; batches before it
        stay loaded.
    BatchSchemaError
        If a Parquet file has other columns than its record.
    sqlalchemy.exc.IntegrityError
        If a row breaks a rule of the warehouse, such as an unknown event type.
    """
    report = LoadReport()
    for shard, folder in batches:
        # Beside every shard of a batch: what is still turned away must not pass for resolved.
        batch = read_batch(shard, folder, lake.rejections_of(shard.parent))
        report = _add(report, _load_whole(bind, run, batch))
        logger.info("Loaded %s into run %s.", shard, run.run_id)
    return report


def _load_whole(bind: Engine | Connection, run: RunInfo, batch: Batch) -> dict[str, Changes]:
    if isinstance(bind, Connection):
        with _transaction(bind):
            return _load(bind, run, batch)
    return _load_again(bind, run, batch)


def _lost_a_race(error: BaseException) -> bool:
    lost = (psycopg.errors.SerializationFailure, psycopg.errors.DeadlockDetected)
    return isinstance(error, DBAPIError) and isinstance(error.orig, lost)


@retry(
    retry=retry_if_exception(_lost_a_race),
    stop=stop_after_attempt(ATTEMPTS),
    wait=wait_random_exponential(multiplier=0.1, max=5),
    reraise=True,
)
def _load_again(engine: Engine, run: RunInfo, batch: Batch) -> dict[str, Changes]:
    with engine.begin() as connection:
        return _load(connection, run, batch)


@contextmanager
def _transaction(connection: Connection) -> Iterator[None]:
    begin = connection.begin_nested if connection.in_transaction() else connection.begin
    with begin():
        yield


def _load(connection: Connection, run: RunInfo, batch: Batch) -> dict[str, Changes]:
    take_turns(connection)
    # Taken after the lock, so that a later load has a later moment: history stays in order.
    moment = connection.execute(text("select clock_timestamp()")).scalar_one()
    given = {"run_id": run.run_id, "moment": moment}
    register_run(connection, run)
    stage_batch(connection, batch)
    changes = {
        name: count_changes(connection, read_sql("loading", name), **given)
        for name in ("source", "article", "article_revision", "rejection")
    }
    changes["article_revision"] += mark_copies(connection, moment)
    changes["rejection"] += count_changes(connection, read_sql("loading", "resolved"), **given)
    connection.execute(text(read_sql("loading", "known_extraction")))
    for name in ("extraction", "entity", "place"):
        changes[name] = count_changes(connection, read_sql("loading", name), **given)
    if changes["extraction"]:
        for name, insert in CHILDREN.items():
            changes[name] = count_changes(connection, insert)
        changes["extraction"] += admit_codings(connection, run.run_id)
    return changes


def _add(report: LoadReport, changes: Mapping[str, Changes]) -> LoadReport:
    names = [*report.tables, *(name for name in changes if name not in report.tables)]
    none = Changes()
    return LoadReport(
        batches=report.batches + 1,
        tables={n: report.tables.get(n, none) + changes.get(n, none) for n in names},
    )
