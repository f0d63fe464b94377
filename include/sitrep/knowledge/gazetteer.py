"""From a place's name to places on the map, and to the one that is meant."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

from sitrep.knowledge.ambiguous_names import AmbiguousNames, load_ambiguous_names
from sitrep.knowledge.city_index import MIN_POPULATION, ensure_city_index
from sitrep.knowledge.distances import is_within
from sitrep.knowledge.place_choice import SMALL_CITY, choose_place, shares
from sitrep.knowledge.place_finder import PlaceFinder, name_key
from sitrep.knowledge.place_prior import Candidate, prior
from sitrep.knowledge.place_support import HINT_BONUS
from sitrep.knowledge.place_words import load_place_words
from sitrep.knowledge.places import NamedPlace, Place, country_places, load_places, normalise

__all__ = ["Gazetteer", "Place", "normalise", "open_gazetteer"]

CACHED_NAMES = 50_000
# A name that news uses as a word all the time (police, march) needs support up to this.
BIG_CITY = 1_000_000
# What a place may lie in, for a name such as "Paris, Texas".
CONTAINERS = frozenset({"country", "region", "area"})


class Gazetteer:
    """Looks names up in the index of cities, the curated places and the countries."""

    def __init__(
        self,
        index: Path,
        *,
        curated: Iterable[NamedPlace],
        ambiguous: AmbiguousNames,
    ) -> None:
        self._finder = PlaceFinder(index, curated=curated)
        self._ambiguous = ambiguous
        self._candidates = lru_cache(maxsize=CACHED_NAMES)(self._finder.find)
        self._needs = lru_cache(maxsize=CACHED_NAMES)(self._least_population)

    def lookup(self, name: str) -> tuple[Place, ...]:
        """Return every place of that name: countries, cities by falling population, others."""
        return tuple(candidate.place for candidate in self._candidates(name_key(name)))

    def resolve(
        self,
        name: str,
        *,
        near: Iterable[Place] = (),
        country_hints: Mapping[str, float] | None = None,
        least_lead: float = 0.0,
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
        least_lead : float, optional
            How far the likeliest must be ahead of any other, on the scale of the decimal
            logarithm of a population.

        Returns
        -------
        tuple of (Place, str) or None
            None if no place has the name; if only small places have it, nothing else in the
            text supports them, and the name is also a word or a person's name; or if
            several places far apart, none of them big, fit equally well.
        """
        if normalise(name) in self._ambiguous.unlikely:
            return None
        return choose_place(
            self._candidates(name_key(name)),
            near=near,
            country_hints=country_hints or {},
            least_population=self._needs(normalise(name)),
            least_lead=least_lead,
        )

    def resolve_within(
        self, name: str, container: str, *, country_hints: Mapping[str, float] | None = None
    ) -> tuple[Place, Place] | None:
        """Return the place of that name that lies in a place of the other, and that one.

        ``container`` is the name of a country, region, county or landscape, or a press or
        postal abbreviation of a state ("Ill."). None if no two places fit.
        """
        hints = shares(country_hints or {})
        outers = [c for c in self._containers(container) if c.place.kind in CONTAINERS]
        pairs = [
            (prior(inner) + prior(outer) + HINT_BONUS * hints.get(outer.place.country, 0.0),
             inner.place, outer.place)
            for outer in outers
            for inner in self._candidates(name_key(name))
            if is_within(inner.place, outer.place)
        ]  # fmt: skip
        if not pairs:
            return None
        _, inner, outer = max(pairs, key=lambda pair: pair[0])
        return inner, outer

    def close(self) -> None:
        """Close the index."""
        self._finder.close()

    def _containers(self, name: str) -> Iterable[Candidate]:
        key = load_place_words().abbreviations.get(name)
        listed = self._finder.listed(key) if key else None
        if listed is not None:
            return (listed,)
        return self._candidates(name_key(name))

    def _least_population(self, name: str) -> int:
        if name in self._ambiguous.words:
            return BIG_CITY
        if name in self._ambiguous.people or self._finder.is_word(name):
            return SMALL_CITY
        return 0


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
