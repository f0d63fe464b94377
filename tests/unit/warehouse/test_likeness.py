"""Scoring pairs of events."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from sitrep.warehouse.likeness import THRESHOLD, Location, Report, distance_km, score_pair

TOWN = Location(
    place_key="town", lat=49.7, lon=37.6, radius_km=5, country="UKR", admin1="Kharkiv", precision=1
)
NEXT_TOWN = replace(TOWN, place_key="next", lat=49.76)
FAR_TOWN = replace(TOWN, place_key="far", lat=49.2)
REGION = replace(TOWN, place_key="region", lat=49.5, lon=36.5, radius_km=100, precision=4)
COUNTRY = replace(TOWN, place_key="country", admin1=None, radius_km=440, precision=6)
EVENT = Report(
    event_id="a",
    published_at=datetime(2022, 9, 10, tzinfo=UTC),
    event_type="CONTROL",
    family="control",
    mode="capture",
    date_from=date(2022, 9, 9),
    date_to=date(2022, 9, 9),
    is_date_stated=True,
    modality="actual",
    assertion="affirmed",
    places=(TOWN,),
    actors=frozenset({"UKR"}),
    recipients=frozenset({"RUS"}),
)


def other(**changes):
    return replace(EVENT, event_id="b", **changes)


@pytest.mark.parametrize(
    "same",
    [
        {},
        {"mode": "recapture"},
        {"event_type": "RETREAT", "mode": None},
        {"places": (NEXT_TOWN,)},
        {"places": (FAR_TOWN, TOWN)},
        {"actors": frozenset(), "recipients": frozenset()},
        {"date_from": date(2022, 9, 8)},
        {"date_from": date(2022, 9, 10), "date_to": date(2022, 9, 10), "is_date_stated": False},
        {"assertion": "denied", "places": (REGION,)},
        {"assertion": "denied", "places": (COUNTRY,)},
        {"assertion": "denied", "places": ()},
        {"assertion": "doubted", "date_from": date(2022, 9, 10), "date_to": date(2022, 9, 10)},
    ],
)
def test_same_happening(same):
    assert score_pair(EVENT, other(**same))[0] >= THRESHOLD
    assert score_pair(EVENT, other(**same)) == score_pair(other(**same), EVENT)


@pytest.mark.parametrize(
    "different",
    [
        {"family": "violence"},
        {"places": (FAR_TOWN,)},
        {"places": (REGION,)},
        {"places": ()},
        {"date_from": date(2022, 9, 10), "date_to": date(2022, 9, 10)},
        {"date_from": date(2022, 9, 8), "date_to": date(2022, 9, 8), "is_date_stated": False},
        {"date_from": date(2022, 9, 11), "date_to": date(2022, 9, 12), "is_date_stated": False},
        {"actors": frozenset({"RUS"}), "recipients": frozenset({"UKR"})},
        {"assertion": "denied", "places": (), "actors": frozenset(), "recipients": frozenset()},
        {"assertion": "denied", "places": (replace(REGION, country="RUS"),)},
    ],
)
def test_different_happenings(different):
    assert score_pair(EVENT, other(**different))[0] < THRESHOLD
    assert score_pair(EVENT, other(**different)) == score_pair(other(**different), EVENT)


@pytest.mark.parametrize(
    ("name", "score"),
    [
        ("the Lenin street", 0.9),
        ("Lenin Street in Porga", 0.9),
        ("Lenin Square", 0.0),
        ("Detelinara", 0.0),
    ],
)
def test_names_of_unpinned_places_tell_happenings_apart(name, score):
    here = replace(EVENT, places=(), unpinned=frozenset({"Lenin Street"}))
    there = replace(here, event_id="b", unpinned=frozenset({name}))
    assert score_pair(here, there)[0] == score_pair(there, here)[0] == score


def test_an_unpinned_place_says_nothing_beside_a_pinned_or_a_missing_one():
    unpinned = other(places=(), unpinned=frozenset({"Lenin Street"}))
    nowhere = replace(EVENT, places=())
    assert score_pair(nowhere, unpinned) == score_pair(nowhere, other(places=()))
    assert score_pair(EVENT, unpinned) == score_pair(EVENT, other(places=()))


def test_reports_of_two_days_without_a_date_of_their_own_are_two_happenings():
    undated = replace(EVENT, is_date_stated=False)
    tomorrow = replace(undated, date_from=date(2022, 9, 10), date_to=date(2022, 9, 10))
    assert score_pair(undated, tomorrow) == (0.0, "different days or places")


def test_the_reason_is_for_a_person():
    assert score_pair(EVENT, other()) == (
        1.0,
        "same type and mode; same place; same day; same actor; same recipient",
    )


def test_distances_are_great_circles():
    assert distance_km(50.45, 30.52, 49.99, 36.23) == pytest.approx(410, abs=5)
    assert distance_km(0, 179.9, 0, -179.9) == pytest.approx(22.2, abs=0.1)
