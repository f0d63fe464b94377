"""A person lets a held run pass, and says why."""

from dataclasses import replace

import pytest
from sqlalchemy import text

from builders.newsroom import story
from sitrep.errors import WarehouseError
from sitrep.warehouse.gate import held_runs, pass_run
from sitrep.warehouse.quality import check_quality

pytestmark = pytest.mark.postgres

EMPTY = [story(f"Nothing happened {n}.", path=str(n)) for n in range(20)]


@pytest.fixture
def run(run):
    """A run that waits for its checks."""
    return replace(run, gate="pending")


@pytest.fixture
def gate(query):
    return lambda: query("select gate from core.run")[0][0]


@pytest.fixture
def held(load, engine, gate):
    """A run that is held back since nothing was found in its twenty articles."""
    load(*EMPTY)
    check_quality(engine, "run-1")
    assert gate() == "held"


@pytest.mark.usefixtures("held")
def test_a_held_run_says_why_and_what_to_do(engine):
    (run,) = held_runs(engine)
    assert str(run).startswith(
        "Run run-1 is held back from the marts. events_found: 0 events in 20 articles. From 20 "
    )
    assert str(run).endswith("sitrep gate 'run-1' --pass --because '…'")


@pytest.mark.usefixtures("held")
def test_a_run_that_a_person_lets_pass_stays_so(engine, gate, query):
    pass_run(engine, "run-1", by="ana", because="A day of recipes.")
    assert gate() == "passed"
    assert held_runs(engine) == []
    result = check_quality(engine, "run-1")[0]
    assert (result.check_name, result.is_ok, result.is_blocking) == ("events_found", False, False)
    assert gate() == "passed"
    assert query(
        "select gate, is_waived, waived_by, waived_because from marts.quality_checks"
        " where not is_ok"
    ) == [("passed", True, "ana", "A day of recipes.")]
    assert query("select count(waived_by) from marts.quality_checks") == [(1,)]


@pytest.mark.usefixtures("held")
def test_another_fault_than_that_which_was_judged_holds_it_again(engine, gate):
    pass_run(engine, "run-1", by="ana", because="A day of recipes.")
    with engine.begin() as connection:
        connection.execute(
            text(
                "insert into core.mention"
                " (mention_id, extraction_id, start_char, end_char, label)"
                " select gen_random_uuid(), extraction_id, 0, 9999, 'ORG' from core.extraction"
                " limit 1"
            )
        )
    check_quality(engine, "run-1")
    assert gate() == "held"
    (run,) = held_runs(engine, "run-1")
    assert [reason.split(":")[0] for reason in run.reasons] == ["offsets_give_back_text"]


@pytest.mark.usefixtures("held")
def test_a_decision_needs_a_held_run_and_a_reason(engine, gate):
    for run_id, because, problem in (
        ("nowhere", "So be it.", "no run nowhere"),
        ("run-1", " ", "needs a reason"),
    ):
        with pytest.raises(WarehouseError, match=problem):
            pass_run(engine, run_id, by="ana", because=because)
    assert gate() == "held"
    pass_run(engine, "run-1", by="ana", because="So be it.")
    with pytest.raises(WarehouseError, match="is not held back"):
        pass_run(engine, "run-1", by="ana", because="So be it.")
