"""The maps of incidents, as Vega-Lite on the outlines of Natural Earth."""

import json
from functools import cache
from importlib.resources import files
from math import log, pi, radians, sqrt, tan
from typing import Any, NamedTuple

from sitrep.report.charts import CONFIG, SCHEMA, Rows, Spec

# A window of this size is a region: what lies closer together than on a map of the world.
WINDOW_LON, WINDOW_LAT = 50.0, 28.0
# A close-up needs this share of the reports, and some places to tell apart.
CLOSE_UP_SHARE, CLOSE_UP_PLACES = 0.4, 3
CONTESTED, AGREED = "Contested", "Not contested"
# The world's frame: no Antarctica.
_NORTH, _SOUTH = 76.0, -54.0
# Areas of the circles, square pixels; the largest for a map of 350 pixels at least.
_SMALLEST, _LARGEST = 16.0, 900.0
# Width of a letter of a name, pixels, rather too much than too little.
_CHARACTER = 7.2


class Frame(NamedTuple):
    """What a map shows, degrees."""

    west: float
    south: float
    east: float
    north: float

    def holds(self, row: dict[str, Any]) -> bool:
        """Return True if the point of the row lies within."""
        return self.west <= row["lon"] <= self.east and self.south <= row["lat"] <= self.north


class Box(NamedTuple):
    """A part of the drawing, pixels."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def is_large(self) -> bool:
        """Return True if a name could not be read upon it."""
        return self.right - self.left > 10

    def meets(self, other: "Box") -> bool:
        """Return True if they have a point in common."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


_AT_POINT: Spec = {
    "longitude": {"field": "lon", "type": "quantitative"},
    "latitude": {"field": "lat", "type": "quantitative"},
}
WORLD = Frame(-180.0, _SOUTH, 180.0, _NORTH)


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


def place_map(places: Rows, frame: Frame, *, width: int, labels: int) -> Spec:
    """Return a map of the frame: a circle for each place, as large as it has reports.

    Parameters
    ----------
    places : list of dict
        Rows of ``places.sql``; those outside the frame are left out.
    width : int
        Pixels; the height follows from the frame.
    labels : int
        How many places are named at most, those with most reports first.
    """
    projection, height = _projection(frame, width)
    most = max((place["reports"] for place in places), default=1)
    largest = min(_LARGEST, width * 0.9)
    shown = [
        place | {"state": _state(place), "area": max(_SMALLEST, largest * place["reports"] / most)}
        for place in places
        if frame.holds(place)
    ]
    named = _named(shown, frame, width, labels)
    return {
        "$schema": SCHEMA,
        "background": None,
        "config": CONFIG,
        "width": width,
        "height": height,
        "padding": {"left": 1, "right": 1, "top": 1, "bottom": 4},
        "view": {"fill": "var(--sea)", "stroke": "var(--line)"},
        "projection": projection | {"clipExtent": [[0, 0], [width, height]]},
        "layer": [_land(), _circles(shown), *_names(named)],
    }


def _land() -> Spec:
    return {
        "data": {"values": _outlines(), "format": {"type": "topojson", "feature": "countries"}},
        "mark": {
            "type": "geoshape",
            "fill": "var(--land)",
            "stroke": "var(--border)",
            "strokeWidth": 0.6,
        },
    }


def _circles(shown: Rows) -> Spec:
    return {
        # The large ones first, so that they hide no small one.
        "data": {"values": sorted(shown, key=lambda place: -place["reports"])},
        "mark": {"type": "circle", "opacity": 0.75, "stroke": "var(--paper)", "strokeWidth": 0.8},
        "encoding": {
            **_AT_POINT,
            "size": {"field": "area", "type": "quantitative", "scale": None},
            "color": {
                "field": "state",
                "type": "nominal",
                "scale": {
                    "domain": [CONTESTED, AGREED],
                    "range": ["var(--contested)", "var(--agreed)"],
                },
                "legend": {"orient": "bottom", "direction": "horizontal"},
            },
        },
    }


def _names(named: Rows) -> list[Spec]:
    """Return the names, and beneath them the same as a halo, which lifts them off the map."""
    halo = {"stroke": "var(--halo)", "strokeWidth": 3, "opacity": 0.8}
    return [
        {
            "data": {"values": named},
            "mark": {
                "type": "text",
                "align": "left",
                "baseline": "middle",
                "dx": {"expr": "datum.dx"},
                "fontSize": 12,
                "fontWeight": 600,
                **look,
            },
            "encoding": _AT_POINT | {"text": {"field": "place", "type": "nominal"}},
        }
        for look in (halo, {"color": "var(--ink)"})
    ]


def _state(place: dict[str, Any]) -> str:
    return CONTESTED if place["contested"] else AGREED


def _around(place: dict[str, Any]) -> Frame:
    lon, lat = place["lon"], place["lat"]
    return Frame(
        lon - WINDOW_LON / 2, lat - WINDOW_LAT / 2, lon + WINDOW_LON / 2, lat + WINDOW_LAT / 2
    )


def _reports(frame: Frame, places: Rows) -> int:
    return sum(place["reports"] for place in places if frame.holds(place))


def _padded(inside: Rows) -> Frame:
    """Return a frame around the places, no smaller than a small country."""
    lats, lons = [place["lat"] for place in inside], [place["lon"] for place in inside]
    middle_lon, middle_lat = (min(lons) + max(lons)) / 2, (min(lats) + max(lats)) / 2
    half_lon = max(6.0, (max(lons) - min(lons)) / 2 * 1.2)
    half_lat = max(3.5, (max(lats) - min(lats)) / 2 * 1.25)
    return Frame(
        middle_lon - half_lon,
        max(-80.0, middle_lat - half_lat),
        middle_lon + half_lon,
        min(80.0, middle_lat + half_lat),
    )


def _projection(frame: Frame, width: int) -> tuple[Spec, int]:
    """Return Mercator's projection that fills the width with the frame, and the height."""
    scale = width / radians(frame.east - frame.west)
    top, bottom = _mercator(frame.north), _mercator(frame.south)
    middle = (frame.east + frame.west) / 2
    projection = {
        "type": "mercator",
        "scale": scale,
        "rotate": [-middle, 0, 0],
        "center": [0, 0],
        "translate": [width / 2, scale * top],
    }
    return projection, round(scale * (top - bottom))


def _mercator(lat: float) -> float:
    return log(tan(pi / 4 + radians(lat) / 2))


def _named(shown: Rows, frame: Frame, width: int, labels: int) -> Rows:
    """Return the places that get their name: it lies on no other name and on no large circle."""
    scale = width / radians(frame.east - frame.west)
    boxes = [_box_of_circle(place, frame, scale) for place in shown]
    taken: list[Box] = []
    named: Rows = []
    # A place with few reports is not named where none of the larger ones can be.
    for place, circle in list(zip(shown, boxes, strict=True))[: 2 * labels]:
        large = [other for other in boxes if other is not circle and other.is_large]
        for is_left in (False, True):
            box = _box_of_name(place["place"], circle, is_left=is_left)
            is_inside = box.left > 0 and box.right < width
            if is_inside and not any(box.meets(other) for other in (*taken, *large)):
                taken.append(box)
                named.append(place | {"dx": box.left + 2 - (circle.left + circle.right) / 2})
                break
        if len(named) == labels:
            break
    return named


def _box_of_name(name: str, circle: Box, *, is_left: bool) -> Box:
    length, middle = _CHARACTER * len(name) + 4, (circle.top + circle.bottom) / 2
    left = circle.left - 2 - length if is_left else circle.right + 1
    return Box(left, middle - 8, left + length, middle + 8)


def _box_of_circle(place: dict[str, Any], frame: Frame, scale: float) -> Box:
    x, y = scale * radians(place["lon"] - frame.west), -scale * _mercator(place["lat"])
    radius = sqrt(place["area"] / pi)
    return Box(x - radius, y - radius, x + radius, y + radius)


@cache
def _outlines() -> Any:
    """Return the outlines of countries as TopoJSON, 1:110 million."""
    return json.loads((files("sitrep.report") / "world.json").read_text(encoding="utf-8"))
