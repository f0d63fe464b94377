import psycopg
import pytest
from sqlalchemy import make_url

from local_stack.row_changes import TableChange, compare_rows, read_rows

pytestmark = pytest.mark.postgres


@pytest.fixture
def url(warehouse_url):
    plain = make_url(warehouse_url).set(drivername="postgresql")
    return plain.render_as_string(hide_password=False)


def test_it_sees_what_a_statement_changed_and_nothing_else(url):
    before = read_rows(url)
    assert before["event_type"]
    assert not {"run", "quality_check"} & before.keys()
    with psycopg.connect(url) as connection:
        touched = connection.execute("update core.event_type set definition = definition || '.'")
    assert compare_rows(before, read_rows(url)) == [
        TableChange("event_type", inserted=0, changed=touched.rowcount, removed=0)
    ]
