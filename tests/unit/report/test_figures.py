"""Figures of all sides on one happening, together."""

import pytest

from sitrep.report.figures import ROOM, figures_by_incident


def figure(incident="1", kind="killed", low=None, best=None, high=None, **more):
    return {"incident_id": incident, "kind": kind, "low": low, "best": best, "high": high, **more}


def test_figures_of_one_happening_and_kind_stand_together():
    rows = [figure(), figure(), figure(kind="wounded"), figure("2")]
    assert [
        (f["incident_id"], f["kind"], len(f["figures"])) for f in figures_by_incident(rows)
    ] == [
        ("1", "killed", 2),
        ("1", "wounded", 1),
        ("2", "killed", 1),
    ]


def test_ranges_share_the_scale_of_their_happening():
    rows = [figure(low=200, best=471, high=471), figure(low=50), figure(best=100)]
    ((told,)) = figures_by_incident(rows)
    spans = [(f["from_share"] * ROOM, f["to_share"] * ROOM) for f in told["figures"]]
    assert spans == [
        (pytest.approx(200 / 471), pytest.approx(1)),
        (pytest.approx(50 / 471), pytest.approx(50 / 471)),
        (pytest.approx(100 / 471), pytest.approx(100 / 471)),
    ]


def test_a_happening_without_a_number_has_a_scale_too():
    ((told,)) = figures_by_incident([figure(low=0, best=0, high=0), figure()])
    assert {f["to_share"] for f in told["figures"]} == {0}
