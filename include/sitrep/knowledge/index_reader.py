"""Read the index of cities and divisions."""

import math
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

from sitrep.knowledge.countries import load_countries
from sitrep.knowledge.place_prior import Candidate
from sitrep.knowledge.place_spellings import is_like
from sitrep.knowledge.places import NamedPlace, Place, normalise

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


class IndexReader:
    """Gives the rows of the index as candidates, under the names that we list for them.

    ``curated`` lists cities of the index (by their GeoNames id) and names of regions (by
    their code).
    """

    def __init__(self, index: Path, *, curated: Iterable[NamedPlace]) -> None:
        uri = f"{index.absolute().as_uri()}?mode=ro&immutable=1"
        self._connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
        self._regions: dict[tuple[str, str], str] = {
            (country, code): name for country, code, name in self._connection.execute(_REGION_NAMES)
        }
        self._listed_cities: dict[int, Place] = {}
        for named in curated:
            if named.place.geonames_id is not None:
                self._listed_cities[named.place.geonames_id] = named.place
            if named.admin1_code:
                self._regions[named.place.country, named.admin1_code] = named.place.name
        self._capitals = {
            (country.iso3, normalise(country.capital))
            for country in load_countries().values()
            if country.capital
        }

    def cities(self, name: str) -> Iterator[Candidate]:
        """Yield the cities that bear a normalised name."""
        for row in self._connection.execute(_FIND_CITIES, (name,)):
            yield self._city(row, called=name)

    def city(self, geonames_id: int | None) -> Candidate | None:
        """Return the city of that id, or None if the index has none."""
        row = self._connection.execute(_GET_CITY, (geonames_id,)).fetchone()
        return None if row is None else self._city(row)

    def is_word(self, name: str) -> bool:
        """Return whether a normalised name is also an ordinary word of English."""
        return self._connection.execute(_IS_WORD, (name,)).fetchone() is not None

    def close(self) -> None:
        """Close the index."""
        self._connection.close()

    def divisions(self, name: str) -> Iterator[Candidate]:
        """Yield the divisions that bear a normalised name."""
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

    def _city(self, row: _CityRow, *, called: str | None = None) -> Candidate:
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
            is_other_name=called is not None and not is_main and not is_like(called, name),
        )


def _city_radius_km(population: int) -> float:
    """Return 2 km for a village up to 20 km for a city of three million and more."""
    return round(min(20.0, max(2.0, 0.0115 * math.sqrt(population))), 1)
