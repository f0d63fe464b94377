from local_stack.row_changes import TableChange, compare_rows


def test_only_tables_that_differ_are_told():
    before = {"article": {"(1)": "a", "(2)": "b"}, "event": {"(1)": "x"}}
    after = {"article": {"(1)": "a", "(3)": "c"}, "event": {"(1)": "y"}, "place": {"(1)": "p"}}
    assert compare_rows(before, before) == []
    assert compare_rows(before, after) == [
        TableChange("article", inserted=1, changed=0, removed=1),
        TableChange("event", inserted=0, changed=1, removed=0),
        TableChange("place", inserted=1, changed=0, removed=0),
    ]
