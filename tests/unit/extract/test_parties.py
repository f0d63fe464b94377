"""Who acts, suffers or speaks: countries, offices, bodies and common nouns."""

from datetime import UTC, datetime

import pytest

from builders.language import only_event


def speaker(document):
    return document.quotations[-1].speaker


@pytest.mark.parametrize(
    ("sentence", "code_of_speaker"),
    [
        ("Russia said Ukrainian troops had left.", "RUS"),
        ("The Kremlin said Ukrainian troops had left.", "RUSGOV"),
        ("Kyiv said Ukrainian troops had left.", "UKRGOV"),
        ("The Russian defence ministry said Ukrainian troops had left.", "RUSMIL"),
        ("The Ukrainian General Staff said Ukrainian troops had left.", "UKRMIL"),
        ("China's foreign ministry said Ukrainian troops had left.", "CHNGOV"),
        ("Turkish President Recep Tayyip Erdogan said Ukrainian troops had left.", "TURGOV"),
        ("Emmanuel Macron said Ukrainian troops had left.", "FRAGOV"),
        ("The United Nations said Ukrainian troops had left.", "UNO"),
        ("The RSF said Ukrainian troops had left.", "SDNPRM"),
        ("Sudan's army said Ukrainian troops had left.", "SDNMIL"),
        ("A senior US official said Ukrainian troops had left.", "USAGOV"),
        ("Doctors said Ukrainian troops had left.", "UKRMED"),
    ],
)
def test_a_speaker_has_a_country_and_a_sector(code, sentence, code_of_speaker):
    assert speaker(code(sentence)).code == code_of_speaker


@pytest.mark.parametrize(
    ("sentence", "words", "country", "sector"),
    [
        ("Ukrainian troops captured Izium.", "Ukrainian troops", "UKR", "MIL"),
        ("Russian forces captured Izium.", "Russian forces", "RUS", "MIL"),
        ("Israeli soldiers captured Jenin.", "Israeli soldiers", "ISR", "MIL"),
        ("Fighters seized the airport in Khartoum.", "Fighters", "SDN", "UAF"),
        ("Police detained 30 people in Moscow.", "Police", "RUS", "COP"),
        ("Workers went on strike in Detroit.", "Workers", "USA", "LAB"),
    ],
)
def test_a_common_noun_has_its_country_or_that_of_the_story(code, sentence, words, country, sector):
    (event,) = code(sentence).events
    (actor,) = event.actors
    assert (actor.text, actor.country, actor.sector) == (words, country, sector)


def test_a_possessive_means_the_one_named_before(code):
    event = only_event(code("Russia denied that its forces had shelled Kharkiv."), "ASSAULT")
    assert [actor.code for actor in event.actors] == ["RUSMIL"]


def test_a_people_is_no_adjective(code):
    event = only_event(code("The Russians shelled Kharkiv."), "ASSAULT")
    assert [(actor.text, actor.country) for actor in event.actors] == [("Russians", "RUS")]


def test_an_office_tells_whom_a_name_without_a_list_belongs_to(code):
    found = speaker(code("The army spokesman Ivan Petrov said Ukrainian troops had left."))
    assert (found.text, found.sector) == ("Ivan Petrov", "MIL")


def test_a_surname_means_the_person_named_before(code):
    text = "Emmanuel Macron left for Kyiv.\n\nMacron said troops would follow."
    assert speaker(code(text)).name == "Emmanuel Macron"


def test_who_has_left_office_no_longer_speaks_for_the_government(code):
    sentence = "Angela Merkel said Ukrainian troops had left."
    in_office = code(sentence, datetime(2019, 5, 1, tzinfo=UTC))
    afterwards = code(sentence, datetime(2023, 5, 1, tzinfo=UTC))
    assert speaker(in_office).code == "DEUGOV"
    assert speaker(afterwards).code == "DEUELI"
