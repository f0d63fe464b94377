"""What the marts told when: held runs, versions and instants, on a real PostgreSQL."""

import random
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import text

from builders.newsroom import IZIUM, KUPIANSK, Story
from builders.versions import TEXT, coded
from sitrep.warehouse.link import link_events
from sitrep.warehouse.quality import check_quality

pytestmark = pytest.mark.postgres


def broken(told: Story) -> Story:
    """Put a span outside the text, which a blocking check finds."""
    told.rows["mention"][0] = replace(told.rows["mention"][0], end_char=9999)
    return told


TOLD = "select pipeline_version from marts.event order by 1"
GATE = "select gate from core.run where run_id = :run_id"
MEND = "update core.mention set start_char = 0, end_char = 5 where end_char = 9999"


@pytest.fixture
def check(engine, query):
    """Check a run; return its gate."""

    def check(run_id: str) -> str:
        check_quality(engine, run_id)
        return str(query(GATE, run_id=run_id)[0][0])

    return check


@pytest.fixture
def bring(load, run):
    """Load stories in a run that waits for its checks."""

    def bring(run_id: str, *stories: Story, shard: int = 0) -> None:
        load(*stories, run=replace(run, run_id=run_id, gate="pending"), shard=shard)

    return bring


@pytest.fixture
def mend(engine):
    """Correct by hand what was broken, as an operator would."""

    def mend() -> None:
        with engine.begin() as connection:
            connection.execute(text(MEND))

    return mend


# -- Held runs ------------------------------------------------------------------------------


def test_while_a_run_waits_or_is_held_the_marts_tell_what_stood_before(bring, check, engine, query):
    bring("first", coded("v1"))
    assert query(TOLD) == []
    assert check("first") == "passed"
    bring("second", broken(coded("v2")))
    assert query(TOLD) == [("v1",)]
    assert check("second") == "held"
    link_events(engine)
    assert query(TOLD) == [("v1",)]
    assert query("select pipeline_version from marts.event_as_of(now())") == [("v1",)]
    assert query("select events from marts.incident") == [(1,)]
    assert query("select * from marts.coding_changes") == []


def test_a_run_that_passes_after_all_is_told_from_then_on(bring, check, mend, engine, query):
    bring("first", coded("v1"))
    check("first")
    bring("second", broken(coded("v2", place=IZIUM)))
    check("second")
    ((held,),) = query("select held_at from core.run where gate = 'held'")
    link_events(engine)
    mend()
    assert check("second") == "passed"
    link_events(engine)
    assert query(TOLD) == [("v2",)]
    assert query("select place_name, events from marts.incident") == [("Izium", 1)]
    assert query("select pipeline_version from marts.event_as_of(:at)", at=held) == [("v1",)]
    assert query(
        "select reason, change, changed_fields, old_pipeline_version, new_pipeline_version"
        " from marts.changes_since(:at)",
        at=held,
    ) == [("held run", "changed", ["place"], "v1", "v2")]


def test_a_run_mended_after_a_newer_version_has_passed_is_never_told(bring, check, mend, query):
    for version, gate in [("v1", "passed"), ("v2", "held"), ("v3", "passed")]:
        told = coded(version)
        bring(version, broken(told) if gate == "held" else told)
        assert check(version) == gate
    assert query(TOLD) == [("v3",)]
    mend()
    assert check("v2") == "passed"
    assert query(TOLD) == [("v3",)]
    assert query("select pipeline_version from marts.coding order by extracted_at") == [
        ("v1",),
        ("v3",),
    ]


def test_of_two_versions_the_one_that_came_last_counts_whichever_passes_first(bring, check, query):
    for first, second, checked in [("v1", "v2", ["v2", "v1"]), ("v3", "v4", ["v3", "v4"])]:
        bring(first, coded(first))
        bring(second, coded(second))
        for version in checked:
            check(version)
        assert query(TOLD) == [(second,)]
    assert query("select pipeline_version from marts.coding order by extracted_at") == [
        ("v2",),
        ("v3",),
        ("v4",),
    ]


def test_what_has_passed_is_told_although_its_run_is_held_for_what_came_later(bring, check, query):
    bring("first", coded())
    check("first")
    bring("first", broken(coded(path="2")), shard=1)
    assert query(GATE, run_id="first") == [("pending",)]
    assert check("first") == "held"
    assert query("select url from marts.event") == [("https://steppe-courier.example/1",)]


def test_checking_again_leaves_history_as_it_is(bring, check, engine, query):
    rows = "select xmin::text, extracted_at, superseded_at from core.extraction order by 2"
    bring("first", coded("v1"), coded("v1", path="2"))
    check("first")
    bring("second", coded("v2"))
    check("second")
    link_events(engine)
    before = query(rows)
    assert [check("first"), check("second")] == ["passed", "passed"]
    assert query(rows) == before


# -- As of an instant -----------------------------------------------------------------------


def test_as_of_the_very_instant_of_a_takeover_the_newer_coding_is_told(load, query):
    versions = ["v1", "v2", "v3"]
    for version in versions:
        load(coded(version))
    assert query(
        "select older.pipeline_version, newer.pipeline_version, array("
        " select event.pipeline_version"
        " from marts.event_as_of(newer.extracted_at - interval '1 microsecond') as event"
        " ), array("
        " select event.pipeline_version from marts.event_as_of(newer.extracted_at) as event)"
        " from marts.coding as newer"
        " left join marts.coding as older on older.superseded_at = newer.extracted_at"
        " order by newer.extracted_at"
    ) == [
        (None, "v1", [], ["v1"]),
        ("v1", "v2", ["v1"], ["v2"]),
        ("v2", "v3", ["v2"], ["v3"]),
    ]


STATE = "select event_id from marts.event order by 1"
STATE_THEN = "select event_id from marts.event_as_of(:at) order by 1"
ALL_OF_IT = "select * from marts.event order by event_id"
ALL_OF_IT_NOW = "select * from marts.event_as_of(clock_timestamp()) order by event_id"
TOLD_TWICE = """
    select article_id from marts.coding
    where extracted_at <= :at and (superseded_at is null or superseded_at > :at)
    group by article_id having count(*) > 1
"""
EVERY_CHANGE = """
    select old_event_id, new_event_id from marts.changes_since(:at, with_unchanged => true)
"""
# What is compared of an event, as far as these stories tell it.
CONTENT = """
    select article_id, event_type, mode, place_name, date_from, assertion, claimed_by
    from marts.event order by 1, 2
"""
CONTENT_AFTER_CHANGES = """
    with change as materialized (select * from marts.changes_since(:at))
    select article_id, event_type, mode, place_name, date_from, assertion, claimed_by
    from marts.event_as_of(:at)
    where event_id not in (select old_event_id from change where old_event_id is not null)
    union all
    select article_id, event_type, mode, place_name, date_from, assertion, claimed_by
    from marts.event
    where event_id in (select new_event_id from change)
    order by 1, 2
"""


@pytest.mark.parametrize("seed", range(3))
def test_history_holds_in_whatever_order_things_come(bring, load, check, mend, run, engine, seed):
    choose = random.Random(seed)
    told = {}
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:

        def ask(statement: str, **given: object) -> list[Any]:
            return list(connection.execute(text(statement), given))

        for step in range(12):
            what = choose.choice(["check", "bring", "bring broken", "open", "mend"])
            stories = [_any_story(choose, path) for path in choose.sample("abc", 2)]
            if what == "open":
                load(*stories, run=replace(run, run_id=f"open-{step}"), shard=step)
            elif what.startswith("bring"):
                stories[0] = broken(stories[0]) if what == "bring broken" else stories[0]
                bring(f"run-{step}", *stories, shard=step)
            elif what == "mend":
                mend()
            else:
                for (run_id,) in ask("select run_id from core.run where gate != 'open'"):
                    check(run_id)
            told[ask("select clock_timestamp()")[0][0]] = ask(STATE)
        now, content = ask(STATE), ask(CONTENT)
        assert now
        assert ask(ALL_OF_IT) == ask(ALL_OF_IT_NOW)
        for at, then in told.items():
            assert ask(STATE_THEN, at=at) == then
            assert ask(TOLD_TWICE, at=at) == []
            changes = ask(EVERY_CHANGE, at=at)
            gone = {(old,) for old, _ in changes if old}
            come = {(new,) for _, new in changes if new}
            assert gone <= set(then)
            assert set(then) - gone | come == set(now)
            assert ask(CONTENT_AFTER_CHANGES, at=at) == content


def _any_story(choose: random.Random, path: str) -> Story:
    """Any revision of an article, coded by any version, each of which codes it otherwise."""
    hours, version = choose.randint(0, 2), choose.choice(["v1", "v2", "v3", "v4"])
    told = coded(
        version,
        path=path,
        hours=hours,
        text=f"{TEXT} Revision {hours // 2}.",
        place=KUPIANSK if version in {"v1", "v2"} else IZIUM,
    )
    if version in {"v2", "v4"}:
        told.says("shelled", "ASSAULT", "heavy-weapons", place=None)
    return told
