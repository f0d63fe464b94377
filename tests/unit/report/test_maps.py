"""The maps: what they show, and names that can be read."""

import math

import pytest
from lxml import etree

from sitrep.report.drawing import draw
from sitrep.report.frames import WORLD, Frame, close_up, mercator, projection
from sitrep.report.maps import DOT, LARGEST, place_map
from sitrep.report.place_names import named_places

EUROPE = Frame(west=0, south=40, east=40, north=55)


def at(lat, lon, reports=1, place="Town", contested=0, **more):
    return {
        "place": place,
        "lat": lat,
        "lon": lon,
        "reports": reports,
        "contested": contested,
    } | more


def test_the_region_with_most_reports_is_looked_at_closer():
    near = [at(49, 37, 9), at(50, 36, 5), at(46, 33, 4)]
    far = [at(-33, 151, 6), at(40, -74, 5)]
    frame = close_up([*near, *far])
    assert all(frame.holds(place) for place in near)
    assert not any(frame.holds(place) for place in far)


def test_no_region_stands_out_of_a_world_or_of_two_places():
    assert close_up([]) is None
    assert close_up([at(49, 37, 9), at(50, 36, 5)]) is None
    assert close_up([at(lat, lon) for lat in (-30, 10, 50) for lon in (-100, 0, 100)]) is None


def test_a_close_up_is_neither_a_tower_nor_a_strip():
    for places in (
        [at(lat, 20) for lat in (36, 48, 60)],
        [at(50, lon) for lon in (10, 20, 30)],
        [at(50, 20)] * 3,
    ):
        frame = close_up(places)
        assert 0.35 < projection(frame, 800)[1] / 800 < 0.7
        assert all(frame.holds(place) for place in places)


def test_the_projection_fills_the_drawing():
    told, height = projection(EUROPE, 400)
    assert told["scale"] * math.radians(40) == pytest.approx(400)
    y = told["translate"][1] - told["scale"] * mercator(EUROPE.south)
    assert y == pytest.approx(height, abs=0.5)


def test_areas_are_as_the_reports_are_and_the_least_is_a_dot():
    places = [at(50, 10, 100), at(50, 20, 50), at(50, 30, 1), at(-20, 30, 7)]
    circles = place_map(places, EUROPE, width=1000, labels=0)["layer"][1]["data"]["values"]
    assert [circle["area"] for circle in circles] == [LARGEST, LARGEST / 2, DOT]


def test_names_lie_on_no_other_name_and_on_no_large_circle():
    def named(*places, labels=9):
        return [p["place"] for p in named_places(list(places), EUROPE, 800, labels)]

    large, small = {"area": 900.0}, {"area": 16.0}
    assert named(at(50, 20, place="A", **large), at(50, 20.1, place="B", **small)) == ["A"]
    assert named(at(50, 20, place="A", **small), at(45, 20, place="B", **small)) == ["A", "B"]
    assert named(at(50, 20, place="A", **small), at(45, 20, place="B", **small), labels=1) == ["A"]
    assert named(at(50, 20, place="x" * 200, **small)) == []


def test_a_name_at_the_edge_stands_left_of_its_circle():
    (inner,) = named_places([at(50, 20, area=16.0)], EUROPE, 800, 1)
    (edge,) = named_places([at(50, 39.5, area=16.0)], EUROPE, 800, 1)
    assert inner["dx"] > 0 > edge["dx"]


def test_a_map_is_drawn_with_land_circles_and_names(place):
    chart = place_map([place], WORLD, width=400, labels=3)
    root = etree.fromstring(draw(chart, name="world", label="World", style="wide"))
    fills = {element.get("fill") for element in root.iter()}
    assert {"var(--land)", "var(--contested)", "var(--sea)"} <= fills
    assert "Kupiansk" in "".join(root.itertext())
