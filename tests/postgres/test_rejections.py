"""Pages that are turned away: what resolves them, and what the warehouse tells of them."""

from datetime import timedelta

import pytest

from builders.newsroom import NOON, rejection, story, write_batch
from sitrep.records import Rejection, stable_id
from sitrep.storage import write_rows
from sitrep.warehouse.build_marts import refresh_marts
from sitrep.warehouse.load import load_batches
from sitrep.warehouse.rejections import (
    RejectionCount,
    RejectionFilter,
    count_rejections,
    count_settled,
    list_rejections,
)
from sitrep.warehouse.statements import Changes

pytestmark = pytest.mark.postgres

PAGE = {"archive_path": "raw/a.warc.gz", "archive_record": "<urn:uuid:7>"}
LATER = timedelta(days=1)


def away(reason: str = "too short", **changes) -> Rejection:
    changes = {**PAGE, "stage": "clean", **changes}
    return rejection(
        reason=reason,
        rejection_id=stable_id("page", changes["archive_record"], changes["stage"], reason),
        **changes,
    )


def came(text: str = "Troops advanced.", **changes):
    return story(text, path="x", **{**PAGE, **changes})


@pytest.fixture
def reasons(query):
    """Return every reason with whether it is still open."""
    return lambda: dict(query("select reason, resolved_at is null from core.rejection"))


def test_a_page_that_is_an_article_now_is_no_open_rejection(load, reasons, query):
    load(rejections=[away(), away("undecodable", archive_record="<urn:uuid:8>")])
    report = load(came(), rejections=[away("undecodable", archive_record="<urn:uuid:8>")])
    assert report.tables["rejection"] == Changes(inserted=0, updated=1)
    assert reasons() == {"too short": False, "undecodable": True}
    assert query(
        "select resolved_at = loaded_at from core.rejection where resolved_at is not null"
    ) == [(True,)]
    assert load(came()).changed == 0


def test_another_reason_takes_the_place_of_the_first(load, reasons):
    load(rejections=[away()])
    report = load(rejections=[away("not an article")])
    assert report.tables["rejection"] == Changes(inserted=1, updated=1)
    assert reasons() == {"too short": False, "not an article": True}
    assert load(rejections=[away("not an article")]).changed == 0


def test_what_is_turned_away_again_for_the_same_reason_is_open_again(load, reasons):
    load(rejections=[away()])
    load(came())
    assert load(rejections=[away()]).tables["rejection"] == Changes(inserted=0, updated=1)
    assert reasons() == {"too short": True}


def test_a_path_with_its_scheme_is_the_same_path(load, reasons):
    load(rejections=[away(archive_path="file:///lake/raw/a.warc.gz")])
    load(came(archive_path="/lake/raw/a.warc.gz"))
    assert reasons() == {"too short": False}


@pytest.mark.parametrize(
    "other", [{"archive_record": "<urn:uuid:9>"}, {"archive_path": "raw/b.warc.gz"}]
)
def test_another_page_resolves_nothing(load, reasons, other):
    load(rejections=[away()])
    load(came(**other))
    assert reasons() == {"too short": True}


def test_a_coding_that_failed_and_now_succeeds_is_resolved(engine, run, tmp_path, reasons):
    failed = away("coding failed", stage="extract")
    path, folder = write_batch(tmp_path, [came()])
    write_rows(folder / "rejection.parquet", Rejection, [failed])
    load_batches(engine, run, [(path, folder)])
    assert load_batches(engine, run, [(path, folder)]).changed == 0
    assert reasons() == {"coding failed": True}
    write_rows(folder / "rejection.parquet", Rejection, [])
    load_batches(engine, run, [(path, folder)])
    assert reasons() == {"coding failed": False}


def test_shards_of_one_batch_leave_the_rejections_of_each_other_alone(
    engine, run, tmp_path, reasons
):
    """A feed that lists a page twice gives two captures with one record id."""
    repeated = away("repeated")
    failed = away("coding failed", stage="extract")
    first = write_batch(tmp_path, [story("Other news.", path="y")], shard=0)
    second = write_batch(tmp_path, [came()], rejections=[repeated], shard=1)
    write_rows(second[1] / "rejection.parquet", Rejection, [failed])
    load_batches(engine, run, [first, second])
    assert reasons() == {"repeated": True, "coding failed": True}
    assert load_batches(engine, run, [first, second]).changed == 0


def test_a_page_that_did_not_come_is_settled_when_it_comes_later(load, reasons):
    missed = away("timeout", stage="fetch")
    load(rejections=[missed])
    other = {"archive_path": "raw/b.warc.gz", "archive_record": "<urn:uuid:9>"}
    load(came(fetched_at=NOON - LATER, **other))
    assert reasons() == {"timeout": True}
    load(came("Troops advanced further.", fetched_at=NOON + LATER, **other))
    assert reasons() == {"timeout": False}
    assert load(rejections=[missed]).changed == 0


def test_open_rejections_are_listed_newest_first(engine, load):
    old = away("old", archive_record="1", fetched_at=NOON)
    new = away("new", archive_record="2", fetched_at=NOON + LATER, source="savanna")
    gone = away("gone", archive_record="3")
    load(rejections=[old, new, gone])
    load(came(archive_record="3"))
    found = list_rejections(engine, RejectionFilter())
    assert [row.reason for row in found] == ["new", "old"]
    assert (found[1].url, found[1].archive_path, found[1].archive_record) == (
        old.url, "raw/a.warc.gz", "1",
    )  # fmt: skip
    assert [row.reason for row in list_rejections(engine, RejectionFilter(), limit=1)] == ["new"]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (RejectionFilter(sources=["savanna"]), {"b"}),
        (RejectionFilter(sources=["savanna", "steppe-courier"]), {"a", "b", "c"}),
        (RejectionFilter(stages=["fetch"]), {"c"}),
        (RejectionFilter(reasons=["a", "c"]), {"a", "c"}),
        (RejectionFilter(since=NOON + LATER), {"b"}),
        (RejectionFilter(sources=["savanna"], reasons=["a"]), set()),
    ],
)
def test_filters_pick(engine, load, wanted, found):
    load(
        rejections=[
            away("a", archive_record="1"),
            away("b", archive_record="2", source="savanna", fetched_at=NOON + LATER),
            away("c", archive_record="3", stage="fetch"),
        ]
    )
    assert {row.reason for row in list_rejections(engine, wanted)} == found
    assert {row.reason for row in count_rejections(engine, wanted)} == found


def test_rejections_are_counted_by_source_stage_and_reason(engine, load):
    load(rejections=[away(archive_record=str(n)) for n in range(3)] + [away("empty")])
    assert count_rejections(engine, RejectionFilter()) == [
        RejectionCount(source_id="steppe-courier", stage="clean", reason="too short", pages=3),
        RejectionCount(source_id="steppe-courier", stage="clean", reason="empty", pages=1),
    ]


def test_settled_is_what_is_turned_away_for_no_reason(engine, load):
    pages = [away(archive_record=str(n)) for n in range(3)]
    load(rejections=pages)
    ids = [row.rejection_id for row in list_rejections(engine, RejectionFilter())]
    assert count_settled(engine, ids) == 0
    again = away("not an article", archive_record="1")
    load(came(archive_record="0"), rejections=[again, pages[2]])
    assert count_settled(engine, ids) == 1
    assert count_settled(engine, []) == 0


def test_marts_tell_open_rejections_from_settled_ones(load, query, warehouse_url):
    load(rejections=[away(), away("empty", archive_record="8")])
    load(came(), rejections=[away("empty", archive_record="8")])
    assert query("select reason, resolved_at is null from marts.rejections order by reason") == [
        ("empty", True),
        ("too short", False),
    ]
    refresh_marts(warehouse_url)
    assert query("select pages, rejected, rejected_by_reason from marts.source_health") == [
        (2, 1, {"empty": 1})
    ]
