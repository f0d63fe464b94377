"""Who is the subject of a verb, said or unsaid."""

import pytest

from builders.parsed_text import at, tree_of, words_at
from sitrep.extract.subjects import NO_SUBJECT, subject_of


def subject(sentence, verb):
    tree = tree_of(sentence)
    found = subject_of(tree, at(tree, verb))
    return words_at(tree, found.tokens), found


@pytest.mark.parametrize(
    ("sentence", "verb", "words", "reason"),
    [
        (
            "Soldiers/NNS/nsubj>4 and/CC/cc>3 rebels/NNS/conj>1 fled/VBD",
            "fled",
            ["Soldiers", "rebels"],
            "subject",
        ),
        (
            "Soldiers/NNS/nsubj>2 came/VBD and/CC/cc>5 have/VBP/aux>5 shelled/VBN/conj>2 "
            "it/PRP/obj>5",
            "shelled",
            ["Soldiers"],
            "shared subject",
        ),
        (
            "Soldiers/NNS/nsubj>2 began/VBD to/TO/mark>4 shell/VB/xcomp>2 it/PRP/obj>4",
            "shell",
            ["Soldiers"],
            "subject of the governing verb",
        ),
        (
            "Paul/NNP/nsubj>2 told/VBD soldiers/NNS/iobj>2 to/TO/mark>5 leave/VB/xcomp>2",
            "leave",
            ["soldiers"],
            "object that is told to",
        ),
        (
            "Rebels/NNS/nsubj>2 promised/VBD soldiers/NNS/iobj>2 to/TO/mark>5 leave/VB/xcomp>2",
            "leave",
            ["Rebels"],
            "subject of the governing verb",
        ),
        (
            "Rebels/NNS/nsubj>2 left/VBD after/IN/mark>4 crossing/VBG/advcl>2 it/PRP/obj>4",
            "crossing",
            ["Rebels"],
            "subject of the main clause",
        ),
        (
            "Soldiers/NNS/nsubj:pass>5 who/WP/nsubj>3 fled/VBD/acl:relcl>1 were/VBD/aux:pass>5 "
            "caught/VBN",
            "fled",
            ["Soldiers"],
            "antecedent of the relative clause",
        ),
        (
            "Soldiers/NNS/nsubj:pass>4 fleeing/VBG/acl>1 were/VBD/aux:pass>4 caught/VBN",
            "fleeing",
            ["Soldiers"],
            "noun that the participle describes",
        ),
        (
            "Their/PRP$/nmod:poss>2 plan/NN/nsubj>5 to/TO/mark>4 attack/VB/acl>2 failed/VBD",
            "attack",
            ["Their"],
            "owner of the noun",
        ),
    ],
)
def test_the_subject_is_found_where_grammar_leaves_it(sentence, verb, words, reason):
    found_words, found = subject(sentence, verb)
    assert (found_words, found.is_passive, found.reason) == (words, False, reason)


@pytest.mark.parametrize(
    ("sentence", "verb", "words"),
    [
        ("Izium/NNP/nsubj:pass>3 was/VBD/aux:pass>3 taken/VBN", "taken", ["Izium"]),
        ("Shells/NNS/nsubj>3 fired/VBN/acl>1 hit/VBD it/PRP/obj>3", "fired", ["Shells"]),
        (
            "Izium/NNP/nsubj:pass>3 was/VBD/aux:pass>3 taken/VBN and/CC/cc>5 burned/VBN/conj>3",
            "burned",
            ["Izium"],
        ),
    ],
)
def test_a_passive_subject_is_marked_as_one(sentence, verb, words):
    found_words, found = subject(sentence, verb)
    assert (found_words, found.is_passive) == (words, True)


@pytest.mark.parametrize(
    ("sentence", "verb"),
    [
        ("Leave/VB now/RB/advmod>1", "Leave"),
        ("They/PRP/nsubj>2 left/VBD when/WRB/advmod>4 shelled/VBD/advcl>2", "shelled"),
    ],
)
def test_nobody_is_guessed(sentence, verb):
    assert subject(sentence, verb)[1] == NO_SUBJECT


def test_a_chain_of_verbs_that_never_ends_has_no_subject():
    links = " ".join(f"go/VB/xcomp>{i}" for i in range(1, 40))
    tree = tree_of(f"go/VB {links}")
    assert subject_of(tree, len(tree) - 1) == NO_SUBJECT
