"""``sitrep ontology``: the event types for people, and what is wrong with their data."""

import pytest

from sitrep.knowledge import triggers
from sitrep.knowledge.triggers import Trigger

HIT = Trigger(event_type="PICNIC", mode=None, words=("hit",), pos="VERB")


@pytest.fixture
def ontology(sitrep, monkeypatch):
    """Run ``sitrep ontology`` at 100 columns."""
    monkeypatch.setenv("COLUMNS", "100")
    return lambda *arguments: sitrep("ontology", *arguments)


def test_problems_are_sentences_and_exit_code_1(ontology, monkeypatch):
    monkeypatch.setattr(triggers, "load_triggers", lambda: (*triggers.parse_triggers(""), HIT))
    outcome = ontology("check")
    assert outcome.code == 1
    lines = outcome.stdout.splitlines()
    assert "ASSAULT has no trigger." in lines
    assert "The trigger 'hit' is of unknown PICNIC." in lines
    assert outcome.stderr.startswith(f"error: {len(lines)} problems in ontology ")


def test_what_is_sound_is_one_line(ontology, monkeypatch):
    monkeypatch.setattr("sitrep.knowledge.ontology_check.check_ontology", lambda *_, **__: [])
    outcome = ontology("check")
    assert (outcome.code, outcome.stderr) == (0, "")
    (line,) = outcome.stdout.splitlines()
    assert " is sound: 21 types with " in line
    assert line.endswith(" examples.")


def test_the_list_has_every_type_with_its_modes(ontology):
    outcome = ontology("list")
    assert outcome.code == 0
    assert "Meet, talk, or negotiate." in outcome.stdout
    assert "AGREE" in outcome.stdout
    assert "recapture" in outcome.stdout
    assert max(map(len, outcome.stdout.splitlines())) <= 100


def test_one_type_is_shown_with_codes_and_examples(ontology):
    outcome = ontology("list", "control")
    assert outcome.code == 0
    text = " ".join(outcome.stdout.split())
    assert "CONTROL Change who holds a place" in text
    assert "/recapture Take back a place lost before." in text
    assert "CAMEO 192 (broader)" in text
    assert "· Government forces recaptured the island of Hanish." in text


def test_a_type_that_does_not_exist_is_wrong_use(ontology):
    outcome = ontology("list", "picnic")
    assert (outcome.code, outcome.stdout) == (2, "")
    assert "CONTROL" in outcome.stderr
