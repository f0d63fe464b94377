"""The maps of incidents, as Vega-Lite on the outlines of Natural Earth."""

import json
from functools import cache
from importlib.resources import files
from typing import Any

from sitrep.report.charts import CONFIG, SCHEMA, Rows, Spec
from sitrep.report.frames import Frame, projection
from sitrep.report.place_names import named_places

CONTESTED, AGREED = "Contested", "Not contested"
# Areas of the circles, square pixels: of the largest, unless the map is narrow, and of a dot.
LARGEST, DOT = 900.0, 16.0

_AT_POINT: Spec = {
    "longitude": {"field": "lon", "type": "quantitative"},
    "latitude": {"field": "lat", "type": "quantitative"},
}


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
    projected, height = projection(frame, width)
    most = max((place["reports"] for place in places), default=1)
    largest = min(LARGEST, width * 0.9)
    shown = [
        place | {"state": _state(place), "area": max(DOT, largest * place["reports"] / most)}
        for place in places
        if frame.holds(place)
    ]
    named = named_places(shown, frame, width, labels)
    return {
        "$schema": SCHEMA,
        "background": None,
        "config": CONFIG,
        "width": width,
        "height": height,
        "padding": {"left": 1, "right": 1, "top": 1, "bottom": 4},
        "view": {"fill": "var(--sea)", "stroke": "var(--line)"},
        "projection": projected | {"clipExtent": [[0, 0], [width, height]]},
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


@cache
def _outlines() -> Any:
    """Return the outlines of countries as TopoJSON, 1:110 million."""
    return json.loads((files("sitrep.report") / "world.json").read_text(encoding="utf-8"))
