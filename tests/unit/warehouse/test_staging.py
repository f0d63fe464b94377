"""CSV as PostgreSQL reads it."""

import pyarrow as pa

from sitrep.warehouse.staging import as_csv


def test_an_empty_text_is_not_a_null():
    rows = pa.table({"a": ["", None, 'say "no"'], "n": [1, None, 3]})
    assert bytes(as_csv(rows)) == b'"",1\n,\n"say ""no""",3\n'


def test_lists_become_array_literals():
    rows = pa.table({"a": [['A "B" C', "back\\slash", "com,ma"], [], None]})
    assert bytes(as_csv(rows)).decode().splitlines() == [
        '"{""A \\""B\\"" C"",""back\\\\slash"",""com,ma""}"',
        '"{}"',
        "",
    ]


def test_lists_of_integers_become_array_literals():
    rows = pa.table({"a": [[-5, 7], []]}, pa.schema([("a", pa.list_(pa.int64()))]))
    assert bytes(as_csv(rows)).decode().splitlines() == ['"{""-5"",""7""}"', '"{}"']


def test_not_a_number_becomes_null():
    assert bytes(as_csv(pa.table({"x": [1.5, float("nan")], "y": [1, 2]}))) == b"1.5,1\n,2\n"
