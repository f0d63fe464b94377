"""Distances, moves, and what lies in what."""

import pytest

from sitrep.knowledge.distances import distance_km, is_within, moved
from sitrep.knowledge.places import Place


def place(kind="city", *, lat=0.0, lon=0.0, country="USA", admin1="Texas", precision=1, radius=5):
    return Place(
        place_key=f"place:{kind}-{lat}-{lon}-{admin1}-{precision}",
        name=kind,
        geonames_id=None,
        country=country,
        admin1=admin1,
        lat=lat,
        lon=lon,
        population=0,
        kind=kind,
        precision=precision,
        radius_km=radius,
    )


@pytest.mark.parametrize(
    ("bearing", "lat", "lon"), [(0, 51, 30), (90, 50, 31.56), (180, 49, 30), (270, 50, 28.44)]
)
def test_a_move_of_a_degree(bearing, lat, lon):
    assert moved(50.0, 30.0, km=111.2, bearing=bearing) == pytest.approx((lat, lon), abs=0.01)


def test_a_move_crosses_the_date_line():
    lat, lon = moved(0.0, 179.5, km=111.2, bearing=90)
    assert (lat, lon) == pytest.approx((0, -179.5))
    assert distance_km(place(lon=179.5), place(lon=-179.5)) == pytest.approx(111.2, abs=0.1)


TEXAS = place("region", precision=4, radius=500)
COUNTY = place("region", precision=3, radius=20)


@pytest.mark.parametrize(
    ("inner", "outer", "expected"),
    [
        (place(), place("country", admin1=None, precision=6), True),
        (place(country="CAN"), place("country", admin1=None, precision=6), False),
        (place(), TEXAS, True),
        (place(admin1="Ohio"), TEXAS, False),
        (COUNTY, TEXAS, True),
        (TEXAS, COUNTY, False),
        (place(lat=0.2), COUNTY, True),
        (place(lat=2.0), COUNTY, False),
        (place(lat=2.0), place("area", country="", admin1=None, precision=5, radius=300), True),
        (place("country", precision=6), TEXAS, False),
    ],
)
def test_what_lies_in_what(inner, outer, expected):
    assert is_within(inner, outer) is expected
