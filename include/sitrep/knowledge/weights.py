"""Weights of the features that make a probability: log-odds, fitted on gold sets."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from sitrep.errors import KnowledgeError
from sitrep.knowledge.toml_file import parse_toml, shipped

CONFIDENCE = "confidence.toml"
"""How sure an event is: ``sitrep.extract.confidence``."""
LIKENESS = "likeness.toml"
"""Whether two events are one happening: ``sitrep.warehouse.linking``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """Log-odds: those of a case without features, and what each feature adds."""

    start: float
    by_feature: Mapping[str, float]

    def of(self, feature: str) -> float:
        """Return the weight of a feature, 0 for one that the fit found no use for."""
        return self.by_feature.get(feature, 0.0)


@cache
def load_weights(file: str) -> Weights:
    """Return the shipped weights of a file of this package.

    Raises
    ------
    KnowledgeError
        If the file is malformed.
    """
    return parse_weights(file, shipped(file))


def parse_weights(file: str, text: str) -> Weights:
    """Read weights from TOML; pure. Raises as :func:`load_weights`."""
    content = parse_toml(file, text)
    start, table = content.get("start"), content.get("weights")
    if not isinstance(start, float) or not isinstance(table, dict):
        raise KnowledgeError(f"{file}: start must be a number with a point, weights a table.")
    if wrong := sorted(name for name, value in table.items() if not isinstance(value, float)):
        raise KnowledgeError(f"{file}: the weights of {wrong} are no numbers with a point.")
    return Weights(start=start, by_feature=table)
