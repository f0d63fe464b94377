"""Distances on the globe, and whether one place lies in another."""

import math

from sitrep.knowledge.places import Place

EARTH_DIAMETER_KM = 12_742.0
KM_PER_DEGREE = 111.2
# The precision of a first-level region.
REGION = 4
# The middle of a district is that of its towns, so that its edge is not known exactly.
EDGE_FACTOR = 1.5
EDGE_KM = 15.0


def distance_km(a: Place, b: Place) -> float:
    """Return the distance between the middles of two places, along the great circle."""
    lat_a, lat_b = math.radians(a.lat), math.radians(b.lat)
    half_lat = math.sin((lat_b - lat_a) / 2) ** 2
    half_lon = math.sin(math.radians(b.lon - a.lon) / 2) ** 2
    return EARTH_DIAMETER_KM * math.asin(
        math.sqrt(half_lat + math.cos(lat_a) * math.cos(lat_b) * half_lon)
    )


def is_within(inner: Place, outer: Place) -> bool:
    """Return whether a place lies in a country, region, district or landscape.

    Countries and first-level regions are told by their codes, the others by distance.
    """
    if inner.place_key == outer.place_key or inner.kind == "country":
        return False
    if outer.country and inner.country != outer.country:
        return False
    if outer.kind == "country":
        return True
    is_region = outer.kind == "region" and outer.precision == REGION
    if outer.kind == "region" and (inner.admin1 is None or inner.admin1 != outer.admin1):
        return False
    if is_region or outer.radius_km < inner.radius_km:
        return is_region and not (inner.kind == "region" and inner.precision == REGION)
    return distance_km(inner, outer) <= EDGE_FACTOR * outer.radius_km + EDGE_KM


def moved(lat: float, lon: float, *, km: float, bearing: float) -> tuple[float, float]:
    """Return the point ``km`` away in the direction ``bearing`` (degrees from north, clockwise)."""
    angle = math.radians(bearing)
    north, east = km * math.cos(angle), km * math.sin(angle)
    width = KM_PER_DEGREE * max(0.05, math.cos(math.radians(lat)))
    new_lat = min(90.0, max(-90.0, lat + north / KM_PER_DEGREE))
    return new_lat, (lon + east / width + 180) % 360 - 180
