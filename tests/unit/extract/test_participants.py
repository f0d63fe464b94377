"""From the head of a noun phrase to who it is."""

import pytest

from builders.parsed_text import at, tree_of
from sitrep.extract.participants import Participants
from sitrep.extract.party import Party


def country(start, code):
    return Party(start=start, end=start + 1, kind="demonym", country=code, name=code)


def party(phrase, head, *parties):
    tree = tree_of(phrase)
    found = Participants(tree, parties).party(at(tree, head))
    return tree, found


def test_a_phrase_without_a_name_is_its_words_with_its_country():
    tree, found = party(
        "the/DT/det>3 Russian/JJ/amod>3 missiles/NNS", "missiles", country(1, "RUS")
    )
    assert (found.kind, found.country) == ("phrase", "RUS")
    assert tree.words[found.start : found.end] == ["Russian", "missiles"]


def test_a_counting_noun_is_who_is_counted():
    tree, found = party("dozens/NNS of/IN/case>3 villagers/NNS/nmod>1", "dozens")
    assert tree.words[found.start : found.end] == ["villagers"]
    assert found.is_person


def test_an_office_is_the_person_named_beside_it():
    mbala = Party(start=3, end=4, kind="named", name="Mbala", is_person=True)
    sentence = "the/DT/det>2 governor/NN ,/,/punct>4 Mbala/NNP/appos>2"
    assert party(sentence, "governor", mbala)[1] == mbala


@pytest.mark.parametrize(("phrase", "head"), [("It/PRP", "It"), ("badly/RB", "badly")])
def test_what_means_nobody_is_nobody(phrase, head):
    assert party(phrase, head, Party(start=0, end=1, kind="pronoun"))[1] is None


def test_things_cannot_act_but_weapons_of_a_country_can():
    tree = tree_of("stray/JJ/amod>2 missiles/NNS")
    assert not Participants(tree, []).can_act(Participants(tree, []).party(1))
    tree = tree_of("Russian/JJ/amod>2 missiles/NNS")
    participants = Participants(tree, [country(0, "RUS")])
    assert participants.can_act(participants.party(1))


def test_an_adjective_before_an_event_noun_is_its_country():
    tree = tree_of("Russian/JJ/amod>2 shelling/NN")
    participants = Participants(tree, [country(0, "RUS")])
    assert participants.demonym(0).country == "RUS"
    assert participants.demonym(1) is None


def test_a_person_of_whom_nothing_is_known_is_somebody():
    he = Party(start=0, end=1, kind="pronoun")
    assert party("He/PRP", "He", he)[1] == he
