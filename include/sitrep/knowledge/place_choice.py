"""Which of several places of one name is meant: what speaks for each, and when to abstain."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sitrep.knowledge.places import Place

SETTLEMENTS = frozenset({"city", "town"})
# A settlement below this is small: not pinned on a doubtful name without support.
SMALL_CITY = 15_000
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
# A town that we list because it has been in the news: at least this, and some more.
TOWN_PRIOR = 4.0
LISTED_BONUS = 0.5
ALTERNATE_NAME_PENALTY = 1.5
CAPITAL_BONUS = 0.7
HINT_BONUS = 1.2
NEAR_BONUS = 2.0
NEAR_KM = 60.0
# A hint or a nearness of at least this share of its bonus supports a doubtful name.
SUPPORT_SHARE = 0.25
EARTH_DIAMETER_KM = 12_742.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that bears the name, and what is known of it before the text is.

    ``is_main`` says that it is the place's main name, ``is_listed`` that we curate the place
    ourselves, ``is_capital`` that it is the capital of its country.
    """

    place: Place
    is_main: bool
    is_listed: bool
    is_capital: bool = False


@dataclass(frozen=True, slots=True)
class _Scored:
    place: Place
    score: float
    reason: str
    is_supported: bool


def choose_place(
    candidates: Iterable[Candidate],
    *,
    near: Iterable[Place],
    country_hints: Mapping[str, float],
    least_population: int,
) -> tuple[Place, str] | None:
    """Return the place that is most likely meant and why, or None where that is unsure.

    Parameters
    ----------
    candidates : iterable of Candidate
        Every place of the name.
    near : iterable of Place
        Places already known from the same text.
    country_hints : mapping of str to float
        Weight of each country (alpha-3) in the text, on any scale.
    least_population : int
        People that a settlement needs to be meant without support from the text.

    Notes
    -----
    Pure. The score is the logarithm of the population (or what the kind of place is worth)
    plus what hints and known neighbours add.
    """
    near, hints = tuple(near), _shares(country_hints)
    scored = [_score(candidate, near=near, hints=hints) for candidate in candidates]
    plausible = [
        one
        for one in scored
        if one.is_supported
        or one.place.kind not in SETTLEMENTS
        or one.place.population >= least_population
    ]
    if not plausible:
        return None
    best = max(plausible, key=lambda one: one.score)
    if _is_undecided(best, plausible):
        return None
    if best.reason:
        return best.place, best.reason
    if len(scored) == 1:
        return best.place, "only place of that name"
    return best.place, f"most prominent of {len(scored)} places of that name"


def distance_km(a: Place, b: Place) -> float:
    """Return the distance between the middles of two places, along the great circle."""
    lat_a, lat_b = math.radians(a.lat), math.radians(b.lat)
    half_lat = math.sin((lat_b - lat_a) / 2) ** 2
    half_lon = math.sin(math.radians(b.lon - a.lon) / 2) ** 2
    return EARTH_DIAMETER_KM * math.asin(
        math.sqrt(half_lat + math.cos(lat_a) * math.cos(lat_b) * half_lon)
    )


def _score(candidate: Candidate, *, near: tuple[Place, ...], hints: Mapping[str, float]) -> _Scored:
    place = candidate.place
    hint = hints.get(place.country, 0.0)
    closeness, neighbour = _closeness(place, near)
    reason = ""
    if hint >= SUPPORT_SHARE:
        reason = f"the text is about {place.country}"
    if neighbour is not None and closeness >= SUPPORT_SHARE:
        reason = f"{distance_km(place, neighbour):.0f} km from {neighbour.name}"
    if place.kind == "country":
        reason = "name of a country"
    is_supported = max(hint, closeness) >= SUPPORT_SHARE or place.country in {
        other.country for other in near if place.country
    }
    score = _prior(candidate)
    if candidate.is_capital and (not hints or hint >= SUPPORT_SHARE):
        score += CAPITAL_BONUS
    score += HINT_BONUS * hint + NEAR_BONUS * closeness
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
    rivals = [other for other in candidates if other.is_supported == best.is_supported]
    return any(
        best.score - rival.score < CLOSE_SCORE and distance_km(best.place, rival.place) > FAR_KM
        for rival in rivals
    )


def _shares(hints: Mapping[str, float]) -> dict[str, float]:
    """Return the weights divided by the greatest, so that the leading country has 1."""
    greatest = max(hints.values(), default=0.0)
    return {country: weight / greatest for country, weight in hints.items()} if greatest else {}


def _prior(candidate: Candidate) -> float:
    place = candidate.place
    if place.kind in KIND_PRIOR:
        return KIND_PRIOR[place.kind]
    prior = math.log10(place.population + 10)
    if candidate.is_listed:
        return max(prior + LISTED_BONUS, TOWN_PRIOR)
    return prior if candidate.is_main else prior - ALTERNATE_NAME_PENALTY
