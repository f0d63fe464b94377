"""Whose a noun is: the words before it, and those after "of" and "in"."""

import pytest

from sitrep.extract.sides import joined_sector


def speaker(document):
    return document.quotations[-1].speaker


@pytest.mark.parametrize(
    ("words", "country", "sector"),
    [
        ("Nairobi police", "KEN", "COP"),
        ("The mayor of Odesa", "UKR", "GOV"),
        ("Residents of Goma", "COD", "CVL"),
        ("Opposition lawmakers in Kenya", "KEN", "OPP"),
        ("A court in Minsk", "BLR", "JUD"),
        ("The Lagos-based company", "NGA", "BUS"),
        ("Surgeons of the Red Cross", None, "NGO"),
        ("Observers of the European Union", None, "EUR"),
        ("A spokesman for the Malian army", "MLI", "MIL"),
        ("The Dhi Qar health directorate in Iraq", "IRQ", "GOV"),
    ],
)
def test_a_noun_has_the_country_and_sector_of_what_hangs_on_it(code, words, country, sector):
    found = speaker(code(f"{words} said on Friday that the bridge had been closed."))
    assert (found.country, found.sector) == (country, sector)


def test_what_another_country_pays_for_is_not_its_own(code):
    found = speaker(code("In Yemen, the Iran-backed militia said the bridge had been closed."))
    assert found.country == "YEM"


@pytest.mark.parametrize(
    ("own", "owner", "noun", "sector"),
    [
        (None, "REB", None, "REB"),
        ("MIL", None, "soldier", "MIL"),
        ("UAF", "REB", "gunman", "REB"),
        ("MED", "NGO", "surgeon", "NGO"),
        ("CVL", "NGO", "villager", "CVL"),
        ("GOV", "LAB", "vice president", "LAB"),
        ("LEG", "OPP", "lawmaker", "OPP"),
        ("COP", "GOV", "police", "COP"),
    ],
)
def test_a_body_gives_its_sector_to_those_who_are_nothing_without_it(own, owner, noun, sector):
    assert joined_sector(own, owner, noun) == sector
