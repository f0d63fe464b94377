"""The tables of codes know every country, sector and type of ours."""

import re

from sitrep.export.acled_actors import KINDS, interaction, kind_of_actor
from sitrep.export.codes import (
    admin1_codes,
    country_codes,
    disorder_types,
    sector_codes,
)
from sitrep.knowledge.actors import SECTORS
from sitrep.knowledge.countries import load_countries
from sitrep.knowledge.ontology import load_ontology


def test_every_country_has_its_codes():
    codes = country_codes()
    assert set(codes) == set(load_countries())
    for column, form in {
        "fips": r"[A-Z]{2}",
        "cameo": r"[A-Z]{3}",
        "cow": r"\d{1,3}",
        "iso_numeric": r"\d{1,3}",
    }.items():
        given = [getattr(row, column) for row in codes.values() if getattr(row, column)]
        assert len(given) == len(set(given)), column
        assert all(re.fullmatch(form, code) for code in given), column
    assert all(row.acled_region for row in codes.values())


def test_fips_is_not_iso():
    pairs = {"UKR": "UP", "RUS": "RS", "CHN": "CH", "CHE": "SZ", "DEU": "GM", "ISR": "IS"}
    assert {country: country_codes()[country].fips for country in pairs} == pairs


def test_regions_have_two_digits_and_american_ones_two_letters():
    codes = admin1_codes()
    assert codes["UKR", "Kharkiv Oblast"] == "07"
    assert codes["USA", "Texas"] == "TX"
    assert ("GBR", "England") not in codes


def test_every_sector_and_acled_type_is_known():
    assert set(sector_codes()) == set(SECTORS)
    assert {row.acled_actor for row in sector_codes().values()} - {""} <= set(KINDS)
    types = load_ontology().types.values()
    coded = [*types, *(mode for event_type in types for mode in event_type.modes.values())]
    for code in {entry.acled.code for entry in coded if entry.acled.code}:
        assert code.partition(": ")[0] in disorder_types()


def test_who_acts_abroad_is_external_and_a_crowd_is_what_it_does():
    soldiers = {"country": "RUS", "sector": "MIL"}
    students = {"country": "RUS", "sector": "EDU"}
    assert kind_of_actor(soldiers, "Battles", "RUS") == "State forces"
    assert kind_of_actor(soldiers, "Battles", "UKR") == "External/Other forces"
    assert kind_of_actor(students, "Protests", "RUS") == "Protesters"
    assert kind_of_actor(students, "Riots", "RUS") == "Rioters"
    assert kind_of_actor({"country": "RUS", "sector": None}, "Battles", "RUS") == "State forces"
    assert kind_of_actor({"country": None, "sector": None}, "Battles", "RUS") == ""


def test_kinds_meet_in_the_order_of_acled():
    assert interaction("Civilians", "Rebel group") == "Rebel group-Civilians"
    assert interaction("", "") == ""
