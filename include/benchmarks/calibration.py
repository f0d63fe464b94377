"""Fit and judge probabilities: logistic regression and how well its numbers are kept."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sitrep.extract.confidence import confidence_of
from sitrep.knowledge.weights import Weights

Floats = NDArray[np.float64]
STEPS = 3000
BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One found event: its document, its features, and whether it is right."""

    document: str
    features: Mapping[str, float]
    is_right: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """The events whose probability lies from ``low`` to below ``high`` (the last: up to it)."""

    low: float
    high: float
    predicted: float
    observed: float
    count: int


def fit(cases: Sequence[Case], *, strength: float, never_below_zero: Collection[str]) -> Weights:
    """Return the weights of a logistic regression, with two decimals, without those that are 0.

    ``strength`` is that of the L2 penalty on the sum of log losses; the start has none. The
    weights of ``never_below_zero`` are kept at 0 or above (Beck and Teboulle's projected gradient,
    2009, so that the same cases give the same weights).
    """
    names = sorted({name for case in cases for name in case.features})
    rows = np.array([[*(case.features.get(n, 0.0) for n in names), 1.0] for case in cases])
    right = np.array([case.is_right for case in cases], dtype=float)
    penalty = np.array([strength] * len(names) + [0.0])
    lowest = np.array([0.0 if n in never_below_zero else -np.inf for n in names] + [-np.inf])
    step = 1 / (np.linalg.norm(rows, 2) ** 2 / 4 + strength)
    weights = np.zeros(len(names) + 1)
    ahead, momentum = weights, 1.0
    for _ in range(STEPS):
        slope = rows.T @ (1 / (1 + np.exp(-rows @ ahead)) - right) + penalty * ahead
        following = np.maximum(ahead - step * slope, lowest)
        faster = (1 + np.sqrt(1 + 4 * momentum**2)) / 2
        ahead = following + (momentum - 1) / faster * (following - weights)
        weights, momentum = following, faster
    *found, start = (round(float(weight), 2) for weight in weights)
    return Weights(
        start=start, by_feature={n: w for n, w in zip(names, found, strict=True) if w != 0}
    )


def held_out(
    cases: Sequence[Case], *, folds: int, strength: float, never_below_zero: Collection[str]
) -> Floats:
    """Return the probability of each case from weights fitted without its part of the documents."""
    documents = sorted({case.document for case in cases})
    fold_of = {document: i % folds for i, document in enumerate(documents)}
    predicted = np.zeros(len(cases))
    for fold in range(folds):
        others = [case for case in cases if fold_of[case.document] != fold]
        weights = fit(others, strength=strength, never_below_zero=never_below_zero)
        for i, case in enumerate(cases):
            if fold_of[case.document] == fold:
                predicted[i] = confidence_of(case.features, weights)
    return predicted


def outcomes(cases: Sequence[Case]) -> Floats:
    """Return 1 for each case that is right, else 0."""
    return np.array([case.is_right for case in cases], dtype=float)


def brier(predicted: Floats, right: Floats) -> float:
    """Return the mean squared distance of probability and outcome: 0 is best."""
    return float(np.mean((predicted - right) ** 2))


def log_loss(predicted: Floats, right: Floats) -> float:
    """Return the mean surprise at the outcomes, in nats: 0 is best."""
    return float(-np.mean(np.log(np.where(right > 0, predicted, 1 - predicted))))


def reliability(predicted: Floats, right: Floats) -> list[Bin]:
    """Return the bins of :data:`BINS` that hold events."""
    places = np.clip(np.digitize(predicted, BINS) - 1, 0, len(BINS) - 2)
    return [
        Bin(
            low=BINS[i],
            high=BINS[i + 1],
            predicted=float(predicted[places == i].mean()),
            observed=float(right[places == i].mean()),
            count=int((places == i).sum()),
        )
        for i in sorted(set(places.tolist()))
    ]


def calibration_error(bins: Sequence[Bin]) -> float:
    """Return the expected calibration error: mean distance of a bin's two shares, by size."""
    total = sum(one.count for one in bins)
    return sum(one.count * abs(one.predicted - one.observed) for one in bins) / total


def ranking(predicted: Floats, right: Floats) -> float:
    """Return how often a right event is put above a wrong one (AUC); ties are half."""
    up, down = predicted[right > 0][:, None], predicted[right == 0][None, :]
    return float(np.mean((up > down) + 0.5 * (up == down)))
