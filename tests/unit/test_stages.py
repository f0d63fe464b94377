"""A stage's report is one line that tells every row."""

import pytest

from sitrep.stages import StageReport


@pytest.mark.parametrize(
    ("report", "line"),
    [
        (StageReport(stage="clean", rows_in=3, rows_out=3), "clean: 3 in, 3 out"),
        (
            StageReport(
                stage="clean", rows_in=5, rows_out=2, rejected={"too short": 1, "empty": 2}
            ),
            "clean: 5 in, 2 out; rejected: 2 empty, 1 too short",
        ),
        (
            StageReport(stage="extract", rows_in=1, rows_out=1, made={"mentions": 7, "events": 2}),
            "extract: 1 in, 1 out; made: 2 events, 7 mentions",
        ),
        (
            StageReport(stage="extract", rows_in=1, rows_out=1, unread={"characters": 9}),
            "extract: 1 in, 1 out; unread: 9 characters",
        ),
    ],
)
def test_a_report_is_one_line(report, line):
    assert str(report) == line
