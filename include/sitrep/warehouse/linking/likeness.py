"""How likely two events report the same happening, and why."""

from math import exp

from sitrep.knowledge.weights import LIKENESS, Weights, load_weights
from sitrep.warehouse.linking.features import features_of
from sitrep.warehouse.linking.report import Report

# Two places, days or ways, told of both, are two happenings whatever else they have in common.
TOLD_APART = frozenset(
    {
        "another place",
        "another country",
        "places of other names",
        "days apart, stated",
        "another mode",
    }
)
NEVER = -99.0
# Of what speaks for or against it, a person is told the most: at most so much, from this weight on.
MAX_REASONS = 4
LEAST_REASON = 0.25


def log_odds(a: Report, b: Report, weights: Weights | None = None) -> float:
    """Return the log-odds that two events report the same happening; the same for (b, a).

    ``benchmarks.fit_linking`` fits the weights on the development half of the gold incidents.
    Conflicting numbers take nothing away: counts of one happening differ. What is told apart
    has :data:`NEVER`.
    """
    weights = weights or load_weights(LIKENESS)
    features = dict(features_of(a, b))
    if not TOLD_APART.isdisjoint(features):
        return NEVER
    return weights.start + sum(weights.of(name) * value for name, value in features.items())


def score_of(logit: float) -> float:
    """Return log-odds as a probability, 0-1, with four digits."""
    return round(1 / (1 + exp(-logit)), 4)


def reason_of(a: Report, b: Report) -> str:
    """Return what speaks for two events being one, then "but" and what against, for a person."""
    weights = load_weights(LIKENESS)
    parts = [(weights.of(name) * value, name) for name, value in features_of(a, b)]
    told = [part for part in sorted(parts, reverse=True) if abs(part[0]) >= LEAST_REASON]
    speaks_for = [name for weight, name in told if weight > 0][:MAX_REASONS]
    against = [name for weight, name in reversed(told) if weight < 0][:MAX_REASONS]
    words = "; ".join(speaks_for) or "little"
    return f"{words}; but {', '.join(against)}" if against else words
