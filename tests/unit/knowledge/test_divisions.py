"""Divisions: the shipped file, and wrong rows."""

import pytest

from sitrep.errors import KnowledgeError
from sitrep.knowledge.countries import load_countries
from sitrep.knowledge.divisions import COLUMNS, read_divisions
from sitrep.knowledge.places import load_places


def test_the_shipped_divisions_are_of_countries_that_we_list_and_have_ids_of_their_own():
    divisions = list(read_divisions())
    ids = [division.division_id for division in divisions]
    curated = {named.place.place_key.removeprefix("place:") for named in load_places()}
    assert len(ids) == len(set(ids))
    assert curated.isdisjoint(ids)
    assert {division.country for division in divisions} <= set(load_countries())


def test_a_county_knows_its_region():
    text = f"{','.join(COLUMNS)}\nusa-tx-277,Lamar County,Lamar,USA,TX.277,33.7,-95.6,20,50000\n"
    (county,) = read_divisions(text)
    assert (county.names, county.admin1_code, county.level) == (("Lamar County", "Lamar"), "TX", 2)


def test_a_wrong_division_is_named_by_file_and_line():
    text = f"{','.join(COLUMNS)}\nx,X,,USA,TX,95,0,20,0\n"
    with pytest.raises(KnowledgeError, match=r"^divisions.csv:2: lat is not between -90 and 90"):
        list(read_divisions(text))
