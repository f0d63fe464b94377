"""Which words are found as triggers, by lemma and syntax."""

from itertools import pairwise

import pytest

from builders.parsed_text import at, tree_of, words_at
from sitrep.extract.surroundings import Surroundings
from sitrep.extract.trigger_finder import TriggerFinder
from sitrep.knowledge.triggers import Trigger


def verb(*words, **settings):
    return Trigger(**{"event_type": "X", "mode": None, "words": words, "pos": "VERB", **settings})


def noun(*words, **settings):
    return verb(*words, pos="NOUN", **settings)


def find(sentence, *triggers, names=(), holds=lambda _match, _told_with: True):
    tree = tree_of(sentence)
    around = Surroundings(tree, lambda _: frozenset())
    is_name = {at(tree, name) for name in names}.__contains__
    return tree, TriggerFinder(triggers).find(tree, around, is_name=is_name, holds=holds)


FIRED = (
    "Police/NNS/nsubj>2 fired/VBD heavy/JJ/amod>5 tear/NN/compound>5 gas/NN/obj>2 at/IN/case>7 "
    "crowds/NNS/obl>2"
)


@pytest.mark.parametrize(
    ("sentence", "trigger", "words"),
    [
        ("Rebels/NNS/nsubj>2 shelled/VBD Goma/NNP/obj>2", verb("shell"), ["shelled"]),
        (FIRED, verb("fire", "tear", "gas"), ["fired", "tear", "gas"]),
        (
            "The/DT/det>2 air/NN/compound>3 strikes/NNS/nsubj>4 continued/VBD",
            noun("air", "strike"),
            ["air", "strikes"],
        ),
        (
            "Fire/NN/nsubj:pass>3 was/VBD/aux:pass>3 exchanged/VBN",
            verb("exchange", "fire"),
            ["exchanged"],
        ),
        (
            "They/PRP/nsubj>4 test/NN/compound>4 -/HYPH/punct>4 fired/VBD a/DT/det>6 "
            "rocket/NN/obj>4",
            verb("test-fire"),
            ["test", "-", "fired"],
        ),
        (
            "A/DT/det>3 bombing/NN/compound>3 campaign/NN/nsubj>4 began/VBD",
            noun("bombing"),
            ["bombing"],
        ),
        (
            "An/DT/det>3 attack/NN/compound>3 helicopter/NN/nsubj>4 landed/VBD",
            noun("attack"),
            [],
        ),
        ("The/DT/det>3 captured/VBN/amod>3 town/NN/nsubj>4 slept/VBD", verb("capture"), []),
        (
            "They/PRP/nsubj>2 took/VBD what/WP/nsubj>4 remained/VBD/ccomp>2 of/IN/case>6 "
            "Goma/NNP/obl>4",
            verb("take", "of"),
            [],
        ),
    ],
)
def test_a_trigger_is_found_by_its_lemmas_in_its_part_of_speech(sentence, trigger, words):
    tree, found = find(sentence, trigger)
    assert [words_at(tree, match.tokens) for match in found] == ([words] if words else [])


def test_nothing_is_found_in_names():
    sentence = "The/DT/det>3 Strike/NNP/compound>3 Group/NNP/nsubj>4 left/VBD"
    assert find(sentence, noun("group"), names=["Group"])[1] == []
    assert len(find(sentence, noun("group"))[1]) == 1


def test_the_longest_trigger_wins_and_none_overlap():
    _, found = find(FIRED, verb("fire"), verb("fire", "tear", "gas"), noun("gas"))
    assert [match.trigger.words for match in found] == [("fire", "tear", "gas")]


@pytest.mark.parametrize(
    ("first", "second", "mode"),
    [
        ({"mode": "a"}, {"mode": "b", "requires": ("gas",)}, "b"),
        ({"mode": None}, {"mode": "b"}, "b"),
        ({"mode": "a"}, {"mode": "b"}, "a"),
        ({"mode": "a"}, {"mode": "b", "requires": ("bomb",)}, "a"),
        ({"mode": "a"}, {"mode": "b", "excludes": ("gas",)}, "a"),
    ],
)
def test_of_triggers_at_one_place_the_surest_wins(first, second, mode):
    _, (match,) = find(FIRED, verb("fire", **first), verb("fire", **second))
    assert match.trigger.mode == mode


def test_a_trigger_without_its_required_words_is_not_sure():
    _, (match,) = find(FIRED, verb("fire", requires=("bomb",)))
    assert not match.is_sure
    _, (match,) = find(FIRED, verb("fire", requires=("gas",)))
    assert match.is_sure


def test_triggers_come_in_reading_order():
    _, found = find(FIRED, noun("gas"), verb("fire"), noun("crowd"))
    assert len(found) == 3
    assert all(one.head < other.head for one, other in pairwise(found))


def test_what_cannot_be_taken_for_an_event_makes_room_for_what_can():
    long, short = verb("fire", "tear", "gas"), verb("fire")
    _, (match,) = find(FIRED, long, short, holds=lambda match, _: match.trigger is not long)
    assert match.trigger.words == ("fire",)


def test_a_match_is_judged_with_the_types_that_its_sentence_tells_for_sure():
    seen = {}

    def holds(match, told_with):
        seen[match.trigger.words] = told_with
        return True

    find(
        FIRED,
        verb("fire", event_type="A"),
        noun("gas", event_type="B", requires=("bomb",)),
        holds=holds,
    )
    assert seen == {("fire",): {"A"}, ("gas",): {"A"}}


def test_of_a_doubtful_trigger_with_several_modes_none_holds():
    first, second = (verb("fire", mode=mode, requires=(mode,)) for mode in ("bomb", "rocket"))
    _, (match,) = find(FIRED, first, second)
    assert (match.trigger.mode, match.is_sure) == (None, False)
