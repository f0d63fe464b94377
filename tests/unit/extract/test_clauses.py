"""What belongs to an event is what stands in its clause."""

import pytest

from builders.language import only_event
from sitrep.extract.clauses import clause_around


@pytest.mark.parametrize(
    ("sentence", "trigger", "clause"),
    [
        (
            "The army recaptured Izium, but Russian forces hold Kherson.",
            "recaptured",
            "The army recaptured Izium",
        ),
        (
            "Troops entered Izium after Russian forces withdrew from Kupiansk.",
            "withdrew",
            "Russian forces withdrew from Kupiansk.",
        ),
        ("They left; the enemy shelled Kharkiv.", "shelled", "the enemy shelled Kharkiv."),
        ("Kyiv, the capital, was shelled.", "shelled", "Kyiv, the capital, was shelled."),
    ],
)
def test_a_clause_ends_where_another_begins(pipeline, sentence, trigger, clause):
    doc = pipeline.nlp(sentence)
    (number,) = [token.i for token in doc if token.text == trigger]
    assert clause_around(doc, doc[number : number + 1]).text == clause


def test_a_clause_never_leaves_its_sentence(pipeline):
    doc = pipeline.nlp("Troops left. Others stayed in town. Nobody knew why.")
    for token in doc:
        clause = clause_around(doc, doc[token.i : token.i + 1])
        assert clause.start <= token.i < clause.end
        assert token.sent.start <= clause.start
        assert clause.end <= token.sent.end


def test_a_reporting_cue_bounds_a_clause(pipeline):
    doc = pipeline.nlp("Kyiv said troops had left the city.")
    (said,) = [token.i for token in doc if token.text == "said"]
    assert clause_around(doc, doc[5:6], cues=[said]).text == "troops had left the city."


def test_each_of_two_events_keeps_its_own_place_and_actor(code):
    document = code("Troops entered Izium after Russian forces withdrew from Kupiansk.")
    entered, withdrew = only_event(document, "CONTROL"), only_event(document, "RETREAT")
    assert [place.text for place in entered.places] == ["Izium"]
    assert [place.text for place in withdrew.places] == ["Kupiansk"]
    assert [actor.text for actor in entered.actors] == ["Troops"]
    assert [actor.text for actor in withdrew.actors] == ["Russian forces"]


def test_a_relative_clause_shares_the_subject_before_it(code):
    text = "Ukrainian troops, who had captured Izium, rested."
    event = only_event(code(text), "CONTROL")
    assert [actor.text for actor in event.actors] == ["Ukrainian troops"]
