"""Records are rows with a fixed schema, and their ids are the same on every machine."""

import inspect
from dataclasses import fields
from uuid import UUID

import pyarrow as pa
import pytest

from sitrep import records
from sitrep.records import (
    Article,
    EventRow,
    PlaceRow,
    QuantityRow,
    Rejection,
    arrow_schema,
    id_within,
    stable_id,
)

ROWS = [
    record
    for name, record in inspect.getmembers(records, inspect.isclass)
    if name.endswith("Row") or record in {Article, Rejection}
]


def test_an_id_never_changes():
    assert stable_id("https://example.org/a", 1) == "6af8ef53-17e4-582d-9de8-5123e46859b5"


def test_an_id_is_a_uuid_of_all_its_parts():
    ids = {stable_id(*parts) for parts in [("a", "b"), ("ab",), ("a", "b", ""), ("b", "a"), ()]}
    assert len(ids) == 5
    assert {UUID(found).version for found in ids} == {5}


def test_ids_of_parts_begin_alike_and_differ():
    ids = [id_within("document", "event", number) for number in range(100)]
    assert len(set(ids)) == 100
    assert {found[:13] for found in ids} == {id_within("document", "mention", 1)[:13]}
    assert id_within("other", "event", 1)[:13] != ids[1][:13]
    assert {UUID(found).version for found in ids} == {5}


@pytest.mark.parametrize("record", ROWS, ids=lambda record: record.__name__)
def test_every_row_has_a_column_for_each_field_in_order(record):
    assert arrow_schema(record).names == [field.name for field in fields(record)]


@pytest.mark.parametrize("record", ROWS, ids=lambda record: record.__name__)
def test_offsets_are_integers_and_instants_have_a_zone(record):
    for column in arrow_schema(record):
        if column.name.endswith("_char"):
            assert column.type == pa.int64(), column
        if column.name.endswith("_at"):
            assert column.type == pa.timestamp("us", tz="UTC"), column
        if column.name.endswith("_id") and column.name != "geonames_id":
            assert column.type == pa.string(), column


@pytest.mark.parametrize(
    ("record", "column", "kind", "nullable"),
    [
        (Article, "byline", pa.list_(pa.string()), False),
        (Article, "signature", pa.list_(pa.int64()), False),
        (Article, "origin_url", pa.string(), True),
        (Article, "language_score", pa.float64(), False),
        (EventRow, "date_from", pa.date32(), False),
        (EventRow, "claimant_start_char", pa.int64(), True),
        (PlaceRow, "precision", pa.int64(), True),
        (QuantityRow, "high", pa.float64(), True),
    ],
)
def test_a_column_is_typed_as_its_field(record, column, kind, nullable):
    found = arrow_schema(record).field(column)
    assert (found.type, found.nullable) == (kind, nullable)


def test_an_event_row_and_a_mention_row_carry_their_evidence():
    assert {"start_char", "end_char", "sentence_start_char", "sentence_end_char"} <= set(
        arrow_schema(EventRow).names
    )
    for record in ROWS:
        names = set(arrow_schema(record).names)
        starts = {n.removesuffix("start_char") for n in names if n.endswith("start_char")}
        ends = {n.removesuffix("end_char") for n in names if n.endswith("end_char")}
        assert starts == ends, record
