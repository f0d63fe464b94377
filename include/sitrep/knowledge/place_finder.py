"""Every place that bears a name: from the index, the curated file and the countries."""

import math
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from sitrep.knowledge.countries import load_countries
from sitrep.knowledge.distances import is_within
from sitrep.knowledge.place_choice import SETTLEMENTS, Candidate
from sitrep.knowledge.place_spellings import spellings
from sitrep.knowledge.place_words import (
    DIVISION,
    FEATURE,
    PART,
    SETTLEMENT,
    NameForm,
    bare_name,
    load_place_words,
    name_forms,
)
from sitrep.knowledge.places import NamedPlace, Place, normalise

ACRONYM_LETTERS = 4
_KINDS = {
    DIVISION: frozenset({"region", "area", *SETTLEMENTS}),
    SETTLEMENT: SETTLEMENTS,
    FEATURE: frozenset({"region", "area", "river", "sea", *SETTLEMENTS}),
    PART: None,
}
# A district's name may also be that of its town: then the division itself is meant.
_LANDS = frozenset({"region", "area"})
# "The suburbs of the northern Kunar province": so many words are taken off one after the other.
MAX_FORMS = 3

_FIND_CITIES = """
SELECT city.*, city_name.is_main
FROM city_name JOIN city USING (geonames_id)
WHERE city_name.name = ?
"""
_GET_CITY = "SELECT city.*, 1 FROM city WHERE geonames_id = ?"
_FIND_DIVISIONS = """
SELECT division.*, division_name.is_main
FROM division_name JOIN division USING (division_id)
WHERE division_name.name = ?
"""
_REGION_NAMES = "SELECT country, admin1_code, name FROM division WHERE level = 1"
_IS_WORD = "SELECT 1 FROM ordinary_word WHERE word = ?"

_CityRow = tuple[int, str, str, str, float, float, int, int]
_DivisionRow = tuple[str, str, str, str, int, float, float, float, int, int]


class PlaceFinder:
    """Reads the candidates for a name; what is meant is for others to say."""

    def __init__(self, index: Path, *, curated: Iterable[NamedPlace]) -> None:
        uri = f"{index.absolute().as_uri()}?mode=ro&immutable=1"
        self._connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
        self._curated: dict[str, list[Place]] = {}
        self._bare: dict[str, list[Place]] = {}
        self._by_key: dict[str, Place] = {}
        self._listed_cities: dict[int, Place] = {}
        self._regions: dict[tuple[str, str], str] = {
            (country, code): name
            for country, code, name in self._connection.execute(_REGION_NAMES)
        }
        for named in curated:
            self._add(named)
        self._capitals = {
            (country.iso3, normalise(country.capital))
            for country in load_countries().values()
            if country.capital
        }

    def find(self, key: str) -> tuple[Candidate, ...]:
        """Return the candidates for a name in the form of :func:`name_key`.

        Countries come first, then cities by falling population, then the others. A name that
        no place bears is taken apart: "eastern Kunar province".
        """
        return self._find(key, forms_left=MAX_FORMS)

    def listed(self, place_key: str) -> Candidate | None:
        """Return a curated place or a country by its key."""
        place = self._by_key.get(place_key)
        return None if place is None else Candidate(place, is_main=True, is_listed=True)

    def is_word(self, name: str) -> bool:
        """Return whether a normalised name is also an ordinary word of English."""
        return self._connection.execute(_IS_WORD, (name,)).fetchone() is not None

    def close(self) -> None:
        """Close the index."""
        self._connection.close()

    def _add(self, named: NamedPlace) -> None:
        place = named.place
        self._by_key[place.place_key] = place
        if place.geonames_id is not None:
            self._listed_cities[place.geonames_id] = place
        if named.admin1_code:
            self._regions[place.country, named.admin1_code] = place.name
        names = {name_key(name) for name in named.names}
        for name in names:
            self._curated.setdefault(name, []).append(place)
        if place.kind == "region" and (bare := bare_name(place.name)) and bare not in names:
            self._bare.setdefault(bare, []).append(place)

    def _find(self, key: str, *, forms_left: int) -> tuple[Candidate, ...]:
        found = self._bearing(key)
        if found or not forms_left:
            return found
        for spelling in spellings(normalise(key)):
            if found := self._bearing(spelling):
                return found
        for form in name_forms(normalise(key)):
            if form.base in load_place_words().division_types:
                continue
            candidates = self._find(form.base, forms_left=forms_left - 1)
            if fitting := _fitting(form, candidates):
                return fitting
        return ()

    def _bearing(self, key: str) -> tuple[Candidate, ...]:
        name = normalise(key)
        cities = {
            row[0]: self._city(row) for row in self._connection.execute(_FIND_CITIES, (name,))
        }
        others: dict[str, Candidate] = {}
        for place in {p.place_key: p for k in (key, name) for p in self._curated.get(k, ())}.values():
            row = self._connection.execute(_GET_CITY, (place.geonames_id,)).fetchone()
            if row is None:
                others[place.place_key] = Candidate(place, is_main=True, is_listed=True)
            else:
                cities[row[0]] = self._city(row)
        for region in self._bare.get(name, ()):
            is_towns = any(c.is_main and is_within(c.place, region) for c in cities.values())
            is_main = not is_towns and not any(c.is_main for c in others.values())
            others.setdefault(region.place_key, Candidate(region, is_main, is_listed=True))
        if second := self._by_key.get(load_place_words().second_names.get(name, "")):
            others.setdefault(second.place_key, Candidate(second, is_main=False, is_listed=True))
        for division in self._divisions(name):
            others.setdefault(division.place.place_key, division)
        return (
            *(c for c in others.values() if c.place.kind == "country"),
            *sorted(cities.values(), key=lambda c: (-c.place.population, c.place.name)),
            *(c for c in others.values() if c.place.kind != "country"),
        )

    def _divisions(self, name: str) -> Iterator[Candidate]:
        rows: Iterable[_DivisionRow] = self._connection.execute(_FIND_DIVISIONS, (name,))
        for division_id, title, country, code, level, lat, lon, radius_km, population, main in rows:
            place = Place(
                place_key=f"place:{division_id}",
                name=title,
                geonames_id=None,
                country=country,
                admin1=self._regions.get((country, code)),
                lat=lat,
                lon=lon,
                population=population,
                kind="region",
                precision=4 if level == 1 else 3,
                radius_km=radius_km,
            )
            yield Candidate(place, is_main=bool(main), is_listed=False)

    def _city(self, row: _CityRow) -> Candidate:
        geonames_id, name, country, admin1_code, lat, lon, population, is_main = row
        listed = self._listed_cities.get(geonames_id)
        place = Place(
            place_key=f"geonames:{geonames_id}",
            name=listed.name if listed else name,
            geonames_id=geonames_id,
            country=country,
            admin1=self._regions.get((country, admin1_code)),
            lat=lat,
            lon=lon,
            population=population,
            kind="city",
            precision=1,
            radius_km=_city_radius_km(population),
        )
        return Candidate(
            place,
            is_main=bool(is_main),
            is_listed=listed is not None,
            is_capital=(country, normalise(name)) in self._capitals,
        )


def name_key(name: str) -> str:
    """Return an acronym as it stands, so that ``us`` is not ``US``; other names normalised."""
    is_acronym = name.isupper() and name.isalpha() and len(name) <= ACRONYM_LETTERS
    return name if is_acronym else normalise(name)


def _fitting(form: NameForm, candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Return the candidates of the kind that the word taken off names."""
    kinds = _KINDS[form.kind]
    fitting = [c for c in candidates if kinds is None or c.place.kind in kinds]
    if form.kind == DIVISION and (lands := [c for c in fitting if c.place.kind in _LANDS]):
        fitting = [replace(c, is_main=True) for c in lands]
    elif form.kind in {DIVISION, FEATURE}:
        fitting = [replace(c, is_main=False) for c in fitting]
    return tuple(fitting)


def _city_radius_km(population: int) -> float:
    """Return 2 km for a village up to 20 km for a city of three million and more."""
    return round(min(20.0, max(2.0, 0.0115 * math.sqrt(population))), 1)
