"""What hangs on the words that report an event."""

import pytest

from builders.parsed_text import at, tree_of, words_at
from sitrep.extract.frames import frame_of


def frame(sentence, trigger, **settings):
    tree = tree_of(sentence)
    found = frame_of(tree, at(tree, trigger), **settings)
    return tree, found


@pytest.mark.parametrize(
    ("sentence", "trigger", "actor", "undergoer"),
    [
        (
            "Rebels/NNS/nsubj>2 attacked/VBD Izium/NNP/obj>2 and/CC/cc>5 Goma/NNP/conj>3",
            "attacked",
            ["Rebels"],
            ["Izium", "Goma"],
        ),
        (
            "Izium/NNP/nsubj:pass>3 was/VBD/aux:pass>3 attacked/VBN by/IN/case>5 "
            "rebels/NNS/obl:agent>3",
            "attacked",
            ["rebels"],
            ["Izium"],
        ),
        (
            "Izium/NNP/nsubj:pass>3 was/VBD/aux:pass>3 attacked/VBN by/IN/case>5 rebels/NNS/obl>3",
            "attacked",
            ["rebels"],
            ["Izium"],
        ),
        (
            "Rebels/NNS/nsubj>2 freed/VBD and/CC/cc>4 held/VBD/conj>2 Izium/NNP/obj>4",
            "freed",
            ["Rebels"],
            ["Izium"],
        ),
        (
            "A/DT/det>2 town/NN rebels/NNS/nsubj>4 took/VBD/acl:relcl>2",
            "took",
            ["rebels"],
            ["town"],
        ),
    ],
)
def test_a_verb_has_who_does_it_and_to_whom_it_is_done(sentence, trigger, actor, undergoer):
    tree, found = frame(sentence, trigger)
    assert not found.is_noun
    assert words_at(tree, found.actor) == actor
    assert words_at(tree, found.undergoer) == undergoer


def test_a_verb_that_befalls_its_subject_has_no_actor():
    tree, found = frame("Rebels/NNS/nsubj>2 died/VBD", "died", implies_passive=True)
    assert (found.actor, words_at(tree, found.undergoer)) == ((), ["Rebels"])


def test_phrases_keep_their_prepositions():
    tree, found = frame(
        "They/PRP/nsubj>2 fled/VBD from/IN/case>4 Izium/NNP/obl>2 to/IN/case>6 Goma/NNP/obl>2 "
        "and/CC/cc>8 Bunia/NNP/conj>6",
        "fled",
    )
    assert words_at(tree, found.under("to")) == ["Goma", "Bunia"]
    assert words_at(tree, found.under("from", "in")) == ["Izium"]


def test_whom_something_is_given_is_no_object():
    tree, found = frame("They/PRP/nsubj>2 gave/VBD rebels/NNS/iobj>2 arms/NNS/obj>2", "gave")
    assert words_at(tree, found.indirect) == ["rebels"]
    assert words_at(tree, found.undergoer) == ["arms"]


@pytest.mark.parametrize(
    ("sentence", "trigger", "core", "actor", "undergoer"),
    [
        (
            "Rebels/NNS/nsubj>2 launched/VBD an/DT/det>4 attack/NN/obj>2",
            "attack",
            ["launched", "attack"],
            ["Rebels"],
            [],
        ),
        (
            "Bases/NNS/nsubj>2 suffered/VBD an/DT/det>4 attack/NN/obj>2",
            "attack",
            ["suffered", "attack"],
            [],
            ["Bases"],
        ),
        (
            "Attacks/NNS/nsubj:pass>3 were/VBD/aux:pass>3 launched/VBN by/IN/case>5 "
            "rebels/NNS/obl:agent>3",
            "Attacks",
            ["launched", "Attacks"],
            ["rebels"],
            [],
        ),
        (
            "Convoys/NNS/nsubj>2 came/VBD under/IN/case>4 fire/NN/obl>2",
            "fire",
            ["came", "fire"],
            [],
            ["Convoys"],
        ),
        (
            "Clashes/NNS/nsubj>2 broke/VBD out/RP/compound:prt>2",
            "Clashes",
            ["broke", "Clashes"],
            [],
            [],
        ),
        (
            "Blasts/NNS/nsubj>2 killed/VBD two/CD/nummod>4 men/NNS/obj>2",
            "Blasts",
            ["killed", "Blasts"],
            [],
            ["men"],
        ),
        (
            "A/DT/det>2 series/NN/nsubj>5 of/IN/case>4 blasts/NNS/nmod>2 killed/VBD men/NNS/obj>5",
            "blasts",
            ["killed", "blasts"],
            [],
            ["men"],
        ),
        (
            "Police/NNS/nsubj>2 photographed/VBD the/DT/det>4 attack/NN/obj>2",
            "attack",
            ["attack"],
            [],
            [],
        ),
    ],
)
def test_a_noun_is_carried_by_a_verb_that_says_little(sentence, trigger, core, actor, undergoer):
    tree, found = frame(sentence, trigger)
    assert found.is_noun
    assert words_at(tree, found.core) == core
    assert words_at(tree, found.actor) == actor
    assert words_at(tree, found.undergoer) == undergoer


def test_a_noun_keeps_its_owner_its_modifiers_and_the_phrases_of_its_verb():
    tree, found = frame(
        "Congo/NNP/nmod:poss>4 's/POS/case>1 drone/NN/compound>4 attack/NN/nsubj>8 on/IN/case>6 "
        "Goma/NNP/nmod>4 did/VBD/aux>8 happen/VB on/IN/case>10 Friday/NNP/obl>8",
        "attack",
    )
    assert words_at(tree, found.owners) == ["Congo"]
    assert words_at(tree, found.modifiers) == ["drone"]
    assert words_at(tree, found.under("on")) == ["Goma", "Friday"]


def test_the_highest_word_of_a_predicate_is_what_others_govern():
    tree, found = frame(
        "They/PRP/nsubj>2 planned/VBD to/TO/mark>4 launch/VB/xcomp>2 attacks/NNS/obj>4", "attacks"
    )
    assert tree.words[found.top] == "launch"
