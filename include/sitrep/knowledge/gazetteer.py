"""From a place's name to places on the map, and to the one that is meant."""

import math
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from sitrep.knowledge.ambiguous_names import AmbiguousNames, load_ambiguous_names
from sitrep.knowledge.city_index import ensure_city_index
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
SETTLEMENTS = frozenset({"city", "town"})
_CityRow = tuple[int, str, str, str, float, float, int, int]

# A city below this is not pinned on a name that may be a word or a person.
SMALL_CITY = 15_000
# A name that news uses as a word all the time (police, march) needs support up to this.
BIG_CITY = 1_000_000
# Candidates this close in score and this far apart leave a small place undecided.
CLOSE_SCORE = 0.3
FAR_KM = 50.0

# How likely a kind is meant, on the scale of the decimal logarithm of a city's population.
KIND_PRIOR = {
    "country": 7.5,
    "region": 6.5,
    "area": 6.5,
    "sea": 6.5,
    "river": 5.5,
    "facility": 5.0,
    "camp": 5.0,
}
# A small town that we list because it has been in the news.
TOWN_PRIOR = 4.0
ALTERNATE_NAME_PENALTY = 0.5
HINT_BONUS = 1.2
NEAR_BONUS = 2.0
NEAR_KM = 100.0
# A hint or a nearness of at least this share of its bonus supports a doubtful name.
SUPPORT_SHARE = 0.25

_FIND_CITIES = """
SELECT city.*, city_name.is_main
FROM city_name JOIN city USING (geonames_id)
WHERE city_name.name = ?
"""
_GET_CITY = "SELECT city.*, 1 FROM city WHERE geonames_id = ?"


@dataclass(frozen=True, slots=True)
class _Scored:
    place: Place
    score: float
    reason: str
    is_supported: bool


class Gazetteer:
    """Looks names up in the index of cities, the curated places and the countries."""

    def __init__(
        self,
        index: Path,
        *,
        curated: Iterable[NamedPlace] = (),
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
            for name in {normalise(name) for name in named.names}:
                self._curated.setdefault(name, []).append(named.place)
        self._candidates = lru_cache(maxsize=CACHED_NAMES)(self._find)

    def lookup(self, name: str) -> tuple[Place, ...]:
        """Return every place of that name: countries first, then by falling population."""
        return tuple(place for place, _ in self._candidates(normalise(name)))

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
            several small places far apart fit equally well.
        """
        normalised = normalise(name)
        near, hints = tuple(near), _shares(country_hints or {})
        scored = [
            _score(place, prior=self._prior(place, is_main=is_main), near=near, hints=hints)
            for place, is_main in self._candidates(normalised)
        ]
        least_population = self._least_population(normalised)
        plausible = [
            candidate
            for candidate in scored
            if candidate.is_supported
            or candidate.place.kind not in SETTLEMENTS
            or candidate.place.population >= least_population
        ]
        if not plausible:
            return None
        best = max(plausible, key=lambda candidate: candidate.score)
        if _is_undecided(best, plausible):
            return None
        if best.reason:
            return best.place, best.reason
        if len(scored) == 1:
            return best.place, "only place of that name"
        return best.place, f"most prominent of {len(scored)} places of that name"

    def _least_population(self, name: str) -> int:
        """Return how many people a city of that name must have to be meant without support."""
        if name in self._ambiguous.words:
            return BIG_CITY
        if name in self._ambiguous.people or self._is_ordinary_word(name):
            return SMALL_CITY
        return 0

    def _is_ordinary_word(self, name: str) -> bool:
        query = "SELECT 1 FROM ordinary_word WHERE word = ?"
        return self._connection.execute(query, (name,)).fetchone() is not None

    def _prior(self, place: Place, *, is_main: bool) -> float:
        """Return how likely a place is meant before anything else is known of the text."""
        if place.kind in KIND_PRIOR:
            return KIND_PRIOR[place.kind]
        prior = math.log10(place.population + 10)
        if place.kind == "town" or place.geonames_id in self._listed_cities:
            return max(prior, TOWN_PRIOR)
        return prior if is_main else prior - ALTERNATE_NAME_PENALTY

    def _find(self, name: str) -> tuple[tuple[Place, bool], ...]:
        """Return the places of a normalised name, each with whether that is its main name."""
        found = {row[0]: self._city(row) for row in self._connection.execute(_FIND_CITIES, (name,))}
        others: list[tuple[Place, bool]] = []
        for place in self._curated.get(name, ()):
            row = self._connection.execute(_GET_CITY, (place.geonames_id,)).fetchone()
            if row is None:
                others.append((place, True))
            else:
                found[row[0]] = self._city(row)
        cities = sorted(found.values(), key=lambda item: (-item[0].population, item[0].place_key))
        countries = [item for item in others if item[0].kind == "country"]
        return (*countries, *cities, *(item for item in others if item[0].kind != "country"))

    def _city(self, row: _CityRow) -> tuple[Place, bool]:
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
        return place, bool(is_main)


def open_gazetteer(cache_dir: Path) -> Gazetteer:
    """Return the gazetteer; build its index of cities in ``cache_dir`` on first use.

    Raises
    ------
    KnowledgeError
        If a data file is malformed.
    OSError
        If the index is missing and ``cache_dir`` cannot be written.
    """
    return Gazetteer(
        ensure_city_index(cache_dir),
        curated=(*country_places(), *load_places()),
        ambiguous=load_ambiguous_names(),
    )


def distance_km(a: Place, b: Place) -> float:
    """Return the distance between the middles of two places, along the great circle."""
    lat_a, lat_b = math.radians(a.lat), math.radians(b.lat)
    half_lat = math.sin((lat_b - lat_a) / 2) ** 2
    half_lon = math.sin(math.radians(b.lon - a.lon) / 2) ** 2
    return 12742.0 * math.asin(math.sqrt(half_lat + math.cos(lat_a) * math.cos(lat_b) * half_lon))


def _score(
    place: Place, *, prior: float, near: tuple[Place, ...], hints: Mapping[str, float]
) -> _Scored:
    hint = hints.get(place.country, 0.0)
    closeness, neighbour = _closeness(place, near)
    reason = ""
    if hint >= SUPPORT_SHARE:
        reason = f"the text is about {place.country}"
    if neighbour is not None and closeness >= SUPPORT_SHARE:
        reason = f"{distance_km(place, neighbour):.0f} km from {neighbour.name}"
    if place.kind == "country":
        reason = "name of a country"
    is_supported = (
        max(hint, closeness) >= SUPPORT_SHARE
        or place.country in {other.country for other in near if place.country}
    )
    score = prior + HINT_BONUS * hint + NEAR_BONUS * closeness
    return _Scored(place, score, reason, is_supported)


def _closeness(place: Place, near: tuple[Place, ...]) -> tuple[float, Place | None]:
    """Return 1 for a place within another's extent, falling with distance, and that other."""
    best, neighbour = 0.0, None
    for other in near:
        if other.kind == "country":  # what a country supports is for the hints to say
            continue
        gap_km = max(0.0, distance_km(place, other) - other.radius_km)
        if (closeness := math.exp(-gap_km / NEAR_KM)) > best:
            best, neighbour = closeness, other
    return best, neighbour


def _is_undecided(best: _Scored, candidates: list[_Scored]) -> bool:
    if best.place.kind == "country" or best.place.population >= SMALL_CITY:
        return False
    return any(
        best.score - other.score < CLOSE_SCORE and distance_km(best.place, other.place) > FAR_KM
        for other in candidates
    )


def _shares(hints: Mapping[str, float]) -> dict[str, float]:
    """Return the weights divided by the greatest, so that the leading country has 1."""
    greatest = max(hints.values(), default=0.0)
    return {country: weight / greatest for country, weight in hints.items()} if greatest else {}


def _city_radius_km(population: int) -> float:
    """Return 2 km for a village up to 20 km for a city of three million and more."""
    return round(min(20.0, max(2.0, 0.0115 * math.sqrt(population))), 1)
