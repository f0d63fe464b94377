"""A load or linking that is broken off leaves the warehouse as it was; two at once take turns."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from itertools import count
from time import sleep
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import OperationalError

from builders.interruptions import Interruption
from builders.newsroom import IZIUM, NOON, Story, rejection, story, write_batch
from sitrep.warehouse.link import link_events
from sitrep.warehouse.load import LoadReport, load_batches
from sitrep.warehouse.tables import Base

pytestmark = pytest.mark.postgres

TEXT = (
    "Ukrainian troops captured Kupiansk on Friday, killing at least 15 people. "
    "Nobody in Izium had seen a single shell, said the mayor."
)
# Where and by whom each row was written, and what it holds.
AS_IT_IS = "concat_ws(' ', ctid, xmin, row)"
# What it holds, but for moments, of which only that there is one.
ROWS = """(
    select string_agg(
        key || ' ' || case when key ~ '^(loaded|extracted|superseded|linked|started|resolved)_at$'
            then (value != 'null')::text else value::text end, ' ' order by key
    )
    from jsonb_each(to_jsonb(row))
)"""
DIGEST = """
select
    '{table}' as name,
    count(*) || ' ' || md5(coalesce(string_agg(told, ' ' order by told), '')) as digest
from (select {told} as told from {table} as row) as rows
"""


def digest(bind: Engine | Connection, told_by: str) -> dict[str, str]:
    """Return a digest of each table of ``core``."""
    tables = (str(table) for table in Base.metadata.sorted_tables)
    query = text("union all".join(DIGEST.format(told=told_by, table=table) for table in tables))
    if isinstance(bind, Connection):
        return dict(bind.execute(query).all())
    with bind.connect() as connection:
        return dict(connection.execute(query).all())


def captured(**changes: Any) -> Story:
    return (
        story(TEXT, **changes)
        .says("captured", quantity=("at least 15", "killed", "person", ">=", 15))
        .says("shell", "ASSAULT", None, place=IZIUM, claimant=("the mayor", "UKR", "GOV"))
        .quotes("single shell", ("the mayor", "UKR", "GOV"))
    )


def former() -> list[Story]:
    return [captured(), captured(source="savanna", published_at=NOON - timedelta(hours=1))]


def later() -> list[Story]:
    """A newer coding, a copy that is earlier, another report, and a page that came after all."""
    return [
        captured(version="v2"),
        captured(source="delta-wire", published_at=NOON - timedelta(hours=3)),
        captured(path="x", published_at=NOON + timedelta(hours=3)),
    ]


def failed() -> Any:
    return replace(rejection(stage="fetch", reason="timeout"), fetched_at=NOON - timedelta(days=1))


@pytest.fixture
def batches(tmp_path) -> dict[str, Any]:
    return {
        "former": write_batch(tmp_path / "a", former(), rejections=[failed(), rejection(path="y")]),
        "later": write_batch(tmp_path / "b", later(), rejections=[rejection(path="z")]),
    }


def undisturbed(engine: Engine, work: Callable[[Connection], object]) -> dict[str, str]:
    """Return what the warehouse would hold after the work, and take it back."""
    with engine.connect() as connection, connection.begin() as outer:
        work(connection)
        held = digest(connection, ROWS)
        outer.rollback()
    return held


def wait_until_it_waits(engine: Engine, loading: Future[LoadReport]) -> None:
    """Return once the load waits for a row of another transaction, or is done."""
    waiting = text("select count(*) from pg_stat_activity where wait_event = 'transactionid'")
    with engine.connect() as connection:
        while not (connection.scalar(waiting) or loading.done()):
            sleep(0.01)
            connection.rollback()


def interrupt_everywhere(engine: Engine, work: Callable[[Connection], object]) -> list[str]:
    """End the backend before each statement in turn, up to the commit; return those sent."""
    url = engine.url.render_as_string(hide_password=False)
    before, expected = digest(engine, AS_IT_IS), undisturbed(engine, work)
    for number in count():
        interruption = Interruption(url, number)
        try:
            with interruption.engine.connect() as connection:
                work(connection)
        except OperationalError:
            if "commit" in interruption.sent[:number]:
                break
            assert digest(engine, AS_IT_IS) == before, interruption.sent[number]
        else:
            break
    assert digest(engine, ROWS) == expected
    return interruption.sent


def test_a_load_that_is_broken_off_anywhere_leaves_nothing(engine, run, batches):
    load_batches(engine, run, [batches["former"]])
    link_events(engine)
    sent = interrupt_everywhere(engine, lambda c: load_batches(c, run, [batches["later"]]))
    assert sent[-1] == "commit"
    assert sent.count("copy") > len(("mention", "quotation", "event", "participant", "place"))


def test_a_linking_that_is_broken_off_anywhere_leaves_nothing(engine, run, batches):
    load_batches(engine, run, [batches["former"]])
    link_events(engine)
    load_batches(engine, run, [batches["later"]])
    assert "commit" in interrupt_everywhere(engine, link_events)


def test_a_load_whose_connection_is_lost_is_done_again(engine, run, batches):
    expected = undisturbed(engine, lambda c: load_batches(c, run, [batches["former"]]))
    url = engine.url.render_as_string(hide_password=False)
    interruption = Interruption(url, 5, 60)
    report = load_batches(interruption.engine, run, [batches["former"]])
    assert interruption.sent.count("commit") == 1
    assert report.tables["event"].inserted == 4
    assert digest(engine, ROWS) == expected


def test_two_loads_at_once_do_as_one_after_the_other(engine, run, batches):
    one, other = list(batches.values()), list(reversed(batches.values()))
    # Of two codings of one text that is told which came last.
    either = [
        undisturbed(engine, lambda c, order=order: load_batches(c, run, order))
        for order in ([*one, *other], [*other, *one])
    ]
    with ThreadPoolExecutor(2) as threads:
        reports = list(threads.map(lambda given: load_batches(engine, run, given), (one, other)))
    assert sum(report.tables["event"].inserted for report in reports) == 10
    assert digest(engine, ROWS) in either


def test_a_load_that_comes_during_a_linking_is_as_one_after_it(engine, run, batches):
    def one_after_the_other(connection: Connection) -> None:
        load_batches(connection, run, batches.values())
        link_events(connection)

    expected = undisturbed(engine, one_after_the_other)
    load_batches(engine, run, [batches["former"]])
    with ThreadPoolExecutor(1) as thread, engine.connect() as connection:
        with connection.begin():
            link_events(connection)
            loading = thread.submit(load_batches, engine, run, [batches["later"]])
            wait_until_it_waits(engine, loading)
        assert loading.result().changed
    link_events(engine)
    assert digest(engine, ROWS) == expected


def test_an_identical_load_writes_no_row_anew(engine, run, batches):
    load_batches(engine, run, batches.values())
    link_events(engine)
    before = digest(engine, AS_IT_IS)
    assert load_batches(engine, run, batches.values()).changed == 0
    assert link_events(engine).changed == 0
    assert digest(engine, AS_IT_IS) == before
