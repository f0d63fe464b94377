"""How likely a place is meant before the text is known."""

import math
from dataclasses import dataclass

from sitrep.knowledge.places import Place

SETTLEMENTS = frozenset({"city", "town"})

# How likely a kind is meant, on the scale of the decimal logarithm of a city's population.
KIND_PRIOR = {
    "region": 6.5,
    "area": 6.5,
    "sea": 6.5,
    "river": 5.5,
    "facility": 5.0,
    "camp": 5.0,
}
# A country counts as this much more than a city of its people, within bounds.
COUNTRY_BONUS = 0.7
COUNTRY_BOUNDS = (7.2, 9.0)
# Divisions that nobody listed: less than a city of their people, and within bounds.
REGION_BOUNDS = (4.5, 6.4)
DISTRICT_PENALTY = 0.7
# A town that we list because it has been in the news: at least this, and some more.
TOWN_PRIOR = 4.0
LISTED_BONUS = 0.5
OTHER_NAME_PENALTY = 1.5
SPELLING_PENALTY = 0.5
METROPOLIS = 1_000_000
METROPOLIS_BONUS = 0.4


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that bears the name, and what is known of it before the text is.

    ``is_main`` says that it is the place's main name, ``is_listed`` that we curate the place
    ourselves, ``is_capital`` that it is the capital of its country, ``is_other_name`` that the
    name is unlike the main one: not "Tulkarem" for Tulkarm, but a former or local name.
    """

    place: Place
    is_main: bool
    is_listed: bool
    is_capital: bool = False
    is_other_name: bool = False


def prior(candidate: Candidate) -> float:
    """Return how likely a candidate is meant where nothing is known of the text."""
    place = candidate.place
    value = _kind_prior(candidate)
    is_town = place.kind in SETTLEMENTS
    if candidate.is_main or (candidate.is_listed and is_town):
        return value
    is_spelling = is_town and not candidate.is_other_name
    return value - (SPELLING_PENALTY if is_spelling else OTHER_NAME_PENALTY)


def _kind_prior(candidate: Candidate) -> float:
    place = candidate.place
    size = math.log10(place.population + 10)
    if place.kind == "country":
        return _bounded(size + COUNTRY_BONUS, COUNTRY_BOUNDS)
    if place.kind == "region" and not candidate.is_listed:
        return _bounded(size - DISTRICT_PENALTY * (place.precision < 4), REGION_BOUNDS)
    if place.kind in KIND_PRIOR:
        return KIND_PRIOR[place.kind]
    if candidate.is_listed:
        return max(size + LISTED_BONUS, TOWN_PRIOR)
    return size + METROPOLIS_BONUS * (place.population >= METROPOLIS)


def _bounded(value: float, bounds: tuple[float, float]) -> float:
    return min(max(value, bounds[0]), bounds[1])
