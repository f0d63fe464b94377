"""What countries and sectors are called elsewhere: read once from the tables of this package."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from sitrep.knowledge.divisions import read_divisions
from sitrep.knowledge.places import load_places


@dataclass(frozen=True, slots=True)
class CountryCodes:
    """A country: FIPS 10-4, CAMEO, Correlates of War, ISO's number, ACLED's region; or empty."""

    country: str
    iso_numeric: str
    fips: str
    cameo: str
    cow: str
    acled_region: str


@dataclass(frozen=True, slots=True)
class SectorCodes:
    """A sector: type and known group in CAMEO, kind of actor at ACLED; empty if there is none."""

    sector: str
    cameo_type: str
    cameo_group: str
    acled_actor: str


@cache
def country_codes() -> dict[str, CountryCodes]:
    """Return the codes of every country by its alpha-3 code."""
    return {row[0]: CountryCodes(*row) for row in _rows("country_codes")}


@cache
def sector_codes() -> dict[str, SectorCodes]:
    """Return the codes of every sector."""
    return {row[0]: SectorCodes(*row) for row in _rows("sectors")}


@cache
def disorder_types() -> dict[str, str]:
    """Return ACLED's type of disorder by event type or sub-event type."""
    return {row[0]: row[1] for row in _rows("disorder_types")}


@cache
def admin1_codes() -> dict[tuple[str, str], str]:
    """Return the two digits or, in the USA, letters of a region by country and name.

    They are GeoNames' codes, which go back to FIPS 10-4; other kinds of them are left out.
    """
    named = [
        (named.place.country, name, named.admin1_code)
        for named in load_places()
        for name in named.names
    ]
    named += [(d.country, name, d.code) for d in read_divisions() for name in d.names]
    return {
        (country, name): code
        for country, name, code in named
        if code and len(code) == 2 and (code.isdigit() or country == "USA")
    }


def _rows(name: str) -> list[list[str]]:
    text = (files("sitrep.export") / f"{name}.csv").read_text(encoding="utf-8")
    return list(csv.reader(text.splitlines()))[1:]
