"""From a place's name to places on the map, and to the one that is meant."""

import math
import sqlite3
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

from sitrep.knowledge.ambiguous_names import AmbiguousNames, load_ambiguous_names
from sitrep.knowledge.city_index import MIN_POPULATION, ensure_city_index
from sitrep.knowledge.countries import load_countries
from sitrep.knowledge.place_choice import SMALL_CITY, Candidate, choose_place
from sitrep.knowledge.places import (
    NamedPlace,
    Place,
    admin1_names,
    country_places,
    load_places,
    normalise,
)

__all__ = ["Gazetteer", "Place", "normalise", "open_gazetteer"]

CACHED_NAMES = 50_000
ACRONYM_LETTERS = 4
# A name that news uses as a word all the time (police, march) needs support up to this.
BIG_CITY = 1_000_000

_CityRow = tuple[int, str, str, str, float, float, int, int]

_FIND_CITIES = """
SELECT city.*, city_name.is_main
FROM city_name JOIN city USING (geonames_id)
WHERE city_name.name = ?
"""
_GET_CITY = "SELECT city.*, 1 FROM city WHERE geonames_id = ?"
_IS_WORD = "SELECT 1 FROM ordinary_word WHERE word = ?"


class Gazetteer:
    """Looks names up in the index of cities, the curated places and the countries."""

    def __init__(
        self,
        index: Path,
        *,
        curated: Iterable[NamedPlace],
        ambiguous: AmbiguousNames,
    ) -> None:
        uri = f"{index.absolute().as_uri()}?mode=ro&immutable=1"
        self._connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
        self._ambiguous = ambiguous
        self._curated: dict[str, list[Place]] = {}
        self._listed_cities: dict[int, Place] = {}
        for named in curated:
            if named.place.geonames_id is not None:
                self._listed_cities[named.place.geonames_id] = named.place
            for name in {_key(name) for name in named.names}:
                self._curated.setdefault(name, []).append(named.place)
        self._capitals = {
            (country.iso3, normalise(country.capital))
            for country in load_countries().values()
            if country.capital
        }
        self._candidates = lru_cache(maxsize=CACHED_NAMES)(self._find)

    def lookup(self, name: str) -> tuple[Place, ...]:
        """Return every place of that name: countries, cities by falling population, others."""
        return tuple(candidate.place for candidate in self._candidates(_key(name)))

    def resolve(
        self,
        name: str,
        *,
        near: Iterable[Place] = (),
        country_hints: Mapping[str, float] | None = None,
    ) -> tuple[Place, str] | None:
        """Return the place that is most likely meant and why, or None where that is unsure.

        Parameters
        ----------
        name : str
            As the text writes it.
        near : iterable of Place
            Places already known from the same text.
        country_hints : mapping of str to float, optional
            Weight of each country (alpha-3) in the text, on any scale.

        Returns
        -------
        tuple of (Place, str) or None
            None if no place has the name; if only small places have it, nothing else in the
            text supports them, and the name is also a word or a person's name; or if
            several places far apart, none of them big, fit equally well.
        """
        return choose_place(
            self._candidates(_key(name)),
            near=near,
            country_hints=country_hints or {},
            least_population=self._least_population(normalise(name)),
        )

    def close(self) -> None:
        """Close the index."""
        self._connection.close()

    def _least_population(self, name: str) -> int:
        if name in self._ambiguous.words:
            return BIG_CITY
        if name in self._ambiguous.people:
            return SMALL_CITY
        is_word = self._connection.execute(_IS_WORD, (name,)).fetchone() is not None
        return SMALL_CITY if is_word else 0

    def _find(self, key: str) -> tuple[Candidate, ...]:
        name = normalise(key)
        found = {row[0]: self._city(row) for row in self._connection.execute(_FIND_CITIES, (name,))}
        others: list[Candidate] = []
        curated = {
            place.place_key: place for k in (key, name) for place in self._curated.get(k, ())
        }
        for place in curated.values():
            row = self._connection.execute(_GET_CITY, (place.geonames_id,)).fetchone()
            if row is None:
                others.append(Candidate(place, is_main=True, is_listed=True))
            else:
                found[row[0]] = self._city(row)
        cities = sorted(found.values(), key=lambda city: (-city.place.population, city.place.name))
        countries = [other for other in others if other.place.kind == "country"]
        return (*countries, *cities, *(o for o in others if o.place.kind != "country"))

    def _city(self, row: _CityRow) -> Candidate:
        geonames_id, name, country, admin1_code, lat, lon, population, is_main = row
        listed = self._listed_cities.get(geonames_id)
        place = Place(
            place_key=f"geonames:{geonames_id}",
            name=listed.name if listed else name,
            geonames_id=geonames_id,
            country=country,
            admin1=admin1_names().get((country, admin1_code)),
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


def open_gazetteer(cache_dir: Path, *, min_population: int = MIN_POPULATION) -> Gazetteer:
    """Return the gazetteer; build its index of cities in ``cache_dir`` on first use.

    ``min_population`` (500, 1000, 5000 or 15000) leaves smaller cities out, for less memory.

    Raises
    ------
    KnowledgeError
        If a data file is malformed.
    OSError
        If the index is missing and ``cache_dir`` cannot be written.
    """
    return Gazetteer(
        ensure_city_index(cache_dir, min_population=min_population),
        curated=(*country_places(), *load_places()),
        ambiguous=load_ambiguous_names(),
    )


def _key(name: str) -> str:
    """Return an acronym as it stands, so that ``us`` is not ``US``; other names normalised."""
    is_acronym = name.isupper() and name.isalpha() and len(name) <= ACRONYM_LETTERS
    return name if is_acronym else normalise(name)


def _city_radius_km(population: int) -> float:
    """Return 2 km for a village up to 20 km for a city of three million and more."""
    return round(min(20.0, max(2.0, 0.0115 * math.sqrt(population))), 1)
