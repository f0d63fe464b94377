"""What a map shows: the world, or the region with most reports, by Mercator's projection; pure."""

from math import cos, degrees, log, pi, radians, tan
from typing import Any, NamedTuple

Rows = list[dict[str, Any]]

# A window of this size, degrees, is a region: it is looked at closer.
WINDOW_LON, WINDOW_LAT = 50.0, 28.0
# A close-up needs this share of the reports, and some places to tell apart.
CLOSE_UP_SHARE, CLOSE_UP_PLACES = 0.4, 3
# A close-up: least half of its width (degrees), room around its places, height by width.
_SMALLEST, _ROOM, _FLATTEST, _STEEPEST = 6.0, 1.2, 0.4, 0.65
# Latitude beyond which Mercator's map shows nothing of use.
_FARTHEST = 80.0


class Frame(NamedTuple):
    """What a map shows, degrees."""

    west: float
    south: float
    east: float
    north: float

    def holds(self, row: dict[str, Any]) -> bool:
        """Return True if the point of the row lies within."""
        lat, lon = float(row["lat"]), float(row["lon"])
        return self.west <= lon <= self.east and self.south <= lat <= self.north


# No Antarctica, and of Greenland no more than must be.
WORLD = Frame(west=-180.0, south=-54.0, east=180.0, north=76.0)


def close_up(places: Rows) -> Frame | None:
    """Return the region that has most reports, or None if none stands out.

    Parameters
    ----------
    places : list of dict
        ``lat``, ``lon`` (degrees) and ``reports``.
    """
    windows = (_around(place) for place in places)
    best = max(windows, key=lambda frame: _reports(frame, places), default=None)
    if best is None:
        return None
    inside = [place for place in places if best.holds(place)]
    share = _reports(best, places) / max(1, sum(place["reports"] for place in places))
    if len(inside) < CLOSE_UP_PLACES or share < CLOSE_UP_SHARE:
        return None
    return _padded(inside)


def projection(frame: Frame, width: int) -> tuple[dict[str, Any], int]:
    """Return Vega's projection that fills the width, pixels, with the frame, and the height."""
    scale = width / radians(frame.east - frame.west)
    top, bottom = mercator(frame.north), mercator(frame.south)
    middle = (frame.east + frame.west) / 2
    told = {
        "type": "mercator",
        "scale": scale,
        "rotate": [-middle, 0, 0],
        "center": [0, 0],
        "translate": [width / 2, scale * top],
    }
    return told, round(scale * (top - bottom))


def mercator(lat: float) -> float:
    """Return how far a latitude, degrees, lies from the equator on a map of scale 1."""
    return log(tan(pi / 4 + radians(lat) / 2))


def _around(place: dict[str, Any]) -> Frame:
    lon, lat = place["lon"], place["lat"]
    return Frame(
        lon - WINDOW_LON / 2, lat - WINDOW_LAT / 2, lon + WINDOW_LON / 2, lat + WINDOW_LAT / 2
    )


def _reports(frame: Frame, places: Rows) -> int:
    return sum(place["reports"] for place in places if frame.holds(place))


def _padded(inside: Rows) -> Frame:
    """Return a frame around the places, no smaller than a small country, and lying."""
    lats, lons = [place["lat"] for place in inside], [place["lon"] for place in inside]
    lat, lon = (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2
    half_lon = max(_SMALLEST, (max(lons) - min(lons)) / 2 * _ROOM)
    # Of this many degrees a map as wide as half_lon is as high as it should be at least.
    flat = half_lon * _FLATTEST * cos(radians(lat))
    half_lat = max(flat, (max(lats) - min(lats)) / 2 * _ROOM)
    south, north = max(-_FARTHEST, lat - half_lat), min(_FARTHEST, lat + half_lat)
    half_lon = max(half_lon, degrees(mercator(north) - mercator(south)) / 2 / _STEEPEST)
    return Frame(lon - half_lon, south, lon + half_lon, north)
