"""What in a text speaks for a place: the countries it tells of, and the places near by."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from sitrep.knowledge.distances import KM_PER_DEGREE, distance_km
from sitrep.knowledge.places import Place

HINT_BONUS = 1.2
NEAR_BONUS = 2.0
NEAR_KM = 90.0
# Beyond this nothing is near; it saves most of the sums.
REACH_KM = 450.0
# Wide neighbours say little: Europe is near to half the world.
NARROW_KM = 120.0
WIDE_KM = 600.0
REGION_BONUS = 0.5
MAX_REGION_MATES = 3


@dataclass(frozen=True, slots=True)
class Support:
    """How much a text supports a place.

    ``score`` is on the scale of the decimal logarithm of a population. ``hint`` is the share
    of its country in the text, ``closeness`` 1 beside another place and less farther off.
    """

    # A hint or a nearness of at least this share of its bonus supports a doubtful name.
    SHARE: ClassVar[float] = 0.25

    score: float
    hint: float
    closeness: float
    reason: str
    is_enough: bool


def supports(place: Place, *, near: tuple[Place, ...], hints: Mapping[str, float]) -> Support:
    """Return what known places and the shares of countries say for a place; pure."""
    hint = hints.get(place.country, 0.0)
    closeness, neighbour = _closeness(place, near)
    mates = _region_mates(place, near)
    reason = ""
    if hint >= Support.SHARE:
        reason = f"the text is about {place.country}"
    if mates:
        reason = f"the text is about {place.admin1}"
    if neighbour is not None and closeness >= Support.SHARE:
        reason = f"{distance_km(place, neighbour):.0f} km from {neighbour.name}"
    is_compatriot = any(other.country == place.country for other in near if place.country)
    return Support(
        score=HINT_BONUS * hint + NEAR_BONUS * closeness + REGION_BONUS * mates,
        hint=hint,
        closeness=closeness,
        reason=reason,
        is_enough=max(hint, closeness) >= Support.SHARE or is_compatriot,
    )


def _closeness(place: Place, near: tuple[Place, ...]) -> tuple[float, Place | None]:
    """Return 1 for a place within another's extent, falling with distance, and that other."""
    best, neighbour = 0.0, None
    own_km = place.radius_km if place.kind == "region" else 0.0
    for other in near:
        extent = max(other.radius_km, own_km)
        if abs(place.lat - other.lat) * KM_PER_DEGREE > REACH_KM + extent:
            continue
        if other.kind == "country" or other.radius_km > WIDE_KM:  # for the hints to say
            continue
        gap_km = max(0.0, distance_km(place, other) - extent)
        closeness = math.exp(-gap_km / NEAR_KM) * min(1.0, NARROW_KM / max(1.0, other.radius_km))
        if closeness > best:
            best, neighbour = closeness, other
    return best, neighbour


def _region_mates(place: Place, near: tuple[Place, ...]) -> int:
    """Return how many others lie in its region, up to a few."""
    if place.admin1 is None or place.kind == "country":
        return 0
    mates = (
        other.country == place.country and other.admin1 == place.admin1
        for other in near
        if other.place_key != place.place_key
    )
    return min(MAX_REGION_MATES, sum(mates))
