"""Deaths of which no cause is told belong to what the text is about."""

import pytest

from builders.parsed_text import at, tree_of
from sitrep.extract.effects import typed_by_cause
from sitrep.extract.frames import frame_of
from sitrep.extract.happenings import Told
from sitrep.extract.trigger_finder import TriggerMatch
from sitrep.knowledge.topics import topic_of
from sitrep.knowledge.triggers import Trigger

FLOOD = "flood rescuer rubble landslide".split()
WAR = "soldier rebel missile army".split()


def types(*triggers, about, is_sure=True, **conditions):
    tree = tree_of(
        "The/DT/det>2 flood/NN/nsubj>3 came/VBD and/CC/cc>6 two/CD/nsubj>6 died/VBD/conj>3"
    )
    told = []
    for word, event_type, mode in triggers:
        head = at(tree, word)
        trigger = Trigger(
            event_type=event_type, mode=mode, words=(tree.lemmas[head],), pos="VERB", **conditions
        )
        match = TriggerMatch(trigger=trigger, head=head, tokens=(head,), is_sure=is_sure)
        told.append(Told(match=match, frame=frame_of(tree, head)))
    found = typed_by_cause(told, topic_of(about), [0] * 99)
    return [(one.match.trigger.event_type, one.match.trigger.mode) for one in found]


@pytest.mark.parametrize(
    ("event_type", "about", "expected"),
    [
        ("ASSAULT", FLOOD, "DISASTER"),
        ("ASSAULT", WAR, "ASSAULT"),
        ("DISASTER", WAR, "ASSAULT"),
        ("DISASTER", FLOOD, "DISASTER"),
        ("CONTROL", FLOOD, "CONTROL"),
    ],
)
def test_a_death_has_the_type_of_the_text(event_type, about, expected):
    assert types(("died", event_type, None), about=about) == [(expected, None)]


def test_a_death_has_the_mode_of_the_disaster_that_is_told():
    found = types(("flood", "DISASTER", "flood"), ("died", "ASSAULT", None), about=FLOOD)
    assert found == [("DISASTER", "flood")] * 2


def test_a_death_whose_cause_stands_beside_it_keeps_its_type():
    trigger = ("died", "ASSAULT", None)
    assert types(trigger, about=FLOOD, requires=("attack",)) == [("ASSAULT", None)]
    assert types(trigger, about=FLOOD, requires=("attack",), is_sure=False) == [("DISASTER", None)]
