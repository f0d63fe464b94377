"""The conditions that a trigger sets to the words around it."""

import pytest

from builders.parsed_text import at, tree_of, words_at
from sitrep.extract.surroundings import Surroundings, clause_root
from sitrep.knowledge.triggers import Trigger

TOOK = (
    "Rebels/NNS/nsubj>2 took/VBD the/DT/det>4 bridge/NN/obj>2 when/WRB/advmod>7 night/NN/nsubj>7 "
    "fell/VBD/advcl>2"
)
CLASSES = {"Rebels": {"REB", "HUMAN"}, "soldiers": {"MIL", "HUMAN"}, "bridge": {"BUILDING"}}


def trigger(word="take", pos="VERB", **conditions):
    return Trigger(event_type="CONTROL", mode=None, words=(word,), pos=pos, **conditions)


def allows(sentence, head, condition):
    tree = tree_of(sentence)
    around = Surroundings(tree, lambda i: frozenset(CLASSES.get(tree.words[i], ())))
    token = at(tree, head)
    return around.allow(condition, token, (token,))


@pytest.mark.parametrize(
    ("conditions", "allowed"),
    [
        ({}, True),
        ({"requires": ("bridge",)}, True),
        ({"requires": ("BUILDING",)}, True),
        ({"requires": ("night",)}, None),
        ({"requires": ("take",)}, None),
        ({"needs": ("bridge",)}, True),
        ({"needs": ("night",)}, False),
        ({"needs": ("bridge",), "requires": ("night",)}, None),
        ({"excludes": ("night",)}, False),
        ({"excludes": ("goal",)}, True),
        ({"object": ("BUILDING",)}, True),
        ({"object": ("HUMAN",)}, False),
        ({"subject": ("REB",)}, True),
        ({"subject": ("COP",)}, False),
        ({"subject": ("COP",), "requires": ("bridge",)}, False),
    ],
)
def test_what_is_required_stands_in_the_clause_and_what_excludes_in_the_sentence(
    conditions, allowed
):
    assert allows(TOOK, "took", trigger(**conditions)) is allowed


def test_a_shared_subject_belongs_to_the_clause():
    sentence = (
        "Rebels/NNS/nsubj>2 came/VBD and/CC/cc>4 took/VBD/conj>2 the/DT/det>6 bridge/NN/obj>4"
    )
    assert allows(sentence, "took", trigger(requires=("REB",))) is True


def test_a_number_of_people_counts_as_the_people():
    sentence = "Rebels/NNS/nsubj>2 took/VBD dozens/NNS/obj>2 of/IN/case>5 soldiers/NNS/nmod>3"
    assert allows(sentence, "took", trigger(object=("MIL",))) is True


def test_a_noun_finds_its_parties_behind_its_prepositions():
    sentence = (
        "The/DT/det>2 seizure/NN of/IN/case>5 the/DT/det>5 bridge/NN/nmod>2 by/IN/case>7 "
        "Rebels/NNS/nmod>2"
    )
    both = trigger("seizure", "NOUN", object=("BUILDING",), subject=("REB",))
    assert allows(sentence, "seizure", both) is True


@pytest.mark.parametrize(
    ("word", "root"), [("night", "fell"), ("bridge", "took"), ("took", "took"), ("fell", "fell")]
)
def test_each_word_stands_in_the_clause_of_its_predicate(word, root):
    tree = tree_of(TOOK)
    assert words_at(tree, [clause_root(tree, at(tree, word))]) == [root]
