"""A person opens or shuts the gate of a run, and says why."""

import pytest
from sqlalchemy import text

from builders.newsroom import story
from sitrep.errors import WarehouseError
from sitrep.warehouse.gate import decide_gate, held_runs
from sitrep.warehouse.quality import check_quality

pytestmark = pytest.mark.postgres

EMPTY = [story(f"Nothing happened {n}.", path=str(n)) for n in range(20)]


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
    decide_gate(engine, "run-1", "passed", by="ana", because="A day of recipes.")
    assert gate() == "passed"
    assert held_runs(engine) == []
    result = check_quality(engine, "run-1")[0]
    assert (result.check_name, result.is_ok, result.is_blocking) == ("events_found", False, False)
    assert gate() == "passed"
    assert query(
        "select gate, is_waived, decided_gate, decided_by, decided_because"
        " from marts.quality_checks where not is_ok"
    ) == [("passed", True, "passed", "ana", "A day of recipes.")]


@pytest.mark.usefixtures("held")
def test_another_fault_than_that_which_was_judged_holds_it_again(engine, gate):
    decide_gate(engine, "run-1", "passed", by="ana", because="A day of recipes.")
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


def test_a_run_that_a_person_holds_back_stays_so(load, engine, gate, query):
    load(story("Ukrainian troops captured Kupiansk.").says("captured"))
    check_quality(engine, "run-1")
    decide_gate(engine, "run-1", "held", by="ana", because="Its feed was forged.")
    check_quality(engine, "run-1")
    assert gate() == "held"
    assert held_runs(engine)[0].reasons == ["ana holds it back: Its feed was forged."]
    assert query("select count(*) from marts.event") == [(0,)]
    decide_gate(engine, "run-1", "passed", by="bo", because="It was not.")
    assert gate() == "passed"
    assert query("select decided_by, gate from core.gate_decision order by decision_id") == [
        ("ana", "held"),
        ("bo", "passed"),
    ]


@pytest.mark.usefixtures("held")
def test_a_run_let_pass_and_then_held_back_waives_nothing(engine, query):
    decide_gate(engine, "run-1", "passed", by="ana", because="A day of recipes.")
    decide_gate(engine, "run-1", "held", by="bo", because="It was the parser.")
    assert query("select check_name from core.quality_check where is_waived") == []
    assert len(held_runs(engine)[0].reasons) == 2


def test_a_decision_needs_a_run_and_a_reason(engine):
    with pytest.raises(WarehouseError, match="no run nowhere"):
        decide_gate(engine, "nowhere", "passed", by="ana", because="So be it.")
    with pytest.raises(WarehouseError, match="needs a reason"):
        decide_gate(engine, "nowhere", "passed", by="ana", because=" ")
