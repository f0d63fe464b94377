"""How two places lie to each other."""

from collections.abc import Iterable
from math import asin, cos, radians, sin, sqrt

from sitrep.warehouse.linking.report import Location

# Places up to this precision are points on the map; beyond it they are areas.
EXACT_PLACE = 3
COUNTRY = 6
EARTH_RADIUS_KM = 6371.0
# From the nearest to the farthest.
RELATIONS = (
    "same place",
    "neighbouring places",
    "one place in the other",
    "same region",
    "same country",
    "another place",
    "another country",
)
_RANK = {relation: rank for rank, relation in enumerate(RELATIONS)}


def nearest(ours: Iterable[Location], theirs: Iterable[Location]) -> str:
    """Return the nearest relation, one of :data:`RELATIONS`, of any two of the places. Pure."""
    theirs = tuple(theirs)
    return min((relation(p, q) for p in ours for q in theirs), key=_RANK.__getitem__)


def relation(p: Location, q: Location) -> str:
    """Return how two places lie to each other: one of :data:`RELATIONS`. Pure."""
    coarser = max(p.precision, q.precision)
    if p.place_key == q.place_key:
        return _itself(coarser)
    apart_km = distance_km(p.lat, p.lon, q.lat, q.lon)
    is_near = apart_km <= p.radius_km + q.radius_km
    if coarser <= EXACT_PLACE and is_near:
        return "neighbouring places"
    if p.country != q.country:
        return "another country"
    if coarser >= COUNTRY:
        return "same country"
    is_within = coarser > EXACT_PLACE and (is_near or p.admin1 == q.admin1)
    return "one place in the other" if is_within else "another place"


def _itself(precision: int) -> str:
    if precision >= COUNTRY:
        return "same country"
    return "same place" if precision <= EXACT_PLACE else "same region"


def distance_km(lat_a: float, lon_a: float, lat_b: float, lon_b: float) -> float:
    """Return the great-circle distance of two points given in degrees, in km."""
    phi_a, phi_b = radians(lat_a), radians(lat_b)
    h = (
        sin((phi_b - phi_a) / 2) ** 2
        + cos(phi_a) * cos(phi_b) * sin(radians(lon_b - lon_a) / 2) ** 2
    )
    return 2 * EARTH_RADIUS_KM * asin(sqrt(min(1.0, h)))
