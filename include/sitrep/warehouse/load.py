"""Load batches from the lake: one transaction each, and twice changes nothing."""

import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any, cast

from sqlalchemy import Connection, Engine, Table, text

from sitrep import lake
from sitrep.storage import BatchPath
from sitrep.warehouse import tables
from sitrep.warehouse.batch import Batch, first_of_each, read_batch
from sitrep.warehouse.copies.mark import mark_copies
from sitrep.warehouse.run import RunInfo, admit_codings, register_run, take_turns
from sitrep.warehouse.staging import copy_rows, stage
from sitrep.warehouse.statements import Changes, count_changes, read_sql
from sitrep.warehouse.transactions import in_transaction

logger = logging.getLogger(__name__)

# What codings gather of whom and where they speak: of descriptions that differ the first counts.
ENTITY = ("lat", "wikidata_id", "name", "label", "country", "sector", "geonames_id", "lon")
PLACE = ("precision", "radius_km", "name", "admin1", "country", "geonames_id", "lat", "lon")


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
        report = _add(report, in_transaction(bind, partial(_load, run=run, batch=batch)))
        logger.info("Loaded %s into run %s.", shard, run.run_id)
    return report


def _load(connection: Connection, *, run: RunInfo, batch: Batch) -> dict[str, Changes]:
    take_turns(connection)
    # Taken after the lock, so that a later load has a later moment: history stays in order.
    moment = connection.execute(text("select clock_timestamp()")).scalar_one()
    given = {"run_id": run.run_id, "moment": moment}
    register_run(connection, run)
    changes = _load_pages(connection, batch, given)
    return changes | _load_codings(connection, batch, given)


def _load_pages(
    connection: Connection, batch: Batch, given: Mapping[str, Any]
) -> dict[str, Changes]:
    models = (tables.Source, tables.Article, tables.ArticleRevision, tables.Rejection)
    described_by = [_table(model) for model in models]
    stage(connection, "article", batch.articles, *described_by)
    stage(connection, "rejection", batch.rejections, *described_by)
    changes = {
        name: count_changes(connection, read_sql("loading", name), **given)
        for name in ("source", "article", "article_revision", "rejection")
    }
    changes["article_revision"] += mark_copies(connection, given["moment"])
    changes["rejection"] += count_changes(connection, read_sql("loading", "resolved"), **given)
    return changes


def _load_codings(
    connection: Connection, batch: Batch, given: Mapping[str, Any]
) -> dict[str, Changes]:
    """Load the codings that are not here yet, each with all that hangs on it.

    Nothing of a new coding is here, so that its rows go straight into their tables.
    """
    stage(connection, "extraction", batch.codings["extraction"], _table(tables.Extraction))
    new = connection.scalars(text(read_sql("loading", "new_extractions"))).all()
    changes = {"extraction": count_changes(connection, read_sql("loading", "extraction"), **given)}
    if not new:
        return changes
    children = batch.children_of(new)
    entities = first_of_each(children["mention"], "entity_id", *ENTITY)
    places = first_of_each(children["event_place"], "place_key", *PLACE)
    for name, rows, model in (
        ("entity", entities, tables.Entity),
        ("place", places, tables.Place),
    ):
        stage(connection, name, rows, _table(model))
        changes[name] = count_changes(connection, read_sql("loading", name))
    for name, rows in children.items():
        copy_rows(connection, f"core.{name}", rows)
        changes[name] = Changes(inserted=rows.num_rows)
    changes["extraction"] += admit_codings(connection, given["run_id"])
    return changes


def _add(report: LoadReport, changes: Mapping[str, Changes]) -> LoadReport:
    names = [*report.tables, *(name for name in changes if name not in report.tables)]
    none = Changes()
    return LoadReport(
        batches=report.batches + 1,
        tables={n: report.tables.get(n, none) + changes.get(n, none) for n in names},
    )


def _table(model: type[tables.Base]) -> Table:
    return cast("Table", model.__table__)
