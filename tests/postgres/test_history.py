"""What the warehouse told when: held runs, versions and revised pages, on a real PostgreSQL."""

import random
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import text

from builders.language import coding_home, session_pipeline, settings_of
from builders.newsroom import IZIUM, KUPIANSK, NOON, Story, story
from sitrep.archive import write_warc
from sitrep.extract import stage as extract_stage
from sitrep.extract.coder import Coder
from sitrep.extract.trigger_finder import TriggerFinder
from sitrep.ingest import load_archive, run_now
from sitrep.knowledge.gazetteer import open_gazetteer
from sitrep.knowledge.ontology import load_ontology
from sitrep.knowledge.reporting import load_reporting
from sitrep.knowledge.triggers import load_triggers
from sitrep.lake import raw_batch
from sitrep.records import Capture, SourceInfo
from sitrep.storage import lake_path
from sitrep.warehouse.link import link_events
from sitrep.warehouse.quality import check_quality

pytestmark = pytest.mark.postgres

TEXT = "Ukrainian troops captured Kupiansk, killing 15, Zelensky said; Russia shelled Izium."
UKRAINE = ("Zelensky", "UKR", "GOV")
RUSSIA = ("Russia", "RUS", "MIL")


def coded(version: str = "v1", *, path: str = "1", text: str = TEXT, **changes: Any) -> Story:
    """An article that tells of a capture; ``changes`` are fields of that event."""
    hours = changes.pop("hours", 0)
    revised = {"revised_at": NOON + timedelta(hours=hours)}
    return story(text, path=path, version=version, **revised).says("captured", **changes)


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


# -- What changed ---------------------------------------------------------------------------


def test_changes_between_versions_tell_which_fields_with_both_values(load, query):
    load(coded("v1", claimant=UKRAINE, quantity=("15", "killed", "person", "=", 15)))
    load(coded("v2", mode="advance", place=IZIUM, day=date(2022, 9, 8), modality="ongoing",
               recipient=RUSSIA, polarity="negated"))  # fmt: skip
    ((change, fields, old, new, *told),) = query(
        "select change, changed_fields, old_values, new_values, reason, event_type, sentence,"
        " source_name, url, num_nulls(old_event_id, new_event_id) from marts.coding_changes"
    )
    assert (change, fields) == (
        "changed",
        ["claim", "date", "modality", "mode", "parties", "place", "polarity", "quantities"],
    )
    assert old.keys() == new.keys() == set(fields)
    assert (old["claim"]["by"], new["claim"]["by"]) == ("UKR GOV", "outlet: Steppe Courier")
    assert (old["date"]["from"], new["date"]["from"]) == ("2022-09-09", "2022-09-08")
    assert (old["mode"], new["mode"]) == ("capture", "advance")
    assert (old["parties"]["recipients"], new["parties"]["recipients"]) == ([], ["Russia"])
    assert (old["place"]["name"], new["place"]["name"]) == ("Kupiansk", "Izium")
    assert (old["quantities"][0]["best"], new["quantities"]) == (15, None)
    url = "https://steppe-courier.example/1"
    assert told == ["recoded", "CONTROL", TEXT, "Steppe Courier", url, 0]


def test_any_two_of_three_versions_can_be_compared(load, query):
    load(coded("v1"))
    load(coded("v2", place=IZIUM))
    load(coded("v3", place=KUPIANSK, polarity="negated"))
    rows = query(
        "select old_pipeline_version, new_pipeline_version, is_successive, changed_fields,"
        " changed_at = (select extracted_at from core.extraction"
        " where pipeline_version = new_pipeline_version)"
        " from marts.coding_changes order by 1, 2"
    )
    assert rows == [
        ("v1", "v2", True, ["place"], True),
        ("v1", "v3", False, ["polarity"], True),
        ("v2", "v3", True, ["place", "polarity"], True),
    ]


def test_events_that_did_not_change_give_no_row(load, query):
    load(coded("v1"))
    before = query("select now()")[0][0]
    load(coded("v2"))
    assert query("select * from marts.coding_changes") == []
    assert query("select * from marts.changes_since(:at)", at=before) == []
    ((change, old, new),) = query(
        "select change, old_event_id, new_event_id from marts.changes_since(:at, true)", at=before
    )
    assert change == "unchanged"
    assert old != new


def test_events_are_paired_by_their_trigger_first_then_by_type_and_sentence(load, query):
    load(coded("v1").says("shelled", "ASSAULT", None, place=None))
    # The trigger grows and is of another type; the other event is told by other words.
    grown = coded("v2", event_type="RETREAT", mode=None)
    grown.rows["event"][0] = replace(
        grown.rows["event"][0], end_char=TEXT.index("captured") + len("captured Kupiansk")
    )
    load(grown.says("killing", "ASSAULT", None, place=IZIUM))
    assert query("select event_type, changed_fields from marts.coding_changes order by 1") == [
        ("ASSAULT", ["place"]),
        ("RETREAT", ["mode", "type"]),
    ]


def test_an_event_of_another_type_in_another_place_is_gained_and_the_other_lost(load, query):
    load(coded("v1"))
    load(story(TEXT, version="v2").says("shelled", "ASSAULT", None, place=IZIUM))
    assert query(
        "select change, event_type, changed_fields, old_values ->> 'type', new_values ->> 'type',"
        " old_event_id is null, new_event_id is null from marts.coding_changes order by 1"
    ) == [
        ("gained", "ASSAULT", [], None, "ASSAULT", True, False),
        ("lost", "CONTROL", [], "CONTROL", None, False, True),
    ]


def test_a_revised_page_tells_what_changed_in_it(load, query):
    unchanged, edited = "Ukrainian troops captured Kupiansk.", "Russia shelled Izium, killing 15."
    load(_page(unchanged, edited))
    before = query("select now()")[0][0]
    load(_page(unchanged, edited.replace("15", "17"), "Ukrainian troops liberated Balakliia."))
    assert query("select old_pipeline_version from marts.coding_changes") == []
    assert query(
        "select change, reason, event_type, changed_fields, sentence,"
        " old_revision_id != new_revision_id from marts.changes_since(:at) order by 1",
        at=before,
    ) == [
        ("changed", "revised page", "ASSAULT", ["quantities"], edited.replace("15", "17"), True),
        ("gained", "revised page", "CONTROL", [], "Ukrainian troops liberated Balakliia.", True),
    ]
    assert query("select count(*) from marts.event_as_of(:at)", at=before) == [(2,)]
    assert query("select count(*), count(superseded_at) from marts.coding") == [(2, 1)]


def _page(*sentences: str) -> Story:
    text = " ".join(sentences)
    page = story(text, revised_at=NOON + timedelta(minutes=len(text)))
    kinds = {
        "captured": ("CONTROL", "capture", None),
        "shelled": ("ASSAULT", "heavy-weapons", None),
        "liberated": ("CONTROL", "recapture", None),
    }
    for sentence in sentences:
        trigger = next(word for word in kinds if word in sentence)
        event_type, mode, place = kinds[trigger]
        start = text.index(sentence)
        number = sentence.split()[-1].rstrip(".")
        counted = (number, "killed", "person", "=", float(number)) if number.isdigit() else None
        page.says(trigger, event_type, mode, place=place, actor=None, quantity=counted,
                  sentence_start_char=start, sentence_end_char=start + len(sentence))  # fmt: skip
    return page


def test_a_new_article_is_news_and_an_old_revision_that_comes_late_is_not(load, query):
    load(coded(hours=2, text=f"{TEXT} Updated."))
    before = query("select now()")[0][0]
    load(coded(hours=0))
    assert query("select * from marts.changes_since(:at, true)", at=before) == []
    load(coded(path="2"))
    assert query("select reason, change, old_revision_id, url from marts.changes_since(:at)",
                 at=before) == [
        ("new article", "gained", None, "https://steppe-courier.example/2")
    ]  # fmt: skip


# -- Coded again for real -------------------------------------------------------------------

SHELLING = (
    "Russian forces shelled Kupiansk on Friday, killing at least 15 people, the governor of the "
    "Kharkiv region said. A bridge in Kupiansk had been damaged, and thousands of residents fled "
    "to Kharkiv. Repairs of the bridge would take weeks, the governor said."
)


def test_an_archive_coded_again_by_another_version_keeps_both_codings(
    warehouse_url, engine, query, tmp_path, tmp_path_factory, monkeypatch
):
    pipeline = session_pipeline(tmp_path_factory)
    raw = raw_batch(lake_path(str(tmp_path)), "delta-wire", NOON)
    page = Capture(
        url="https://delta-wire.example/story",
        fetched_at=NOON,
        content_type="text/plain",
        body=SHELLING.encode(),
    )
    write_warc(raw, SourceInfo(source_id="delta-wire", source_name="Delta Wire"), [page])
    # A version whose list of words lacks those of flight.
    fewer = [each for each in load_triggers() if each.event_type != "DISPLACE"]
    with settings_of(
        home=coding_home(tmp_path_factory), lake=tmp_path, warehouse_url=warehouse_url
    ):
        coder = Coder(
            gazetteer=open_gazetteer(coding_home(tmp_path_factory) / "cache"),
            ontology=load_ontology(),
            triggers=TriggerFinder(fewer),
            reporting=load_reporting(),
        )
        older = replace(pipeline, version="older", coder=coder)
        monkeypatch.setattr(extract_stage, "load_pipeline", lambda: older)
        load_archive(raw, run_now(NOON), engine)
        monkeypatch.undo()
        link_events(engine)
        load_archive(raw, run_now(NOON + timedelta(hours=1)), engine)
    newer = pipeline.version
    assert query("select pipeline_version, superseded_at is null from marts.coding order by 2") == [
        ("older", False),
        (newer, True),
    ]
    assert query(
        "select change, event_type, reason, sentence, old_pipeline_version, new_pipeline_version"
        " from marts.coding_changes"
    ) == [("gained", "DISPLACE", "recoded", SHELLING.split(". ")[1] + ".", "older", newer)]
    assert query(
        "select count(*) from marts.event_history"
        " where pipeline_version = 'older' and event_type = 'ASSAULT'"
    ) == [(1,)]
