"""Scoring pairs of events."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from sitrep.warehouse.linking.choice import THRESHOLD
from sitrep.warehouse.linking.keys import are_comparable, keys_of
from sitrep.warehouse.linking.likeness import NEVER, log_odds, reason_of
from sitrep.warehouse.linking.nearness import RELATIONS, distance_km, relation
from sitrep.warehouse.linking.report import Location, Report
from sitrep.warehouse.linking.words import likeness

TOWN = Location(
    place_key="town", lat=49.7, lon=37.6, radius_km=5, country="UKR", admin1="Kharkiv", precision=1
)
NEXT_TOWN = replace(TOWN, place_key="next", lat=49.76)
FAR_TOWN = replace(TOWN, place_key="far", lat=49.2)
REGION = replace(TOWN, place_key="region", lat=49.5, lon=36.5, radius_km=100, precision=4)
COUNTRY = replace(TOWN, place_key="country", admin1=None, radius_km=440, precision=6)
EVENT = Report(
    event_id="a",
    revision_id="one",
    published_at=datetime(2022, 9, 10, tzinfo=UTC),
    event_type="CONTROL",
    family="control",
    mode="capture",
    date_from=date(2022, 9, 9),
    date_to=date(2022, 9, 9),
    is_date_stated=True,
    modality="actual",
    places=(TOWN,),
    actors=frozenset({"UKR"}),
    recipients=frozenset({"RUS"}),
    sentence=frozenset({"troop", "captur", "town", "kupiansk"}),
    surroundings=frozenset({"troop", "captur", "town", "kupiansk", "bridg"}),
    story=frozenset({"captur", "town", "kupiansk"}),
    names=frozenset({"kupiansk"}),
    countries=frozenset({"UKR"}),
)


def other(**changes):
    return replace(EVENT, event_id="b", revision_id="two", **changes)


@pytest.mark.parametrize(
    "same",
    [
        {},
        {"mode": None},
        {"event_type": "RETREAT", "mode": None},
        {"places": (NEXT_TOWN,)},
        {"places": (FAR_TOWN, TOWN)},
        {"places": (REGION,)},
        {"places": (COUNTRY,)},
        {"places": ()},
        {"places": (), "unpinned": frozenset({"the old bridge"})},
        {"actors": frozenset(), "recipients": frozenset()},
        {"date_from": date(2022, 9, 8)},
        {"date_from": date(2022, 9, 10), "date_to": date(2022, 9, 10), "is_date_stated": False},
        {"quantities": frozenset({("killed", 15.0)})},
    ],
)
def test_same_happening(same):
    assert are_comparable(EVENT, other(**same))
    assert log_odds(EVENT, other(**same)) >= THRESHOLD
    assert log_odds(EVENT, other(**same)) == pytest.approx(log_odds(other(**same), EVENT))


@pytest.mark.parametrize(
    "different",
    [
        {"mode": "recapture"},
        {"places": (FAR_TOWN,)},
        {"places": (replace(REGION, country="RUS"),)},
        {"sentence": frozenset(), "story": frozenset(), "surroundings": frozenset(),
         "names": frozenset({"izium"}), "places": ()},
        {"date_from": date(2022, 9, 12), "date_to": date(2022, 9, 12)},
    ],
)  # fmt: skip
def test_different_happenings(different):
    assert log_odds(EVENT, other(**different)) < THRESHOLD
    assert log_odds(EVENT, other(**different)) == log_odds(other(**different), EVENT)


@pytest.mark.parametrize(
    "never",
    [
        {"family": "violence"},
        {"countries": frozenset({"FRA"})},
        {"date_from": date(2022, 9, 13), "date_to": date(2022, 9, 13)},
        {"date_from": date(2022, 9, 1), "date_to": date(2022, 9, 30)},
    ],
)
def test_what_cannot_be_one_happening_is_not_compared(never):
    assert not are_comparable(EVENT, other(**never))
    assert not are_comparable(other(**never), EVENT)


@pytest.mark.parametrize(
    ("name", "is_apart"),
    [
        ("the Lenin street", False),
        ("Lenin Street in Porga", False),
        ("Lenin Square", True),
        ("Detelinara", True),
    ],
)
def test_names_of_unpinned_places_tell_happenings_apart(name, is_apart):
    here = replace(EVENT, places=(), unpinned=frozenset({"Lenin Street"}))
    there = other(places=(), unpinned=frozenset({name}))
    assert (log_odds(here, there) == NEVER) is is_apart
    assert log_odds(here, there) == log_odds(there, here)


def test_the_date_named_before_counts_where_an_event_has_none():
    undated = other(date_from=date(2022, 9, 12), date_to=date(2022, 9, 12), is_date_stated=False)
    by_context = replace(undated, date_nearby=date(2022, 9, 9))
    assert log_odds(EVENT, by_context) > log_odds(EVENT, undated)


def test_the_reason_is_for_a_person():
    reason = reason_of(EVENT, other(actors=frozenset({"RUS"})))
    assert "same day, stated" in reason
    assert reason.endswith("but another actor")


def test_what_two_events_share_makes_them_worth_comparing():
    assert set(keys_of(EVENT)) & set(keys_of(other()))
    bare = other(
        places=(), names=frozenset(), sentence=frozenset({"troop", "attack", "said"}),
        parties=frozenset({"country-ukr"}),
    )  # fmt: skip
    assert not set(keys_of(EVENT)) & set(keys_of(bare))


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (TOWN, "same place"),
        (NEXT_TOWN, "neighbouring places"),
        (REGION, "one place in the other"),
        (COUNTRY, "same country"),
        (FAR_TOWN, "another place"),
        (replace(FAR_TOWN, country="RUS"), "another country"),
    ],
)
def test_how_places_lie_to_each_other(place, expected):
    assert relation(TOWN, place) == relation(place, TOWN) == expected
    assert expected in RELATIONS


def test_a_rare_word_in_common_tells_more_than_a_common_one():
    rare = likeness(frozenset({"kupiansk", "said"}), frozenset({"kupiansk", "kill"}))
    common = likeness(frozenset({"kupiansk", "said"}), frozenset({"izium", "said"}))
    assert rare > 2 * common
    assert likeness(frozenset(), frozenset({"said"})) == 0


def test_distances_are_great_circles():
    assert distance_km(50.45, 30.52, 49.99, 36.23) == pytest.approx(410, abs=5)
    assert distance_km(0, 179.9, 0, -179.9) == pytest.approx(22.2, abs=0.1)
