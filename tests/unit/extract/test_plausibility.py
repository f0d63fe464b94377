"""Which doubtful triggers can be taken for events."""

import pytest

from builders.parsed_text import at, tree_of
from sitrep.extract.frames import frame_of
from sitrep.extract.plausibility import Plausibility
from sitrep.extract.trigger_finder import TriggerMatch
from sitrep.knowledge.topics import topic_of
from sitrep.knowledge.triggers import Trigger

CLASSES = {"Soldiers": {"MIL", "HUMAN"}, "Players": {"HUMAN"}, "Goma": {"PLACE", "GPE"}}
WAR = "soldier army rebel missile".split()
SPORT = "league goal coach striker".split()


def holds(sentence, head, event_type, *, about=(), is_sure=True, told_with=()):
    tree = tree_of(sentence)
    token = at(tree, head)
    pos = "NOUN" if tree.tags[token].startswith("N") else "VERB"
    trigger = Trigger(event_type=event_type, mode=None, words=(tree.lemmas[token],), pos=pos)
    match = TriggerMatch(trigger=trigger, head=token, tokens=(token,), is_sure=is_sure)
    judge = Plausibility(tree, topic_of(about), lambda i: frozenset(CLASSES.get(tree.words[i], ())))
    return judge.holds(match, frame_of(tree, token), frozenset(told_with))


SOLDIERS = "Soldiers/NNS/nsubj>2 took/VBD Goma/NNP/obj>2"
PLAYERS = "Players/NNS/nsubj>2 took/VBD Goma/NNP/obj>2"


@pytest.mark.parametrize(
    ("sentence", "about", "is_sure", "expected"),
    [
        (SOLDIERS, (), False, True),
        (PLAYERS, (), False, False),
        (PLAYERS, (), True, True),
        (PLAYERS, WAR, False, True),
        (PLAYERS, SPORT, True, False),
        (SOLDIERS, SPORT, True, True),
        (SOLDIERS, SPORT, False, False),
    ],
)
def test_violence_needs_somebody_armed_or_a_text_about_it(sentence, about, is_sure, expected):
    assert holds(sentence, "took", "CONTROL", about=about, is_sure=is_sure) is expected


def test_a_doubtful_noun_needs_a_text_about_conflict():
    sentence = "The/DT/det>2 attack/NN/nsubj>3 failed/VBD"
    assert not holds(sentence, "attack", "ASSAULT", is_sure=False)
    assert holds(sentence, "attack", "ASSAULT", about=WAR, is_sure=False)


def test_a_doubtful_disaster_needs_a_text_about_disasters():
    sentence = "The/DT/det>2 river/NN/nsubj>3 rose/VBD"
    assert not holds(sentence, "rose", "DISASTER", about=WAR, is_sure=False)
    about = ["flood", "rescuer", "rubble"]
    assert holds(sentence, "rose", "DISASTER", about=about, is_sure=False)


def test_a_doubtful_talk_needs_somebody_in_office():
    sentence = "Players/NNS/nsubj>2 met/VBD"
    about = ["minister", "summit"]
    assert not holds(sentence, "met", "CONSULT", about=about, is_sure=False)
    sentence = "Soldiers/NNS/nsubj>2 met/VBD"
    assert holds(sentence, "met", "CONSULT", about=about, is_sure=False)
    assert not holds(sentence, "met", "CONSULT", is_sure=False)


def test_a_death_needs_nothing_but_the_attack_beside_it():
    sentence = "Three/CD/nsubj>2 died/VBD"
    assert not holds(sentence, "died", "ASSAULT", is_sure=False)
    assert holds(sentence, "died", "ASSAULT", is_sure=False, told_with=["ASSAULT"])
    assert not holds(sentence, "died", "ASSAULT", is_sure=False, told_with=["DISASTER"])
