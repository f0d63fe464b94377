"""The sheet on which the coder's scores are kept: counts by part and measure, and errors."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from benchmarks.language_scores import Tally

PARTS = (
    "events", "types", "arguments", "places", "dates", "modality", "claims", "quantities",
    "quotations", "entities", "calm",
)  # fmt: skip


@dataclass(slots=True)
class Share:
    """How many of a number are right."""

    right: int = 0
    total: int = 0

    @property
    def percent(self) -> float:
        """The share in percent, 0 of nothing."""
        return 100 * self.right / self.total if self.total else 0.0


@dataclass(slots=True)
class Rate:
    """How often something happens: ``count`` in ``total`` documents or sentences."""

    count: int = 0
    total: int = 0
    per: int = 1

    @property
    def rate(self) -> float:
        """The number for each ``per``."""
        return self.per * self.count / self.total if self.total else 0.0


Measure = Tally | Share | Rate


@dataclass(slots=True)
class Sheet:
    """All scores of one coder, filled document by document."""

    measures: dict[str, dict[str, Measure]] = field(default_factory=lambda: defaultdict(dict))
    errors: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def count(
        self, part: str, name: str, *, gold: int = 0, predicted: int = 0, right: int = 0
    ) -> None:
        """Add to a measure with precision, recall and F."""
        tally = self.measures[part].setdefault(name, Tally())
        if not isinstance(tally, Tally):
            raise TypeError(name)
        tally.gold += gold
        tally.predicted += predicted
        tally.right += right

    def judge(self, part: str, name: str, *, is_right: bool) -> None:
        """Add one case to a share."""
        share = self.measures[part].setdefault(name, Share())
        if not isinstance(share, Share):
            raise TypeError(name)
        share.right += is_right
        share.total += 1

    def observe(self, part: str, name: str, count: int, total: int, *, per: int = 1) -> None:
        """Add to a rate."""
        rate = self.measures[part].setdefault(name, Rate(per=per))
        if not isinstance(rate, Rate):
            raise TypeError(name)
        rate.count += count
        rate.total += total

    def tell(self, part: str, error: str) -> None:
        """Keep an error for who reads the list."""
        self.errors[part].append(error)

    def rows(self, only: str | None = None) -> Iterator[tuple[str, str, Measure]]:
        """Yield part, name and measure, in the order of :data:`PARTS`."""
        for part in PARTS:
            if only in {None, part}:
                for name, measure in self.measures[part].items():
                    yield part, name, measure

    def figures(self) -> dict[str, dict[str, dict[str, float]]]:
        """Return every figure as plain numbers, by part and name, for a JSON file."""
        figures: dict[str, dict[str, dict[str, float]]] = defaultdict(dict)
        for part, name, measure in self.rows():
            figures[part][name] = _figures(measure)
        return dict(figures)


def shown(measure: Measure | None) -> str:
    """Return a cell of the table: F with precision and recall, a share, or a rate."""
    if measure is None:
        return ""
    if isinstance(measure, Tally):
        return f"{measure.f1:.1f} ({measure.precision:.0f}/{measure.recall:.0f})"
    if isinstance(measure, Share):
        return f"{measure.percent:.1f}"
    return f"{measure.rate:.2f}"


def size(measure: Measure) -> int:
    """Return how many cases the gold set has for a measure."""
    return measure.gold if isinstance(measure, Tally) else measure.total


def _figures(measure: Measure) -> dict[str, Any]:
    if isinstance(measure, Tally):
        return {
            "gold": measure.gold, "predicted": measure.predicted, "right": measure.right,
            "precision": round(measure.precision, 2), "recall": round(measure.recall, 2),
            "f1": round(measure.f1, 2),
        }  # fmt: skip
    if isinstance(measure, Share):
        return {"right": measure.right, "total": measure.total,
                "percent": round(measure.percent, 2)}  # fmt: skip
    return {"count": measure.count, "total": measure.total, "rate": round(measure.rate, 4)}
