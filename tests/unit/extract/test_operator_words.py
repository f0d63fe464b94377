"""Words beside a predicate that change whether it happened."""

import pytest

from builders.parsed_text import at, tree_of
from sitrep.extract.operator_words import beside, is_negated_noun
from sitrep.knowledge.operators import load_operators


def effects(sentence, predicate):
    tree = tree_of(sentence)
    return [
        (tree.words[operator.token], operator.effect)
        for operator in beside(tree, at(tree, predicate), load_operators())
    ]


@pytest.mark.parametrize(
    ("sentence", "predicate", "expected"),
    [
        ("They/PRP/nsubj>2 left/VBD", "left", []),
        (
            "They/PRP/nsubj>4 did/VBD/aux>4 not/RB/advmod>4 leave/VB",
            "leave",
            [("not", "negated")],
        ),
        ("They/PRP/nsubj>3 never/RB/advmod>3 left/VBD", "left", [("never", "negated")]),
        ("They/PRP/nsubj>3 may/MD/aux>3 leave/VB", "leave", [("may", "possible")]),
        ("They/PRP/nsubj>3 will/MD/aux>3 leave/VB", "leave", [("will", "planned")]),
        (
            "They/PRP/nsubj>4 would/MD/aux>4 have/VB/aux>4 left/VBN",
            "left",
            [("would", "possible")],
        ),
        (
            "They/PRP/nsubj>4 could/MD/aux>4 not/RB/advmod>4 leave/VB",
            "leave",
            [("not", "negated")],
        ),
        (
            "They/PRP/nsubj>4 may/MD/aux>4 not/RB/advmod>4 leave/VB",
            "leave",
            [("may", "possible"), ("not", "negated")],
        ),
        (
            "if/IN/mark>3 they/PRP/nsubj>3 leave/VBP",
            "leave",
            [("if", "possible")],
        ),
        (
            "without/IN/mark>2 leaving/VBG",
            "leaving",
            [("without", "negated")],
        ),
        (
            "They/PRP/nsubj>4 are/VBP/aux>4 to/TO/mark>4 leave/VB",
            "leave",
            [("are", "planned")],
        ),
        ("Nobody/NN/nsubj>2 left/VBD", "left", [("Nobody", "negated")]),
        (
            "No/DT/det>2 rebel/NN/nsubj>3 left/VBD",
            "left",
            [("rebel", "negated")],
        ),
        (
            "Neither/CC/cc:preconj>2 left/VBD",
            "left",
            [("Neither", "negated")],
        ),
        ("a/DT/det>3 planned/VBN/amod>3 strike/NN", "strike", [("planned", "planned")]),
        ("no/DT/det>2 strike/NN", "strike", [("no", "negated")]),
        ("a/DT/det>3 second/JJ/amod>3 strike/NN", "strike", []),
    ],
)
def test_a_word_beside_a_predicate_changes_its_status(sentence, predicate, expected):
    assert effects(sentence, predicate) == expected


@pytest.mark.parametrize(
    ("phrase", "noun", "is_negated"),
    [
        ("no/DT/det>2 one/NN", "one", True),
        ("neither/DT/det>2 side/NN", "side", True),
        ("nothing/NN", "nothing", True),
        ("one/CD/nummod>2 man/NN", "man", False),
        ("the/DT/det>2 men/NNS", "men", False),
    ],
)
def test_a_noun_may_say_that_there_is_none(phrase, noun, is_negated):
    tree = tree_of(phrase)
    assert is_negated_noun(tree, at(tree, noun)) is is_negated
