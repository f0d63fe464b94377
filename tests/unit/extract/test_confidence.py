"""How far an event can be trusted grows with what supports it."""

from dataclasses import replace

from builders.language import only_event
from sitrep.extract.confidence import confidence_of
from sitrep.knowledge.ontology import load_ontology


def test_each_argument_adds_to_the_confidence(code):
    event = only_event(code("On Friday, soldiers attacked protesters in Khartoum."), "ASSAULT")
    kind = load_ontology().types["ASSAULT"]
    poorer = [
        replace(event, actors=()),
        replace(event, recipients=()),
        replace(event, places=()),
        replace(event, date=replace(event.date, start=None)),
    ]
    whole = confidence_of(event, kind).confidence
    assert 0 < whole <= 1
    assert all(confidence_of(one, kind).confidence < whole for one in poorer)
