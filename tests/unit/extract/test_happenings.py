"""Triggers that tell one happening are put together."""

import pytest

from builders.parsed_text import at, tree_of
from sitrep.extract.frames import frame_of
from sitrep.extract.happenings import Told, group_happenings
from sitrep.extract.trigger_finder import TriggerMatch
from sitrep.knowledge.triggers import Trigger


def told(tree, word, event_type, mode=None):
    head = at(tree, word)
    pos = "NOUN" if tree.tags[head].startswith("N") else "VERB"
    trigger = Trigger(event_type=event_type, mode=mode, words=(tree.lemmas[head],), pos=pos)
    match = TriggerMatch(trigger=trigger, head=head, tokens=(head,))
    return Told(match=match, frame=frame_of(tree, head))


def grouped(sentence, *triggers):
    tree = tree_of(*sentence) if isinstance(sentence, tuple) else tree_of(sentence)
    found = group_happenings(tree, [told(tree, *trigger) for trigger in triggers])
    return [
        (tree.words[one.main.match.head], sorted(tree.words[t.match.head] for t in one.told))
        for one in found
    ]


@pytest.mark.parametrize(
    ("sentence", "effect", "attack"),
    [
        (
            "They/PRP/nsubj>2 shelled/VBD it/PRP/obj>2 ,/,/punct>5 killing/VBG/advcl>2 "
            "two/CD/obj>5",
            "killing",
            "shelled",
        ),
        (
            "Two/CD/nsubj:pass>3 were/VBD/aux:pass>3 killed/VBN in/IN/case>5 shelling/NN/obl>3",
            "killed",
            "shelling",
        ),
        ("Shelling/NN/nsubj>2 killed/VBD two/CD/obj>2", "killed", "Shelling"),
        (
            "Two/CD/nsubj>2 died/VBD when/WRB/advmod>5 they/PRP/nsubj>5 shelled/VBD/advcl>2",
            "died",
            "shelled",
        ),
        (
            "They/PRP/nsubj>2 shelled/VBD it/PRP/obj>2 and/CC/cc>5 killed/VBD/conj>2 two/CD/obj>5",
            "killed",
            "shelled",
        ),
        (
            "They/PRP/nsubj>2 shelled/VBD it/PRP/obj>2 ;/:/punct>5 two/CD/nsubj>6 "
            "died/VBD/parataxis>2",
            "died",
            "shelled",
        ),
        (
            "Shelling/NN/nsubj>2 left/VBD 12/CD/obj>2 dead/JJ/xcomp>2 and/CC/cc>6 "
            "30/CD/conj>3 wounded/VBN/orphan>6",
            "wounded",
            "Shelling",
        ),
    ],
    ids=["participle", "argument", "subject", "cause", "same subject", "beside", "listed"],
)
def test_an_effect_belongs_to_the_attack_that_has_it(sentence, effect, attack):
    triggers = [(effect, "ASSAULT"), (attack, "ASSAULT", "heavy-weapons")]
    triggers.sort(key=lambda trigger: sentence.index(f"{trigger[0]}/"))
    assert grouped(sentence, *triggers) == [(attack, sorted([effect, attack]))]


def test_effects_that_are_coordinated_are_one():
    sentence = (
        "Two/CD/nsubj:pass>3 were/VBD/aux:pass>3 killed/VBN and/CC/cc>6 nine/CD/nsubj:pass>6 "
        "wounded/VBN/conj>3"
    )
    assert grouped(sentence, ("killed", "ASSAULT"), ("wounded", "ASSAULT")) == [
        ("killed", ["killed", "wounded"])
    ]


def test_two_verbs_with_one_object_are_one():
    sentence = "They/PRP/nsubj>2 freed/VBD and/CC/cc>4 took/VBD/conj>2 Goma/NNP/obj>4"
    assert grouped(sentence, ("freed", "CONTROL", "recapture"), ("took", "CONTROL")) == [
        ("freed", ["freed", "took"])
    ]


@pytest.mark.parametrize(
    ("sentence", "first", "second"),
    [
        (
            "They/PRP/nsubj>2 took/VBD Goma/NNP/obj>2 and/CC/cc>5 freed/VBD/conj>2 Bunia/NNP/obj>5",
            ("took", "CONTROL"),
            ("freed", "CONTROL"),
        ),
        (
            "They/PRP/nsubj>2 shelled/VBD Goma/NNP/obj>2 and/CC/cc>5 fled/VBD/conj>2",
            ("shelled", "ASSAULT"),
            ("fled", "DISPLACE"),
        ),
        (
            "They/PRP/nsubj>2 arrested/VBD men/NNS/obj>2 ,/,/punct>5 killing/VBG/advcl>2 "
            "two/CD/obj>5",
            ("arrested", "COERCE"),
            ("killing", "ASSAULT"),
        ),
        (
            "They/PRP/nsubj>2 shelled/VBD it/PRP/obj>2 and/CC/cc>7 bridges/NNS/nsubj:pass>7 "
            "were/VBD/aux:pass>7 damaged/VBN/conj>2",
            ("shelled", "ASSAULT"),
            ("damaged", "DAMAGE"),
        ),
        (
            ("They/PRP/nsubj>2 shelled/VBD it/PRP/obj>2", "Two/CD/nsubj>2 died/VBD"),
            ("shelled", "ASSAULT"),
            ("died", "ASSAULT"),
        ),
        (
            "They/PRP/nsubj>2 freed/VBD and/CC/cc>4 took/VBD/conj>2 Goma/NNP/obj>4",
            ("freed", "RETREAT", "release"),
            ("took", "RETREAT", "withdraw"),
        ),
    ],
    ids=["own objects", "other types", "no host", "own clause", "other sentence", "other modes"],
)
def test_other_happenings_stay_apart(sentence, first, second):
    assert [main for main, _ in grouped(sentence, first, second)] == [first[0], second[0]]


def test_the_highest_frame_comes_first():
    tree = tree_of(
        "They/PRP/nsubj>2 shelled/VBD Goma/NNP/obj>2 ,/,/punct>5 killing/VBG/advcl>2 two/CD/obj>5"
    )
    (one,) = group_happenings(
        tree, [told(tree, "shelled", "ASSAULT"), told(tree, "killing", "ASSAULT")]
    )
    assert [tree.words[frame.top] for frame in one.frames] == ["shelled", "killing"]
