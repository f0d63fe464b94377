"""Batches are written whole or not at all, and read back with their types."""

import io
from dataclasses import asdict, replace
from datetime import UTC, datetime

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from upath import UPath

from builders.newsroom import story
from sitrep.errors import BatchMissingError, BatchSchemaError
from sitrep.records import Article, ExtractionRow, arrow_schema
from sitrep.storage import (
    ROW_GROUP,
    count_rows,
    lake_path,
    new_rows,
    read_arrow,
    read_rows,
    write_rows,
    write_whole,
)

ROW = ExtractionRow(extraction_id="e1", revision_id="r1", pipeline_version="v1", sentence_count=7)


@pytest.fixture(params=["local", "memory"])
def folder(request, tmp_path):
    """A folder on the disk, and one on another file system."""
    if request.param == "local":
        yield lake_path(str(tmp_path))
    else:
        path = UPath(f"memory://{tmp_path.name}")
        yield path
        path.fs.store.clear()


def test_rows_come_back_as_they_were(folder):
    article = story("Größe, 𝕏,\n\nand Харків.").article
    other = replace(
        article, byline=[], dateline="", published_at=datetime(1999, 12, 31, 23, 59, tzinfo=UTC)
    )
    path = folder / "deep" / "er" / "articles.parquet"
    assert write_rows(path, Article, [article, other]) == 2
    assert read_rows(path, Article) == [article, other]
    assert count_rows(path) == 2


def test_no_rows_still_make_a_file_with_its_schema(folder):
    path = folder / "empty.parquet"
    assert write_rows(path, ExtractionRow, []) == 0
    assert read_arrow(path, ExtractionRow).schema == arrow_schema(ExtractionRow)
    assert count_rows(path) == 0


def test_the_same_rows_make_the_same_bytes(folder):
    one, other = folder / "one.parquet", folder / "other.parquet"
    write_rows(one, ExtractionRow, [ROW])
    write_rows(other, ExtractionRow, iter([ROW]))
    assert one.read_bytes() == other.read_bytes()


@pytest.mark.parametrize("number", [0, 1, ROW_GROUP, ROW_GROUP + 1])
def test_rows_that_come_one_by_one_come_back_in_order(folder, number):
    path = folder / "new" / "rows.parquet"
    given = [replace(ROW, sentence_count=n) for n in range(number)]
    with new_rows(path, ExtractionRow) as rows:
        for row in given:
            rows.add(row)
    assert rows.rows == number
    assert read_rows(path, ExtractionRow) == given


def test_rows_that_break_off_leave_nothing(folder):
    path = folder / "rows.parquet"

    def write_and_break() -> None:
        with new_rows(path, ExtractionRow) as rows:
            rows.add(ROW)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        write_and_break()
    assert not path.exists()


def test_a_batch_that_is_not_there_is_named(folder):
    with pytest.raises(BatchMissingError, match=r"gone\.parquet is not on the lake"):
        read_rows(folder / "gone.parquet", ExtractionRow)


def test_a_missing_and_an_unknown_column_are_named(folder):
    row = asdict(ROW)
    del row["sentence_count"]
    buffer = io.BytesIO()
    pq.write_table(pa.Table.from_pylist([row | {"mood": "good"}]), buffer)
    write_whole(folder / "odd.parquet", buffer.getvalue())
    with pytest.raises(BatchSchemaError, match=r"odd.*'sentence_count'.*'mood'"):
        read_rows(folder / "odd.parquet", ExtractionRow)


def test_columns_in_another_order_are_put_in_order(folder):
    row = dict(reversed(asdict(ROW).items()))
    buffer = io.BytesIO()
    pq.write_table(pa.Table.from_pylist([row]), buffer)
    write_whole(folder / "turned.parquet", buffer.getvalue())
    assert read_rows(folder / "turned.parquet", ExtractionRow) == [ROW]


def test_a_row_without_a_value_it_must_have_is_refused(folder):
    path = folder / "a.parquet"
    write_rows(path, ExtractionRow, [ROW])
    with pytest.raises((pa.ArrowInvalid, pa.ArrowTypeError)):
        write_rows(path, ExtractionRow, [replace(ROW, sentence_count="many")])
    assert read_rows(path, ExtractionRow) == [ROW]


def test_an_open_file_is_copied_from_where_it_stands(folder):
    source = io.BytesIO(b"head and body")
    source.seek(5)
    write_whole(folder / "copy", source)
    assert (folder / "copy").read_bytes() == b"and body"


class _Breaks(io.BytesIO):
    """A file that cannot be read to its end."""

    def read(self, size=-1):
        if self.tell() > 0:
            raise OSError("the disk is gone")
        return super().read(min(size, 4))


def test_a_write_that_breaks_leaves_the_former_content(tmp_path):
    path = lake_path(str(tmp_path)) / "batch"
    write_whole(path, b"whole")
    with pytest.raises(OSError, match="the disk is gone"):
        write_whole(path, _Breaks(b"half of the new content"))
    assert path.read_bytes() == b"whole"
    assert [file.name for file in tmp_path.iterdir()] == ["batch"]


def test_a_first_write_that_breaks_leaves_nothing(tmp_path):
    folder = lake_path(str(tmp_path / "new"))
    with pytest.raises(OSError, match="the disk is gone"):
        write_whole(folder / "batch", _Breaks(b"half"))
    assert [path.name for path in folder.iterdir()] == []
