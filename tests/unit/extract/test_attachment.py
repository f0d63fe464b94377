"""How a place, a date or a number hangs on a predicate."""

import pytest

from builders.parsed_text import at, tree_of, words_at
from sitrep.extract.attachment import attach, head_of_span, outer_cores

STRUCK = (
    "Shells/NNS/nsubj>2 struck/VBD a/DT/det>4 school/NN/obj>2 in/IN/case>6 Izium/NNP/nmod>4 "
    "on/IN/case>8 Friday/NNP/obl>2"
)


def way(sentence, token, core):
    tree = tree_of(sentence)
    found = attach(tree, at(tree, token), {at(tree, core)})
    return found and (tree.words[found.phrase], found.relation, found.cases)


@pytest.mark.parametrize(
    ("sentence", "token", "core", "expected"),
    [
        (STRUCK, "Friday", "struck", ("Friday", "obl", ("on",))),
        (STRUCK, "Izium", "struck", ("school", "obj", ("in", ""))),
        (
            "Shells/NNS/nsubj>2 struck/VBD in/IN/case>4 Izium/NNP/obl>2 and/CC/cc>6 "
            "Goma/NNP/conj>4",
            "Goma",
            "struck",
            ("Izium", "obl", ("in",)),
        ),
        (
            "Shells/NNS/nsubj>2 struck/VBD Goma/NNP/nmod:poss>5 's/POS/case>3 port/NN/obj>2",
            "Goma",
            "struck",
            ("port", "obj", ("'s", "")),
        ),
    ],
)
def test_the_way_up_tells_the_prepositions_on_it(sentence, token, core, expected):
    assert way(sentence, token, core) == expected


@pytest.mark.parametrize(
    ("sentence", "token", "core"),
    [
        (
            "Kyiv/NNP/nsubj>2 said/VBD shells/NNS/nsubj>4 fell/VBD/ccomp>2 in/IN/case>6 "
            "Izium/NNP/obl>4",
            "Izium",
            "said",
        ),
        (
            "Soldiers/NNS/nsubj>5 who/WP/nsubj>3 left/VBD/acl:relcl>1 Izium/NNP/obj>3 fled/VBD",
            "Izium",
            "fled",
        ),
        (
            "Some/DT/nsubj>2 left/VBD and/CC/cc>5 others/NNS/nsubj>5 took/VBD/conj>2 "
            "Izium/NNP/obj>5",
            "Izium",
            "nothing",
        ),
    ],
)
def test_a_clause_is_not_left(sentence, token, core):
    tree = tree_of(sentence)
    cores = {i for i in range(len(tree)) if tree.words[i] == core}
    assert attach(tree, at(tree, token), cores) is None


@pytest.mark.parametrize(
    ("sentence", "top", "outer"),
    [
        (
            "They/PRP/nsubj>2 began/VBD to/TO/mark>4 shell/VB/xcomp>2 it/PRP/obj>4",
            "shell",
            ["began"],
        ),
        (
            "They/PRP/nsubj>2 fired/VBD ,/,/punct>4 killing/VBG/advcl>2 two/CD/obj>4",
            "killing",
            ["fired"],
        ),
        ("They/PRP/nsubj>2 came/VBD and/CC/cc>4 struck/VBD/conj>2", "struck", ["came"]),
        (
            "They/PRP/nsubj>2 left/VBD because/IN/mark>5 we/PRP/nsubj>5 fired/VBD/advcl>2",
            "fired",
            [],
        ),
        ("They/PRP/nsubj>2 left/VBD", "left", []),
    ],
)
def test_time_and_place_are_shared_with_the_verbs_above(sentence, top, outer):
    tree = tree_of(sentence)
    assert words_at(tree, outer_cores(tree, at(tree, top), reported=())) == outer


def test_what_is_reported_shares_nothing_with_who_reports_it():
    tree = tree_of("They/PRP/nsubj>2 vowed/VBD to/TO/mark>4 leave/VB/xcomp>2")
    leave = at(tree, "leave")
    assert outer_cores(tree, leave, reported={leave}) == []


def test_the_head_of_a_name_lies_outside_of_it():
    tree = tree_of("They/PRP/nsubj>2 left/VBD Nova/NNP/compound>4 Kakhovka/NNP/obj>2")
    assert head_of_span(tree, 2, 4) == at(tree, "Kakhovka")
