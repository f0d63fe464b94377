"""Quality checks and the gate, on a real PostgreSQL."""

from dataclasses import replace
from datetime import date

import pytest

from builders.newsroom import UNPINNED, rejection, story
from sitrep.errors import WarehouseError
from sitrep.warehouse.quality import check_names, check_quality

pytestmark = pytest.mark.postgres


@pytest.fixture
def run(run):
    """A run that waits for its checks."""
    return replace(run, gate="pending")


def captured(path="1", **changes):
    return story("Ukrainian troops captured Kupiansk.", path=path).says("captured", **changes)


def failures(results):
    return {r.check_name for r in results if not r.is_ok}


def test_a_good_run_passes_and_is_read(load, engine, query):
    load(captured())
    assert failures(check_quality(engine, "run-1")) == set()
    assert query("select gate from core.run") == [("passed",)]
    assert query("select count(*) from marts.event") == [(1,)]
    assert query("select count(*) from core.quality_check") == [(len(check_names()),)]


def test_checking_again_changes_no_row(load, engine, query):
    load(captured())
    check_quality(engine, "run-1")
    before = query("select xmin::text, checked_at from core.quality_check union all"
                   " select xmin::text, started_at from core.run order by 1, 2")  # fmt: skip
    check_quality(engine, "run-1")
    after = query("select xmin::text, checked_at from core.quality_check union all"
                  " select xmin::text, started_at from core.run order by 1, 2")  # fmt: skip
    assert after == before


def test_spans_outside_the_text_hold_the_run_back(load, engine, query):
    broken = captured()
    broken.rows["mention"][0] = replace(broken.rows["mention"][0], end_char=9999)
    load(broken)
    first = check_quality(engine, "run-1")[0]
    assert (first.check_name, first.observed) == ("offsets_give_back_text", 1.0)
    assert first.detail == "1 of 4 spans do not fit their text"
    assert query("select gate from core.run") == [("held",)]
    assert query("select count(*) from marts.event") == [(0,)]


def test_a_trigger_outside_its_sentence_is_found(load, engine):
    broken = captured()
    broken.rows["event"][0] = replace(broken.rows["event"][0], sentence_end_char=20)
    load(broken)
    assert failures(check_quality(engine, "run-1")) == {"offsets_give_back_text"}


def test_a_held_run_passes_once_it_is_mended(load, engine, query):
    load(*(story(f"Nothing happened {n}.", path=str(n)) for n in range(20)))
    assert failures(check_quality(engine, "run-1")) == {"events_found"}
    load(captured("x"), shard=1)
    assert failures(check_quality(engine, "run-1")) == set()
    assert query("select gate from core.run") == [("passed",)]


def test_future_dates_are_judged_from_twenty_on(load, engine):
    def told(number):
        text = f"Ukrainian troops captured Kupiansk, report {number} said."
        return story(text, path=str(number)).says("captured", day=date(2030, 1, 1))

    load(*(told(n) for n in range(19)))
    assert failures(check_quality(engine, "run-1")) == set()
    load(told(19), shard=1)
    assert failures(check_quality(engine, "run-1")) == {"future_dates"}


def test_an_unpinned_place_is_a_place_but_most_should_be_pinned(load, engine):
    load(*(captured(str(n), place=UNPINNED) for n in range(11)))
    load(*(captured(str(n)) for n in range(11, 19)), shard=1)
    assert "unpinned_places" not in failures(check_quality(engine, "run-1"))
    load(captured("19"), shard=2)
    results = check_quality(engine, "run-1")
    assert {"unpinned_places", "events_without_place"} & failures(results) == {"unpinned_places"}
    (check,) = (r for r in results if r.check_name == "unpinned_places")
    assert (check.observed, check.detail) == (0.55, "11 of 20 places are not on the map")


def test_pages_turned_away_and_copies_are_counted(load, engine):
    refused = [rejection(path=str(n)) for n in range(81)]
    load(*(captured(str(n)) for n in range(20)), rejections=refused)
    assert failures(check_quality(engine, "run-1")) == {
        "duplicate_rate",
        "rejected_share",
        "source_rejections",
    }


def test_one_source_that_is_turned_away_is_told(load, engine):
    refused = [rejection("delta", path=str(n)) for n in range(10)]
    load(*(captured(str(n)) for n in range(5)), rejections=[*refused, rejection()])
    results = check_quality(engine, "run-1")
    assert failures(results) == {"source_rejections"}
    assert results[0].detail == "turned away: delta (10 of 10)"


def test_unknown_countries_are_told(load, engine):
    load(captured(actor=("Ukrainian troops", "ZZZ", "MIL")))
    details = {r.check_name: r.detail for r in check_quality(engine, "run-1") if not r.is_ok}
    assert details == {"unknown_codes": "unknown: ZZZ"}


def test_a_run_that_is_not_there_is_an_error(engine):
    with pytest.raises(WarehouseError, match="no run nowhere"):
        check_quality(engine, "nowhere")


def test_every_check_says_what_to_do(engine, load):
    load(captured())
    for result in check_quality(engine, "run-1"):
        assert result.severity in {"blocking", "warning"}
        assert len(result.says) > 40
