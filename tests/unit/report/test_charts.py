"""The chart over time: bars that can be told apart, and no event lost."""

import pytest

from sitrep.report.charts import MAX_TYPES, OTHER, over_time, step_of, time_chart
from sitrep.report.drawing import draw


def row(day, event_type="ASSAULT", events=1):
    return {"day": day, "event_type": event_type, "events": events}


@pytest.mark.parametrize(
    ("last", "step"),
    [("2022-01-01", "day"), ("2022-02-10", "day"), ("2022-06-01", "week"), ("2023-06-01", "month"),
     ("2040-01-01", "year")],
)  # fmt: skip
def test_a_bar_is_as_long_as_the_time_shown_needs(last, step):
    assert step_of([row("2022-01-01"), row(last)]) == step


def test_rare_types_are_one_and_every_event_is_counted():
    rows = [row("2022-01-01", f"T{number}", 10 - number) for number in range(MAX_TYPES + 2)]
    types, bars = over_time([*rows, row("2022-01-02", "T6", 1)])
    assert types == [*(f"T{number}" for number in range(MAX_TYPES)), OTHER]
    assert sum(events for _, _, events in bars) == sum(r["events"] for r in rows) + 1
    assert ("2022-01-01", OTHER, 9) in bars


def test_a_week_begins_on_monday():
    _, bars = over_time(
        [row("2022-01-01"), row("2022-01-03"), row("2022-01-09"), row("2022-06-01")]
    )
    assert [(start, events) for start, _, events in bars] == [
        ("2021-12-27", 1),
        ("2022-01-03", 2),
        ("2022-05-30", 1),
    ]


def test_bars_are_stacked_without_gaps_and_end_where_the_next_begins():
    rows = [row("2022-01-31", "ASSAULT", 3), row("2022-01-31", "AID", 2), row("2023-12-05")]
    pieces = time_chart(rows, until="2023-12-05", days=None, width=300, height=100)["data"][
        "values"
    ]
    assert [(p["type"], p["low"], p["high"]) for p in pieces] == [
        ("Assault", 0, 3),
        ("Aid", 3, 5),
        ("Assault", 0, 1),
    ]
    assert [(p["start"], p["end"]) for p in pieces[1:]] == [
        ("2022-01-01", "2022-02-01"),
        ("2023-12-01", "2024-01-01"),
    ]


@pytest.mark.parametrize(
    ("days", "first"), [(None, "2022-01-25"), (3, "2022-01-25"), (14, "2022-01-18")]
)
def test_one_day_is_shown_among_those_before_it(days, first):
    chart = time_chart([row("2022-01-31")], until="2022-01-31", days=days, width=300, height=100)
    assert chart["encoding"]["x"]["scale"]["domain"] == [first, "2022-02-01"]


@pytest.mark.parametrize(
    "last", ["2022-01-01", "2022-01-30", "2022-06-01", "2023-06-01", "2040-01-01"]
)
def test_every_step_can_be_drawn(last):
    chart = time_chart(
        [row("2022-01-01"), row(last, "AID")], until=last, days=None, width=300, height=100
    )
    drawing = draw(chart, name="time", label="Time", style="wide")
    assert drawing.count("var(--type-1)") >= 1
    assert "NaN" not in drawing


def test_a_last_day_without_events_is_shown():
    chart = time_chart([row("2022-01-30")], until="2022-01-31", days=3, width=300, height=100)
    assert chart["encoding"]["x"]["scale"]["domain"] == ["2022-01-25", "2022-02-01"]
