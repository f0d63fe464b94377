"""Fitting and judging probabilities."""

import numpy as np
import pytest

from benchmarks.calibrate_coder import written
from benchmarks.calibration import (
    Case,
    brier,
    calibration_error,
    fit,
    held_out,
    outcomes,
    ranking,
    reliability,
)
from sitrep.extract.confidence import confidence_of
from sitrep.knowledge.weights import CONFIDENCE, parse_weights


def cases(*groups):
    """Return cases from (features, right, wrong); every case is a document of its own."""
    return [
        Case(document=f"{g}-{i}", features=dict.fromkeys(names, 1.0), is_right=i < right)
        for g, (names, right, wrong) in enumerate(groups)
        for i in range(right + wrong)
    ]


def test_with_a_weak_penalty_the_fit_gives_back_the_shares():
    found = fit(cases([["actor"], 90, 10], [[], 50, 50]), strength=0.01, never_below_zero={"actor"})
    assert confidence_of({"actor": 1.0}, found) == pytest.approx(0.9, abs=0.01)
    assert confidence_of({}, found) == pytest.approx(0.5, abs=0.01)


def test_a_strong_penalty_leaves_the_overall_share():
    found = fit(cases([["actor"], 90, 10], [[], 50, 50]), strength=1e4, never_below_zero=())
    assert confidence_of({"actor": 1.0}, found) == pytest.approx(0.7, abs=0.01)


def test_a_feature_that_must_not_harm_gets_no_weight_where_it_does():
    data = cases([["actor"], 50, 50], [[], 90, 10])
    assert fit(data, strength=0.01, never_below_zero=()).of("actor") < -1
    assert fit(data, strength=0.01, never_below_zero={"actor"}).by_feature == {}


def test_what_is_held_out_has_no_part_in_its_probability():
    data = [
        Case(document=name, features={"actor": 1.0}, is_right=name == "a")
        for name in ("a", "b")
        for _ in range(20)
    ]
    predicted = held_out(data, folds=2, strength=1.0, never_below_zero=())
    assert (predicted[:20] < 0.1).all()
    assert (predicted[20:] > 0.9).all()


def test_bins_tell_what_was_said_and_what_came():
    predicted, right = np.array([0.55, 0.58, 0.95, 0.95]), np.array([1.0, 0.0, 1.0, 1.0])
    low, high = reliability(predicted, right)
    assert (low.low, low.high, low.count, low.observed) == (0.5, 0.6, 2, 0.5)
    assert (high.count, high.observed) == (2, 1.0)
    assert calibration_error([low, high]) == pytest.approx((0.065 + 0.05) / 2)


def test_certainty_falls_into_the_last_bin():
    (last,) = reliability(np.array([1.0]), np.array([1.0]))
    assert (last.low, last.high) == (0.9, 1.0)


def test_brier_and_ranking_of_a_small_case():
    right = outcomes(cases([[], 1, 1]))
    assert brier(np.array([0.8, 0.4]), right) == pytest.approx((0.04 + 0.16) / 2)
    assert ranking(np.array([0.8, 0.4]), right) == 1.0
    assert ranking(np.array([0.4, 0.4]), right) == 0.5


def test_written_weights_are_read_back():
    data = cases([["actor"], 90, 10], [["place"], 50, 50])
    found = fit(data, strength=1.0, never_below_zero=())
    assert parse_weights(CONFIDENCE, written(found, data, 1.0)) == found
