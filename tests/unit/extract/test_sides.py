"""Whose a noun is: the words before it, and those after "of" and "in"."""

import pytest


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
        ("A former general of the Kenyan army", "KEN", "ELI"),
        ("A Rwandan column", "RWA", "MIL"),
    ],
)
def test_a_noun_has_the_country_and_sector_of_what_hangs_on_it(code, words, country, sector):
    found = speaker(code(f"{words} said on Friday that the bridge had been closed."))
    assert (found.country, found.sector) == (country, sector)


def test_what_another_country_pays_for_is_not_its_own(code):
    found = speaker(code("In Yemen, the Iran-backed militia said the bridge had been closed."))
    assert found.country == "YEM"


def test_troops_are_of_their_owner_wherever_they_stand(code):
    found = speaker(code("Syria kept calm. Its troops in Lebanon said the bridge had been closed."))
    assert (found.country, found.sector) == ("SYR", "MIL")
