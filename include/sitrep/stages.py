"""What a stage tells of itself: every row that went in, came out or was turned away."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class StageReport:
    """How many rows went in, came out, and were turned away, and why.

    ``rows_in == rows_out + sum(rejected.values())`` for the stages that turn one row
    into one row (fetch, clean); the others give what they made in ``made``. ``unread`` counts
    the texts that were too long to be read whole, and the characters left out. ``skipped``
    counts the pages that were not asked for, or had not changed; they are no rows.
    """

    stage: str
    rows_in: int
    rows_out: int
    rejected: Mapping[str, int] = field(default_factory=dict)
    made: Mapping[str, int] = field(default_factory=dict)
    unread: Mapping[str, int] = field(default_factory=dict)
    skipped: Mapping[str, int] = field(default_factory=dict)

    def __str__(self) -> str:
        """One line for a log or a terminal."""
        parts = [f"{self.stage}: {self.rows_in} in, {self.rows_out} out"]
        if self.rejected:
            parts.append("rejected: " + _counts(self.rejected))
        if self.made:
            parts.append("made: " + _counts(self.made))
        if self.skipped:
            parts.append("skipped: " + _counts(self.skipped))
        if self.unread:
            parts.append("unread: " + _counts(self.unread))
        return "; ".join(parts)


def _counts(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{number} {name}" for name, number in sorted(counts.items()))
