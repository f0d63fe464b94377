"""How far an event can be trusted: the probability that the text reports it.

``benchmarks.calibrate_coder`` fits the weights on the development half of the gold set, where an
event is right if a person marked one of its type in its sentence. Whether its mode, parties,
place, date, polarity, modality and claim are right is no part of the number.
"""

from collections.abc import Iterator, Mapping
from math import exp

from sitrep.knowledge.weights import CONFIDENCE, Weights, load_weights

# No event is given up, and none is beyond doubt.
LOWEST, HIGHEST = 0.02, 0.99


def confidence_of(features: Mapping[str, float], weights: Weights | None = None) -> float:
    """Return the confidence of an event that has ``features``, with two decimals."""
    logit = sum(part for _, part in confidence_parts(features, weights))
    return round(min(HIGHEST, max(LOWEST, 1 / (1 + exp(-logit)))), 2)


def confidence_parts(
    features: Mapping[str, float], weights: Weights | None = None
) -> Iterator[tuple[str, float]]:
    """Yield what adds to the log-odds of an event, and how much: the start, then the largest.

    Parts below 0.005 are left out.
    """
    weights = weights or load_weights(CONFIDENCE)
    yield "start", weights.start
    parts = ((name, weights.of(name) * value) for name, value in features.items())
    for name, part in sorted(parts, key=lambda item: (-abs(item[1]), item[0])):
        if abs(part) >= 0.005:
            yield name, part
