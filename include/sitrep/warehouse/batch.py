"""A batch as the warehouse takes it: the Arrow tables of a shard, and what they hold."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from sitrep import records
from sitrep.records import Record, arrow_schema
from sitrep.storage import BatchPath, read_arrow
from sitrep.warehouse import tables

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """The articles of one shard, what was coded in them, and the pages turned away."""

    articles: pa.Table
    rejections: pa.Table
    codings: Mapping[str, pa.Table]

    def children_of(self, extractions: Collection[str]) -> dict[str, pa.Table]:
        """Return what hangs on these extractions, each table by its name, parents first."""
        children: dict[str, pa.Table] = {}
        for name, rows in self.codings.items():
            if name == "extraction":
                continue
            if "extraction_id" in rows.column_names:
                children[name] = _having(rows, "extraction_id", pa.array(extractions, pa.string()))
            else:
                children[name] = _having(rows, "event_id", children["event"]["event_id"])
        return children


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


def first_of_each(rows: pa.Table, key: str, *columns: str) -> pa.Table:
    """Return one row for each key that is not null: the first in the order of the columns.

    Nulls come last, so that of two descriptions the fuller one is taken. Pure.
    """
    keyed = rows.select([key, *columns]).filter(pc.is_valid(rows[key]))
    ordered = keyed.sort_by([(name, "ascending") for name in (key, *columns)])
    numbered = ordered.append_column("row", pa.array(range(ordered.num_rows), pa.int64()))
    return ordered.take(numbered.group_by(key).aggregate([("row", "min")])["row_min"])


def _having(rows: pa.Table, column: str, values: pa.Array | pa.ChunkedArray) -> pa.Table:
    return rows.filter(pc.is_in(rows[column], value_set=values))


def _read_rejections(paths: Iterable[BatchPath]) -> pa.Table:
    """Return the rejections of cleaning and coding together, as far as there are any."""
    found = [read_arrow(path, records.Rejection) for path in paths if path.exists()]
    return pa.concat_tables([_empty(records.Rejection), *found]).combine_chunks()


def _empty(record: type[Record]) -> pa.Table:
    return arrow_schema(record).empty_table()
