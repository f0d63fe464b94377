"""Sources judged by their own past: silent ones, and those that bring too few or too many."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import text

from builders.arrivals import Arrivals
from builders.newsroom import NOON
from sitrep.warehouse.quality import check_quality

pytestmark = pytest.mark.postgres

SATURDAY = NOON
MONDAY = NOON + timedelta(days=2)


def weekdays(end: datetime, number: int, days: range = range(60)) -> dict[int, int]:
    """Return ``number`` articles for each run that ends on a weekday."""
    return {ago: number for ago in days if (end - timedelta(days=ago)).weekday() < 5}


def found(engine, name, run_id="run-0"):
    (check,) = (r for r in check_quality(engine, run_id) if r.check_name == name)
    return check.is_ok, check.detail


def test_who_is_silent_for_longer_than_usual_is_told(engine):
    arrivals = Arrivals(engine, end=MONDAY)
    arrivals.run(*range(30), *range(40, 70))  # between them the machine was off
    arrivals.bring("daily-and-broken", dict.fromkeys(range(6, 30), 5))
    arrivals.bring("weekly-and-broken", dict.fromkeys(range(20, 30, 3), 1) | {42: 1, 45: 1, 48: 1})
    assert found(engine, "silent_sources") == (
        False,
        "silent: weekly-and-broken (20 days, usually 3), daily-and-broken (6 days, usually 1)",
    )


def test_who_is_silent_as_usual_is_not_told(engine):
    arrivals = Arrivals(engine, end=MONDAY)
    arrivals.run(*range(30), *range(40, 70))
    arrivals.bring("nothing-new-today", dict.fromkeys(range(2, 30), 5))
    arrivals.bring("weekdays-only", weekdays(MONDAY, 5, range(3, 30)))
    arrivals.bring("once-a-week", dict.fromkeys((10, 17, 24, 41, 48, 55, 62), 1))
    arrivals.bring("new-and-silent-since", {5: 90, 4: 2})
    arrivals.bring("while-the-machine-was-off", dict.fromkeys([0, 1, *range(40, 60)], 5))
    arrivals.bring("switched-off-long-ago", dict.fromkeys([*range(22, 30), *range(40, 50)], 5))
    assert found(engine, "silent_sources")[0]
    # A day of the past that is made up for is judged by what was before it.
    assert found(engine, "silent_sources", "run-29")[0]


def test_too_few_and_too_many_articles_are_told(engine):
    arrivals = Arrivals(engine, end=SATURDAY)
    arrivals.run(*range(30))
    arrivals.bring("all-at-once", dict.fromkeys(range(1, 30), 40) | {0: 400})
    arrivals.bring("hardly-any", dict.fromkeys(range(1, 30), 40) | {0: 3})
    assert found(engine, "source_volume") == (
        False,
        "articles: all-at-once (400, usually 40 to 40), hardly-any (3, usually 40 to 40)",
    )
    with engine.begin() as connection:
        connection.execute(text("update core.run set started_at = now() where run_id = 'run-0'"))
    # What is made up for later has only what the source still offers.
    assert found(engine, "source_volume") == (
        False,
        "articles: all-at-once (400, usually 40 to 40)",
    )


def test_as_many_articles_as_usual_are_not_told(engine):
    arrivals = Arrivals(engine, end=SATURDAY)
    arrivals.run(*range(30))
    arrivals.bring("steady", dict.fromkeys(range(30), 40))
    arrivals.bring("weekdays-only", weekdays(SATURDAY, 40, range(30)))
    arrivals.bring("new", {3: 300, 2: 10, 1: 10, 0: 0})
    arrivals.bring("small", dict.fromkeys(range(1, 30), 6))
    arrivals.bring("switched-off", dict.fromkeys(range(8, 30), 40))
    assert found(engine, "source_volume")[0]
    assert found(engine, "source_volume", "run-29")[0]  # the first run of all


def test_hours_are_not_compared_with_each_other(engine):
    arrivals = Arrivals(engine, end=SATURDAY.replace(hour=3), step=timedelta(hours=1))
    hours = range(20 * 24)
    by_day = {ago: 4 for ago in hours if ago % 24 > 8}  # nothing between 18:00 and 3:00
    arrivals.run(*hours)
    arrivals.bring("sleeps-at-night", by_day)
    arrivals.bring("broken", {ago: 4 for ago in by_day if ago > 22})
    assert found(engine, "source_volume") == (
        False,
        "articles: broken (4, usually 60 to 60)",
    )


def test_a_first_run_is_not_judged_by_a_past(engine):
    arrivals = Arrivals(engine)
    arrivals.run(0)
    arrivals.bring("new", {0: 500})
    assert found(engine, "source_volume")[0]
    assert found(engine, "silent_sources")[0]
