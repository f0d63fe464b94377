"""A batch as the warehouse takes it: Arrow tables in, staging tables out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import cast

import pyarrow as pa
from sqlalchemy import Connection, Table

from sitrep import records
from sitrep.records import Record, arrow_schema
from sitrep.storage import BatchPath, read_arrow
from sitrep.warehouse import tables
from sitrep.warehouse.staging import stage

# Every extraction table, named as its file on the lake; parents before children.
CODED: Mapping[str, tuple[type[Record], type[tables.Base]]] = {
    "extraction": (records.ExtractionRow, tables.Extraction),
    "mention": (records.MentionRow, tables.Mention),
    "quotation": (records.QuotationRow, tables.Quotation),
    "event": (records.EventRow, tables.Event),
    "event_participant": (records.ParticipantRow, tables.EventParticipant),
    "event_place": (records.PlaceRow, tables.EventPlace),
    "event_quantity": (records.QuantityRow, tables.EventQuantity),
}


def _insert(name: str, record: type[Record]) -> str:
    columns = [field.name for field in fields(record)]
    via_event = "" if "extraction_id" in columns else "inner join stage_event using (event_id)\n"
    return (
        f"insert into core.{name} ({', '.join(columns)})\n"
        f"select {', '.join(f'stage_{name}.{c}' for c in columns)}\n"
        f"from stage_{name}\n"
        f"{via_event}inner join stage_extraction using (extraction_id)\n"
        "returning (xmax = 0) as is_new"
    )


# What hangs on an extraction, and the statement that inserts the staged rows of new ones.
CHILDREN: Mapping[str, str] = {
    name: _insert(name, record) for name, (record, _) in CODED.items() if name != "extraction"
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """The articles of one shard, what was coded in them, and the pages turned away."""

    articles: pa.Table
    rejections: pa.Table
    codings: Mapping[str, pa.Table]


def read_batch(shard: BatchPath, folder: BatchPath, rejections: BatchPath) -> Batch:
    """Read an article shard, its extraction folder and, if there, the rejections of both.

    Raises
    ------
    BatchMissingError
        If the shard or a table of the folder is missing: without ``extraction.parquet``,
        which is written last, the folder is not whole.
    BatchSchemaError
        If a file has other columns than its record.
    """
    return Batch(
        articles=read_arrow(shard, records.Article),
        rejections=_read_rejections([rejections, folder / "rejection.parquet"]),
        codings={
            name: read_arrow(folder / f"{name}.parquet", record)
            for name, (record, _) in CODED.items()
        },
    )


def stage_batch(connection: Connection, batch: Batch) -> None:
    """Copy the whole batch into temporary tables: ``stage_article``, ``stage_event`` and so on."""
    described_by = (tables.Source, tables.Article, tables.ArticleRevision, tables.Rejection)
    targets = [_table(model) for model in described_by]
    stage(connection, "article", batch.articles, *targets)
    stage(connection, "rejection", batch.rejections, *targets)
    for name, rows in batch.codings.items():
        stage(connection, name, rows, _table(CODED[name][1]))


def _read_rejections(paths: Iterable[BatchPath]) -> pa.Table:
    """Return the rejections of cleaning and coding together, as far as there are any."""
    found = [read_arrow(path, records.Rejection) for path in paths if path.exists()]
    return pa.concat_tables([_empty(records.Rejection), *found]).combine_chunks()


def _table(model: type[tables.Base]) -> Table:
    return cast("Table", model.__table__)


def _empty(record: type[Record]) -> pa.Table:
    return arrow_schema(record).empty_table()
