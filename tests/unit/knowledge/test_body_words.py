"""The words of bodies' names, of references and of belongings: read, and checked on loading."""

import pytest

from sitrep.errors import KnowledgeError
from sitrep.knowledge.belongings import load_belongings, parse_belongings
from sitrep.knowledge.body_words import is_general_name, parse_body_words, sector_of_body
from sitrep.knowledge.genders import gender_of_name, gender_of_noun
from sitrep.knowledge.referring import load_referring_nouns, parse_referring_nouns


@pytest.mark.parametrize(
    ("name", "sector"),
    [
        ("Ministry of Health", "GOV"),
        ("Supreme Court", "JUD"),
        ("Kosovo Specialist Chambers", "JUD"),
        ("Civic Unity Party", "PTY"),
        ("University of Ibadan", "EDU"),
        ("Mirabad Teaching Hospital", "MED"),
        ("Taravia News Agency", "JRN"),
        ("Oruma Liberation Front", "REB"),
        ("Disaster and Dyke Management Authority", "GOV"),
        ("Besa e Re", None),
    ],
)
def test_the_words_of_a_name_tell_what_a_body_is(name, sector):
    assert sector_of_body(name) == sector


def test_a_name_of_nothing_but_such_words_is_general():
    assert is_general_name("General Staff")
    assert not is_general_name("Azov Brigade")


def test_titles_and_first_names_tell_a_gender():
    assert (gender_of_noun("mrs."), gender_of_noun("spokesman")) == ("f", "m")
    assert (gender_of_name("Olena"), gender_of_name("Taraviella")) == ("f", None)


def test_referring_nouns_and_belongings_are_lower_case():
    belongings = load_belongings()
    words = [*load_referring_nouns(), *belongings.members, *belongings.parts, *belongings.things]
    assert [word for word in words if word != word.lower()] == []


@pytest.mark.parametrize(
    ("parse", "text", "problem"),
    [
        (parse_body_words, 'ARMY = "army"', "ARMY is no sector"),
        (parse_body_words, 'MIL = "guard"\nCOP = "guard"', "'guard' stands in two lists"),
        (parse_belongings, 'members = ""', "must be members, parts and things"),
        (parse_belongings, 'members=""\nparts=""\n[things]\nX="a"', "unknown sector 'X'"),
        (
            parse_belongings,
            'members=""\nparts=""\n[things]\nMIL="tank"\nCOP="tank"',
            "'tank' belongs to two sectors",
        ),
        (parse_referring_nouns, '[[noun]]\nwords="a"\nsectors="X"', "unknown sectors X"),
    ],
)
def test_a_wrong_list_is_told(parse, text, problem):
    with pytest.raises(KnowledgeError, match=problem):
        parse(text)
