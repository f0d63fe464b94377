"""Events judged as a whole: against fixed limits, and against the runs before."""

import pytest
from sqlalchemy import text

from builders.newsroom import story
from sitrep.warehouse.quality import check_quality

pytestmark = pytest.mark.postgres

SHARES = {"events_without_claimant", "events_without_date", "events_without_place"}
EARLIER = """
insert into core.run (run_id, interval_start, interval_end, pipeline_version, gate)
select 'earlier-' || ago, ended_at, ended_at, 'v0', :gate
from core.run, generate_series(1, :runs) as ago, lateral (
    select interval_start - ago * interval '1 day' as ended_at
) as earlier
where run_id = 'run-1'
"""
OBSERVED = """
insert into core.quality_check (run_id, check_name, severity, is_ok, observed, detail, says)
select run_id, :name, 'warning', true, :observed, '', '' from core.run where run_id like 'earlier-%'
"""


@pytest.fixture
def change(engine):
    """Change what is in the warehouse by a statement of SQL."""

    def change(statement, **parameters):
        with engine.begin() as connection:
            connection.execute(text(statement), parameters)

    return change


@pytest.fixture
def remember(change):
    """Let earlier runs have observed a number for a check."""

    def remember(name, observed, *, runs=5, gate="passed"):
        change("delete from core.run where run_id like 'earlier-%'")
        change(EARLIER, runs=runs, gate=gate)
        change(OBSERVED, name=name, observed=observed)

    return remember


@pytest.fixture
def failed(engine):
    """Names and details of the checks that fail."""
    return lambda: {r.check_name: r.detail for r in check_quality(engine, "run-1") if not r.is_ok}


def told(number, **changes):
    made = story(f"Troops took Kupiansk, report {number} said on Friday.", path=str(number))
    return made.says("took", actor=None, **changes)


def complete(numbers, **changes):
    """Return stories with place, stated date and claimant."""
    given = {
        "claimant": ("report", "UKR", "JRN"),
        "date_start_char": 0,
        "date_end_char": 1,
        **changes,
    }
    return [told(number, **given) for number in numbers]


def test_events_that_lack_nearly_everything_are_told_from_fifty_on(load, failed):
    load(*(told(n, place=None) for n in range(49)))
    assert failed() == {}
    load(told(49, place=None), shard=1)
    assert failed().keys() == SHARES
    load(*complete(range(50, 60)), shard=2)
    assert failed() == {}


@pytest.mark.parametrize("name", sorted(SHARES))
def test_a_share_that_falls_suddenly_is_told(name, load, failed, remember):
    load(*complete(range(25)), *(told(n, place=None) for n in range(25, 50)))
    remember(name, 0.3)
    assert failed().keys() == {name}
    assert failed()[name].startswith("25 of 50 events ")
    assert failed()[name].endswith("; usual is 0.3")
    remember(name, 0.4)
    assert failed() == {}
    remember(name, 0.3, runs=4)  # too few to tell
    assert failed() == {}
    remember(name, 0.3, gate="held")
    assert failed() == {}


def test_a_share_that_always_changed_may_change(load, failed, remember, change):
    load(*complete(range(25)), *(told(n, place=None) for n in range(25, 50)))
    remember("events_without_place", 0.3, runs=9)
    change(
        "update core.quality_check set observed = 0.1 * right(run_id, 1)::int"
        " where run_id between 'earlier-1' and 'earlier-6'"
    )
    assert failed() == {}


def test_far_more_and_far_fewer_events_an_article_are_told(load, failed, remember):
    load(*complete(range(20)))
    for observed, names in ((10, {"event_yield"}), (0.2, {"event_yield"}), (2, set())):
        remember("event_yield", observed)
        assert failed().keys() == names, observed


def test_offsets_that_count_something_else_than_code_points_are_found(load, failed, change):
    load(*complete(range(20)))
    change("update core.mention set start_char = start_char - 1, end_char = end_char - 1")
    found = failed()
    assert found.keys() == {"spans_cut_words"}
    assert found["spans_cut_words"] == "20 of 40 spans cut a word"


def test_parts_of_events_that_stand_elsewhere_are_told(load, failed, change):
    stories = [
        story(f"Troops took Izium. It rained on {n} of 9 days.", path=str(n)).says(
            "took", actor=("Troops", "UKR", "MIL"), sentence_end_char=18, place=None
        )
        for n in range(20)
    ]
    load(*stories)
    assert failed() == {}
    change("update core.event_participant set start_char = 19, end_char = 21")
    assert failed() == {"parts_outside_sentences": "20 of 20 participants and quantities "
                        "stand outside"}  # fmt: skip


def test_numbers_of_people_beyond_belief_are_told(load, failed, change):
    load(
        *complete(range(1), quantity=("0", "killed", "person", "=", 6_000_000)),
        *complete(range(1, 2), quantity=("1", "killed", "person", "=", 6e6), modality="historical"),
        *complete(range(2, 3), quantity=("2", "displaced", "person", "=", 1e8)),
        *complete(range(3, 4), quantity=("3", "people", "person", "=", 1e8)),
    )
    assert failed() == {"absurd_quantities": "people: killed 6000000"}
    change("update core.event set date_from = date_from - 30000, date_to = date_to - 30000")
    assert failed() == {}


def test_towns_in_countries_that_nobody_speaks_of_are_told(load, failed, change):
    load(*complete(range(20)))
    assert failed() == {}  # they lie in the country of the source
    change("update core.source set source_country = 'KEN'")
    assert failed() == {"lonely_places": "20 of 20 places lie in a country that is not spoken of"}
    change(
        "insert into core.mention (mention_id, extraction_id, start_char, end_char, label, country)"
        " select gen_random_uuid(), extraction_id, 0, 6, 'NORP', 'UKR' from core.extraction"
    )
    assert failed() == {}
