"""Later mentions of names: surnames and acronyms."""

import pytest


def speaker(document):
    return document.quotations[-1].speaker


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("Oleh Marchuk", "Marchuk"),
        ("Salem al-Warfali", "al-Warfali"),
        ("Pieter van Houten", "van Houten"),
        ("Agim Berisha-Kolgeci", "Berisha-Kolgeci"),
    ],
)
def test_a_surname_means_the_whole_name_before(code, full, short):
    text = f"Judge {full} closed the court. {short} said that the hall was empty."
    found = speaker(code(text))
    assert (found.name, found.sector) == (full, "JUD")


def test_a_surname_is_not_that_of_a_listed_person_if_the_text_names_another(code):
    text = "Nurse Anna Macron opened the clinic. The hall was full, Macron said."
    found = speaker(code(text))
    assert (found.name, found.entity_id) == ("Anna Macron", None)


def test_an_acronym_in_brackets_is_the_name_before_it(code):
    text = (
        "The Movement for the Survival of Taravia (MST) closed the road. "
        "The MST said that no one had been hurt."
    )
    assert speaker(code(text)).name == "Movement for the Survival of Taravia"
