"""Which of several places of one name is meant: what speaks for each, and when to abstain."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sitrep.knowledge.distances import distance_km, is_within
from sitrep.knowledge.place_prior import METROPOLIS, SETTLEMENTS, Candidate, prior
from sitrep.knowledge.place_support import Support, supports
from sitrep.knowledge.places import Place

# A settlement below this is small: not pinned on a doubtful name without support.
SMALL_CITY = 15_000
# A smaller one is not known abroad by another name than its own.
WELL_KNOWN_CITY = 50_000
# Where so many places are known, a small one that none of them supports is hardly meant.
ELSEWHERE = 2
# Candidates this close in score and this far apart leave a small place undecided.
CLOSE_SCORE = 0.3
FAR_KM = 50.0
CAPITAL_BONUS = 0.7


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate's place with its score and what in the text speaks for it."""

    place: Place
    score: float
    reason: str
    is_supported: bool
    candidate: Candidate


def choose_place(
    candidates: Iterable[Candidate],
    *,
    near: Iterable[Place],
    country_hints: Mapping[str, float],
    least_population: int,
    least_lead: float = 0.0,
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
    least_lead : float
        How far the best must be ahead of any other that lies elsewhere.

    Notes
    -----
    Pure. The score is the logarithm of the population (or what the kind of place is worth)
    plus what hints and known neighbours add.
    """
    near, hints = tuple(near), shares(country_hints)
    if len(near) >= ELSEWHERE:
        least_population = max(least_population, SMALL_CITY)
    scored = [_score(one, near=near, hints=hints) for one in _without_shadows(list(candidates))]
    plausible = [one for one in scored if _is_plausible(one, least_population)]
    if not plausible:
        return None
    best = max(plausible, key=lambda one: one.score)
    if _is_undecided(best, plausible) or _lead(best, plausible) < least_lead:
        return None
    if best.reason:
        return best.place, best.reason
    if len(scored) == 1:
        return best.place, "only place of that name"
    return best.place, f"most prominent of {len(scored)} places of that name"


def shares(hints: Mapping[str, float]) -> dict[str, float]:
    """Return the weights divided by the greatest, so that the leading country has 1."""
    greatest = max(hints.values(), default=0.0)
    return {country: weight / greatest for country, weight in hints.items()} if greatest else {}


def _without_shadows(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Leave out divisions of which a town inside bears the name as well, and more so."""
    towns = [c.place for c in candidates if c.place.kind in SETTLEMENTS and c.is_main]
    return [
        candidate
        for candidate in candidates
        if candidate.is_main
        or candidate.place.kind != "region"
        or not any(is_within(town, candidate.place) for town in towns)
    ]


def _score(candidate: Candidate, *, near: tuple[Place, ...], hints: Mapping[str, float]) -> Scored:
    place = candidate.place
    support = supports(place, near=near, hints=hints)
    score = prior(candidate) + support.score
    if candidate.is_capital and (not hints or support.hint >= Support.SHARE):
        score += CAPITAL_BONUS
    reason = "name of a country" if place.kind == "country" else support.reason
    return Scored(place, score, reason, _is_enough(candidate, support), candidate)


def _is_plausible(one: Scored, least_population: int) -> bool:
    if one.is_supported or one.place.kind not in SETTLEMENTS:
        return True
    if one.candidate.is_main:
        return one.place.population >= least_population
    return one.place.population >= (METROPOLIS if least_population else WELL_KNOWN_CITY)


def _is_enough(candidate: Candidate, support: Support) -> bool:
    """Return whether support lifts a doubtful name; a town's other name needs a neighbour."""
    if candidate.is_other_name and candidate.place.population < WELL_KNOWN_CITY:
        return support.closeness >= Support.SHARE
    return support.is_enough


def _lead(best: Scored, others: Sequence[Scored]) -> float:
    return min(
        (
            best.score - other.score
            for other in others
            if distance_km(best.place, other.place) > FAR_KM
        ),
        default=math.inf,
    )


def _is_undecided(best: Scored, candidates: Sequence[Scored]) -> bool:
    if best.place.kind == "country":
        return False
    if best.place.kind in SETTLEMENTS and best.place.population >= SMALL_CITY:
        return False
    rivals = [other for other in candidates if other.is_supported == best.is_supported]
    return _lead(best, rivals) < CLOSE_SCORE
