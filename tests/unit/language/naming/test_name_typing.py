"""The names of a model, typed and joined: each sentence is written with what the model found."""

import pytest
import spacy

from builders.marked_text import marked_doc
from sitrep.language.naming import name_rules

assert name_rules  # registers the factory


@pytest.fixture(scope="module")
def nlp():
    nlp = spacy.blank("en")
    nlp.add_pipe("sitrep_name_rules")
    return nlp


@pytest.fixture(scope="module")
def mend(nlp):
    def mend(marked: str, **nouns: str) -> list[tuple[str, str]]:
        """Return the names after the rules; keywords are parts of speech by word."""
        doc = marked_doc(nlp, marked)
        for token in doc:
            token.pos_ = nouns.get(token.text, "")
        return [(ent.text, ent.label_) for ent in nlp(doc).ents]

    return mend


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("across the [Caribbean|NORP] towards Cuba", ("Caribbean", "LOC")),
        ("fighters took [Kobani|PERSON]", ("Kobani", "GPE")),
        ("the [Tatmadaw|GPE] shelled it", ("Tatmadaw", "ORG")),
        ("[TURKEY|ORG] OPENS DAM", ("TURKEY", "GPE")),
        ("[Druze|ORG] leader", ("Druze", "NORP")),
        ("the [Zelena Dam|GPE]", ("Zelena Dam", "FAC")),
        ("the [Sinjar|GPE] mountains", ("Sinjar", "LOC")),
        ("he saw [Florence|PERSON]", ("Florence", "PERSON")),
        ("Mr [Aleppo|PERSON] came", ("Aleppo", "PERSON")),
        ("[Barcelona|ORG] won", ("Barcelona", "ORG")),
        ("[Christian|PERSON] won", ("Christian", "PERSON")),
    ],
)
def test_lists_and_head_words_tell_the_label(mend, sentence, name):
    assert mend(sentence)[0] == name


def test_a_name_that_is_also_a_people_needs_its_noun(mend):
    assert mend("a [Karen|PERSON] monk", monk="NOUN") == [("Karen", "NORP")]
    assert mend("said [Karen|PERSON] yesterday", yesterday="NOUN")[0] == ("Karen", "NORP")
    assert mend("[Karen|PERSON] left") == [("Karen", "PERSON")]


def test_an_adjective_is_no_land(mend):
    assert mend("[Caribbean|NORP] nations", nations="NOUN") == [("Caribbean", "NORP")]
    assert mend("to [Argentine|GPE] teachers", teachers="NOUN") == [("Argentine", "NORP")]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("in [Port|GPE]-[au|GPE]-[Prince|GPE].", [("Port-au-Prince", "GPE")]),
        ("a clinic in [Saint|GPE]-[Ouen|GPE]", [("Saint-Ouen", "GPE")]),
        ("[Coca|ORG]-[Cola|ORG] said", [("Coca-Cola", "ORG")]),
        ("said [Klaus|PERSON]-[Peter Amann|PERSON]", [("Klaus-Peter Amann", "PERSON")]),
        ("[Hamas-Fatah|ORG] deal", [("Hamas", "ORG"), ("Fatah", "ORG")]),
        ("in [Anbar|GPE] Province.", [("Anbar Province", "GPE")]),
        ("the [Children|ORG]'s Hospital burned", [("Children's Hospital", "FAC")]),
        ("[Kherson|GPE] Airport Police said", [("Kherson", "GPE")]),
        ("[Moscow|GPE]-[Kyiv|GPE] talks", [("Moscow", "GPE"), ("Kyiv", "GPE")]),
        ("a [Dutch|NORP]-[Australian|NORP] firm", [("Dutch", "NORP"), ("Australian", "NORP")]),
        ("[Merkel|PERSON]-[Macron|PERSON] plan", [("Merkel", "PERSON"), ("Macron", "PERSON")]),
        ("near [Cox|GPE]'s [Bazar|GPE]", [("Cox's Bazar", "GPE")]),
        ("[St. Luke|GPE]'s Cathedral burned", [("St. Luke's Cathedral", "FAC")]),
        ("[Ukraine|GPE]'s [National Guard|ORG]", [("Ukraine", "GPE"), ("National Guard", "ORG")]),
        ("the [Great Mosque|ORG] of [Kano|GPE]", [("Great Mosque of Kano", "FAC")]),
        ("the [University|ORG] of Ulm Nord said", [("University of Ulm Nord", "ORG")]),
        ("the [Tomb|FAC] of [Poland|GPE]'s hero", [("Tomb", "FAC"), ("Poland", "GPE")]),
        ("the head of [Poland|GPE]", [("Poland", "GPE")]),
        ("the [Vovcha|GPE] River rose", [("Vovcha River", "LOC")]),
    ],
)
def test_the_parts_of_a_name_come_together(mend, sentence, names):
    assert mend(sentence) == names


@pytest.mark.parametrize(
    ("sentence", "person"),
    [
        ("A.B.M. [Chowdhury|PERSON] spoke", "A.B.M. Chowdhury"),
        ("J. K. [Rowland|PERSON] spoke", "J. K. Rowland"),
        ("U.S. [Rowland|PERSON] spoke", "Rowland"),
        ("[U Thein Maung|GPE], a member", "U Thein Maung"),
        ("[Ma Thida|PERSON] Win spoke", "Ma Thida Win"),
        ("Saw Eh [Doh|PERSON] spoke", "Saw Eh Doh"),
        ("Daw Aye [Mya Thu|GPE] spoke", "Daw Aye Mya Thu"),
        ("Yevhen [Tymoshchuk|GPE] spoke", "Yevhen Tymoshchuk"),
        ("[Chinedu Okafor|GPE] spoke", "Chinedu Okafor"),
        ("said [General|ORG] [Wilk|PERSON]", "Wilk"),
    ],
)
def test_a_person_has_all_that_belongs_to_it(mend, sentence, person):
    assert (person, "PERSON") in mend(sentence)
    assert len(mend(sentence)) == 1


def test_a_town_may_begin_like_a_person(mend):
    assert mend("in [Ali Sabieh|GPE].") == [("Ali Sabieh", "GPE")]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("the World [Food Programme|ORG] said", [("World Food Programme", "ORG")]),
        ("the Rapid Support Forces entered", [("Rapid Support Forces", "ORG")]),
        ("near the Euphrates.", [("Euphrates", "LOC")]),
        ("OPENS DAM ON THE TIGRIS", [("TIGRIS", "LOC")]),
        ("near lake kivu please", [("lake kivu", "LOC")]),
        ("The New York Times said", [("New York Times", "ORG")]),
        ("The Valley is green.", []),
        ("a new Supreme Court Building", []),
        ("the Sahel-based group", []),
        (
            "[Islamic State West Africa Province|ORG] said",
            [("Islamic State West Africa Province", "ORG")],
        ),
        ("He saw lake kivu", []),
    ],
)
def test_known_names_are_found(mend, sentence, names):
    assert mend(sentence) == names


def test_most_mentions_tell_the_label(mend):
    found = mend("[Zorbex|ORG] rose. [Zorbex|ORG] fell. [Zorbex|GPE] slept.")
    assert found == [("Zorbex", "ORG")] * 3


def test_one_against_one_stays(mend):
    assert mend("[Zorbex|ORG] rose. [Zorbex|GPE] slept.") == [("Zorbex", "ORG"), ("Zorbex", "GPE")]
