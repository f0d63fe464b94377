"""Triggers that cannot match or cannot win are found before a text is read."""

import pytest

from sitrep.knowledge.ontology import Ontology, load_ontology
from sitrep.knowledge.ontology_check import check_grammar
from sitrep.knowledge.operators import load_operators
from sitrep.knowledge.role_frames import load_role_frames, parse_role_frames
from sitrep.knowledge.support_verbs import load_support_verbs, parse_support_verbs
from sitrep.knowledge.trigger_check import (
    ambiguities,
    dead_triggers,
    shadowed_triggers,
    unknown_labels,
)
from sitrep.knowledge.triggers import Trigger
from sitrep.language.pipelines import load_tokenizer

FRAME = """
[default]
actor = ["by"]
recipient = ["against"]
of = "recipient"
object = "recipient"
is_mutual = false
"""


def trigger(*words, mode=None, pos="VERB", **conditions):
    lists = {name: tuple(value.split()) for name, value in conditions.items()}
    return Trigger(event_type="ASSAULT", mode=mode, words=words, pos=pos, **lists)


@pytest.mark.parametrize(
    "sound",
    [
        trigger("open", "fire", "on"),
        trigger("sit-in", pos="NOUN"),
        trigger("coup", "d'état", pos="NOUN"),
        trigger("hit", requires="drone", excludes="target"),
        trigger("back", "down"),
    ],
)
def test_a_sound_trigger_has_no_problem(sound):
    assert list(dead_triggers([sound], load_tokenizer())) == []


@pytest.mark.parametrize(
    ("dead", "problem"),
    [
        (
            trigger("workers'", "strike", pos="NOUN"),
            'The noun "workers\' strike" (line 1) can never match: '
            'the pipeline reads its words as "workers \' strike".',
        ),
        (
            trigger("in", "ruin"),
            "The verb 'in ruin' (line 1) can never match: 'in' is no verb.",
        ),
        (
            trigger("desert", excludes="desert sand"),
            "The verb 'desert' (line 1) can never match: it excludes its own word 'desert'.",
        ),
        (
            trigger("hit", subject="rocket", excludes="rocket target"),
            "The verb 'hit' (line 1) can never match: all that is in subject is also in excludes.",
        ),
        (
            trigger("hit", pos="ADV"),
            "The adv 'hit' (line 1) has the part of speech 'ADV', which no trigger can have.",
        ),
    ],
)
def test_a_trigger_that_no_text_can_meet_is_reported(dead, problem):
    assert list(dead_triggers([dead], load_tokenizer())) == [problem]


def test_words_are_only_cut_where_there_is_a_tokeniser():
    assert list(dead_triggers([trigger("workers'", "strike", pos="NOUN")], None)) == []


def test_a_later_trigger_that_asks_for_no_less_is_shadowed():
    first = trigger("hit", mode="drone", requires="drone uav")
    later = trigger("hit", mode="aerial", requires="drone")
    assert list(shadowed_triggers([first, later])) == [
        "The verb 'hit' (line 2) for ASSAULT/aerial never wins: line 1 for ASSAULT/drone "
        "goes first and asks for no more."
    ]


@pytest.mark.parametrize(
    "others",
    [
        (trigger("hit", mode="drone", requires="drone"), trigger("hit", mode="aerial")),
        (trigger("hit", requires="drone"), trigger("hit", requires="plane")),
        (trigger("hit", requires="drone", excludes="club"), trigger("hit", requires="drone uav")),
        (trigger("hit", object="HUMAN"), trigger("hit", subject="HUMAN")),
        (trigger("hit", "on"), trigger("hit")),
        (trigger("hit"), trigger("hit", pos="NOUN")),
    ],
)
def test_triggers_that_can_each_win_are_no_problem(others):
    assert list(shadowed_triggers(others)) == []


def test_one_with_conditions_goes_before_one_without_wherever_they_stand():
    free, bound = trigger("hit", mode="drone"), trigger("hit", mode="aerial", requires="plane")
    assert list(shadowed_triggers([free, bound])) == []


def test_another_object_tells_two_meanings_apart():
    person, town = trigger("seize", object="HUMAN"), trigger("seize", mode="drone", object="PLACE")
    assert ambiguities([person, town]) == []
    assert ambiguities([person, trigger("seize", mode="drone", object="HUMAN")])


def test_labels_that_no_word_has_are_reported():
    found = list(unknown_labels([trigger("hit", object="PEOPLE GPE", excludes="ORG")]))
    assert found == [
        "The verb 'hit' (line 1) has ORG in excludes, which is no label that can be there.",
        "The verb 'hit' (line 1) has PEOPLE in object, which is no label that can be there.",
    ]


def test_the_shipped_grammar_data_have_no_problems():
    assert (
        check_grammar(load_ontology(), load_role_frames(), load_operators(), load_support_verbs())
        == []
    )


def test_grammar_data_that_contradict_themselves_are_reported():
    frames = parse_role_frames(FRAME + '[PICNIC]\nrecipient = ["by"]\n')
    verbs = parse_support_verbs(
        'doing = "take"\nundergoing = "take"\nhappening = ""\neffects = ""\n'
        'attended = ""\nseries = ""'
    )
    assert check_grammar(Ontology(version="1", types={}), frames, load_operators(), verbs) == [
        "role_frames.toml has a frame for PICNIC, which is no event type or mode.",
        "role_frames.toml leads by 'by' to both the actor and the recipient of PICNIC.",
        "support_verbs.toml says of 'take' that its subject both does and suffers it.",
    ]
