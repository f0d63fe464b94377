"""Whom a pronoun means."""

import pytest

from builders.parsed_text import at, tree_of
from sitrep.extract.parties import Party
from sitrep.extract.references import MAX_SENTENCES, resolve_pronouns

SPOKE = (
    "Ali/NNP/nsubj>2 told/VBD Omar/NNP/iobj>2 that/IN/mark>6 Congo/NNP/nsubj>6 won/VBD/ccomp>2",
    "He/PRP/nsubj>2 left/VBD",
)


def meant(sentences, pronoun, *named, kind="named", is_person=True):
    tree = tree_of(*sentences)
    parties = [
        Party(
            start=at(tree, word), end=at(tree, word) + 1, kind=kind, name=word, is_person=is_person
        )
        for word in named
    ]
    token = at(tree, pronoun)
    parties.append(Party(start=token, end=token + 1, kind="pronoun"))
    return resolve_pronouns(tree, parties)[-1].name


def test_he_is_the_last_person_who_was_a_subject():
    assert meant(SPOKE, "He", "Ali", "Omar") == "Ali"
    assert meant(SPOKE, "He", "Omar") == "Omar"


def test_he_is_no_country():
    assert meant(SPOKE, "He", "Congo", kind="country", is_person=False) is None


@pytest.mark.parametrize(("pronoun", "expected"), [("It", "Congo"), ("He", None)])
def test_it_is_a_body(pronoun, expected):
    sentences = SPOKE[0], f"{pronoun}/PRP/nsubj>2 left/VBD"
    assert meant(sentences, pronoun, "Congo", kind="country", is_person=False) == expected


def test_whom_was_spoken_of_long_ago_is_not_meant():
    between = ["Days/NNS/nsubj>2 passed/VBD"] * MAX_SENTENCES
    assert meant((SPOKE[0], *between[1:], SPOKE[1]), "He", "Ali") == "Ali"
    assert meant((SPOKE[0], *between, SPOKE[1]), "He", "Ali") is None


def test_a_pronoun_keeps_its_own_words():
    tree = tree_of(*SPOKE)
    ali = Party(start=0, end=1, kind="named", name="Ali", country="COD", is_person=True)
    he = at(tree, "He")
    found = resolve_pronouns(tree, [ali, Party(start=he, end=he + 1, kind="pronoun")])[-1]
    assert (found.start, found.kind, found.country) == (he, "pronoun", "COD")
