"""Read and write batches on the lake: whole or not at all, and always typed."""

import io
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from typing import IO, Any, Protocol, Self, TypeVar

import pyarrow as pa
import pyarrow.parquet as pq
from upath import UPath

from sitrep.errors import BatchMissingError, BatchSchemaError
from sitrep.records import Record, arrow_schema

R = TypeVar("R", bound=Record)

ROW_GROUP = 1_000


class BatchPath(Protocol):
    """Where a batch lies: a ``UPath`` here, an ``ObjectStoragePath`` inside Airflow."""

    @property
    def fs(self) -> Any: ...  # noqa: D102
    @property
    def path(self) -> str: ...  # noqa: D102
    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def parent(self) -> Self: ...  # noqa: D102
    def exists(self) -> bool: ...  # noqa: D102
    def read_bytes(self) -> bytes: ...  # noqa: D102
    def glob(self, pattern: str, /) -> Iterable[Self]: ...  # noqa: D102
    def __truediv__(self, key: str) -> Self: ...


def lake_path(uri: str) -> UPath:
    """Return the path that ``uri`` names: a local path, ``file://``, ``s3://`` or ``gs://``."""
    return UPath(uri)


def write_whole(target: BatchPath, data: bytes | IO[bytes]) -> None:
    """Write ``data`` to ``target`` so that a reader sees all of it or the former content.

    Local files are written beside the target and renamed; object stores put objects whole.
    An open file is copied from where it stands, piece by piece.
    """
    target.fs.makedirs(target.parent.path, exist_ok=True)
    file = target.fs.open(target.path, "wb", autocommit=False)
    try:
        shutil.copyfileobj(io.BytesIO(data) if isinstance(data, bytes) else data, file)
        file.close()
    except BaseException:
        file.discard()
        raise
    file.commit()


def write_rows(target: BatchPath, record: type[Record], rows: Iterable[Record]) -> int:
    """Write records as one Parquet object with the fixed schema of ``record``.

    Returns
    -------
    int
        The number of rows written. No rows still make a file, with its schema.
    """
    table = pa.Table.from_pylist([asdict(row) for row in rows], schema=arrow_schema(record))
    buffer = io.BytesIO()
    pq.write_table(table, buffer, compression="zstd")
    write_whole(target, buffer.getvalue())
    return int(table.num_rows)


class RowWriter:
    """Writes records to an open Parquet file, a row group at a time.

    Attributes
    ----------
    rows : int
        The number of rows added.
    """

    def __init__(self, writer: pq.ParquetWriter, schema: pa.Schema) -> None:
        self._writer = writer
        self._schema = schema
        self._waiting: list[dict[str, Any]] = []
        self.rows = 0

    def add(self, row: Record) -> None:
        """Write one record; it may wait in memory for the others of its row group."""
        self._waiting.append(asdict(row))
        self.rows += 1
        if len(self._waiting) == ROW_GROUP:
            self.flush()

    def flush(self) -> None:
        """Write what waits."""
        self._writer.write_table(pa.Table.from_pylist(self._waiting, schema=self._schema))
        self._waiting.clear()


@contextmanager
def new_rows(target: BatchPath, record: type[Record]) -> Iterator[RowWriter]:
    """Open a Parquet object for records, put at ``target`` when the block ends without an error.

    However many rows are added, only those of one row group are in memory. No rows still make
    a file, with its schema.
    """
    schema = arrow_schema(record)
    with tempfile.TemporaryFile() as file:
        with pq.ParquetWriter(file, schema, compression="zstd") as writer:
            rows = RowWriter(writer, schema)
            yield rows
            rows.flush()
        file.seek(0)
        write_whole(target, file)


def read_arrow(source: BatchPath, record: type[Record]) -> pa.Table:
    """Read a Parquet batch and check that its schema is that of ``record``.

    Raises
    ------
    BatchMissingError
        If there is no such file.
    BatchSchemaError
        If a column is missing or unknown; the message names the file and columns.
    """
    if not source.exists():
        raise BatchMissingError(f"{source} is not on the lake.")
    table = pq.ParquetFile(io.BytesIO(source.read_bytes())).read()
    expected = arrow_schema(record)
    if set(table.column_names) != set(expected.names):
        raise BatchSchemaError(str(source), expected=expected.names, found=table.column_names)
    return table.select(expected.names).cast(expected)


def read_rows(source: BatchPath, record: type[R]) -> Sequence[R]:
    """Read a Parquet batch as records, in file order."""
    return [record(**row) for row in read_arrow(source, record).to_pylist()]


def count_rows(source: BatchPath) -> int:
    """Return the number of rows of a Parquet batch, from its footer alone."""
    with source.fs.open(source.path, "rb") as file:
        return int(pq.ParquetFile(file).metadata.num_rows)
