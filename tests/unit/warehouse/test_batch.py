"""Records, tables and staging statements fit together."""

from dataclasses import fields

import pyarrow as pa
import pytest

from sitrep.extract.stage import RECORDS
from sitrep.warehouse.batch import CODED, Batch, first_of_each


@pytest.mark.parametrize("name", CODED)
def test_a_table_has_the_columns_of_its_record(name):
    record, table = CODED[name]
    assert {field.name for field in fields(record)} <= set(table.__table__.columns.keys())


def test_what_extract_writes_is_what_load_reads():
    assert {name: record for name, (record, _) in CODED.items()} == RECORDS


def test_what_hangs_on_other_codings_is_left_out():
    rows = {
        "extraction": pa.table({"extraction_id": ["x", "y"]}),
        "mention": pa.table({"extraction_id": ["y", "x"], "name": ["left out", "Izium"]}),
        "event": pa.table({"extraction_id": ["x", "y"], "event_id": ["1", "2"]}),
        "event_place": pa.table({"event_id": ["2", "1", "3"], "ordinal": [0, 1, 2]}),
    }
    nothing = pa.table({})
    batch = Batch(articles=nothing, rejections=nothing, codings=rows)
    assert {name: table.to_pylist() for name, table in batch.children_of(["x"]).items()} == {
        "mention": [{"extraction_id": "x", "name": "Izium"}],
        "event": [{"extraction_id": "x", "event_id": "1"}],
        "event_place": [{"event_id": "1", "ordinal": 1}],
    }


def test_of_several_descriptions_the_first_is_taken_and_nulls_come_last():
    rows = pa.table(
        {
            "key": ["b", None, "a", "b", "b"],
            "lat": [None, 1.0, 2.0, 4.0, 3.0],
            "name": ["none", "no key", "only", "later", "first"],
        }
    )
    assert first_of_each(rows, "key", "lat", "name").to_pylist() == [
        {"key": "a", "lat": 2.0, "name": "only"},
        {"key": "b", "lat": 3.0, "name": "first"},
    ]
