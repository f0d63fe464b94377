"""The screen tells of many pairs at once what log_odds tells of each."""

import random
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest

from sitrep.warehouse.linking.keys import are_comparable, keys_of
from sitrep.warehouse.linking.likeness import NEVER, log_odds
from sitrep.warehouse.linking.report import Location, Report
from sitrep.warehouse.linking.screen import SLACK, Screen

STEMS = ("raid", "bara", "troop", "said", "kill", "market", "omdurman", "drone", "the", "dozen")
NAMES = ("Lenin Street", "the Lenin street", "Porga base", "the base at Porga", "Hill 12")
TOWN = Location(
    place_key="town", lat=15.6, lon=32.5, radius_km=5, country="SDN", admin1="North", precision=1
)
PLACES = (
    TOWN,
    replace(TOWN, place_key="next", lat=15.65),
    replace(TOWN, place_key="far", lat=13.2, admin1="South"),
    replace(TOWN, place_key="abroad", lat=13.3, country="TCD"),
    replace(TOWN, place_key="region", lat=15, radius_km=120, precision=4),
    replace(TOWN, place_key="sea", radius_km=200, precision=5, country=None, admin1=None),
    replace(TOWN, place_key="country", radius_km=500, precision=6, admin1=None),
)


def any_report(choose: random.Random, number: int) -> Report:
    def some(values, most=2):
        return frozenset(choose.sample(values, choose.randint(0, most)))

    first = date(2022, 9, 9) + timedelta(days=choose.randint(0, 4))
    return Report(
        event_id=str(number),
        revision_id=str(choose.randint(0, 12)),
        published_at=datetime(2022, 9, 14, tzinfo=UTC),
        event_type=choose.choice(["ASSAULT", "COERCE"]),
        family="violence",
        mode=choose.choice([None, "air", "artillery"]),
        date_from=first,
        date_to=first + timedelta(days=choose.choice([0, 0, 0, 1, 6, 9])),
        is_date_stated=choose.random() < 0.5,
        modality="actual",
        date_nearby=choose.choice([None, date(2022, 9, 10), date(2022, 9, 12)]),
        places=tuple(sorted(some(PLACES), key=lambda place: place.place_key)),
        nearby=tuple(some(PLACES, 1)),
        unpinned=some(NAMES),
        actors=some(("SDN", "TCD", "EGY")),
        recipients=some(("SDN", "TCD")),
        parties=some(("the army", "rebels", "country-SDN")),
        quantities=some((("killed", 5.0), ("killed", 6.0))),
        sentence=some(STEMS, 6),
        surroundings=some(STEMS, 9),
        story=some(STEMS, 9),
        names=some(("bara", "omdurman", "mr x"), 3),
        countries=some(("SDN", "TCD", "EGY"), 2),
    )


def alone(a: Report, b: Report) -> float:
    """Log-odds as of one pair, NEVER for one that is not compared."""
    is_compared = are_comparable(a, b) and set(keys_of(a)) & set(keys_of(b))
    return log_odds(a, b) if is_compared and a != b else NEVER


@pytest.mark.parametrize("seed", range(8))
def test_many_at_once_are_as_each_alone(seed):
    choose = random.Random(seed)
    reports = [any_report(choose, number) for number in range(60)]
    screen = Screen(reports)
    seen = set()
    for row, report in enumerate(reports):
        expected = [alone(report, other) for other in reports]
        told = np.full(len(reports), NEVER)
        rows, odds = screen.compare(row)
        told[rows] = odds
        assert np.abs(told - expected).max() < SLACK
        likely = told >= 0
        rows, odds = screen.compare(row, least=0)
        assert rows.tolist() == np.flatnonzero(likely).tolist()
        assert (odds == told[likely]).all()
        seen.update(expected)
    assert len(seen) > 100
    assert NEVER in seen


def test_reports_that_name_nothing_are_compared_too():
    bare = replace(
        any_report(random.Random(1), 1), places=(), nearby=(), unpinned=frozenset(),
        revision_id="x", date_to=date(2022, 9, 9), date_from=date(2022, 9, 9),
    )  # fmt: skip
    other = replace(bare, event_id="2")
    rows, odds = Screen([bare, other]).compare(0)
    assert rows.tolist() == [1]
    assert odds == pytest.approx([alone(bare, other)])
