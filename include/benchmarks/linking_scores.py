"""Score a grouping of events against the gold one: pairwise, and B-cubed."""

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from itertools import combinations

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Score:
    """Precision and recall, 0-1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Harmonic mean of both."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def pairs_of(groups: Mapping[str, str], events: Iterable[str]) -> set[Pair]:
    """Return the pairs of events, the smaller id first, that stand in one group. Pure."""
    return {(a, b) for a, b in combinations(sorted(events), 2) if groups[a] == groups[b]}


def score_pairs(gold: Set[Pair], found: Set[Pair]) -> Score:
    """Return the share of found pairs that are right, and of right ones that are found. Pure."""
    right = len(gold & found)
    return Score(right / max(1, len(found)), right / max(1, len(gold)))


def score_b_cubed(gold: Mapping[str, str], found: Mapping[str, str]) -> Score:
    """Return B-cubed precision and recall (Bagga and Baldwin 1998), the mean over events. Pure."""
    right, guessed = _members(gold), _members(found)
    shared = {e: len(right[gold[e]] & guessed[found[e]]) for e in gold}
    precision = sum(shared[e] / len(guessed[found[e]]) for e in gold) / max(1, len(gold))
    recall = sum(shared[e] / len(right[gold[e]]) for e in gold) / max(1, len(gold))
    return Score(precision, recall)


def _members(groups: Mapping[str, str]) -> dict[str, set[str]]:
    members: dict[str, set[str]] = {}
    for event_id, group in groups.items():
        members.setdefault(group, set()).add(event_id)
    return members
