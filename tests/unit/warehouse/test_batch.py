"""Records, tables and staging statements fit together."""

from dataclasses import fields

import pytest

from sitrep.extract.stage import RECORDS
from sitrep.warehouse.batch import CHILDREN, CODED


@pytest.mark.parametrize("name", CODED)
def test_a_table_has_the_columns_of_its_record(name):
    record, table = CODED[name]
    assert {field.name for field in fields(record)} <= set(table.__table__.columns.keys())


def test_what_extract_writes_is_what_load_reads():
    assert {name: record for name, (record, _) in CODED.items()} == RECORDS


def test_children_of_events_come_through_their_event():
    assert "using (event_id)" in CHILDREN["event_place"]
    assert "using (event_id)" not in CHILDREN["mention"]
