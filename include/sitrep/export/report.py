"""What an export wrote, and what it left out and why."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

Row = dict[str, Any]

DENIED = "denied or doubted"
NOT_ACTUAL = "planned, possible or historical"
NO_PLACE = "without a place on the map"


@dataclass(slots=True)
class ExportReport:
    """Rows written, and rows left out by reason."""

    rows: int = 0
    left_out: Counter[str] = field(default_factory=Counter)

    def keep(self, rows: Iterable[Row], why_not: Callable[[Row], str | None]) -> Iterator[Row]:
        """Yield the rows for which ``why_not`` gives no reason; count them and the others."""
        for row in rows:
            if reason := why_not(row):
                self.left_out[reason] += 1
            else:
                self.rows += 1
                yield row

    def __str__(self) -> str:
        """One line for a terminal."""
        told = f"{self.rows} rows"
        if not self.left_out:
            return told
        most_first = sorted(self.left_out.items(), key=lambda item: (-item[1], item[0]))
        reasons = ", ".join(f"{n} {reason}" for reason, n in most_first)
        return f"{told}; left out: {reasons}"


def why_not_affirmed(event: Row) -> str | None:
    """Return why an event would pass for a fact where a format has no column to say otherwise."""
    if event["assertion"] != "affirmed":
        return DENIED
    if event["modality"] not in {"actual", "ongoing"}:
        return NOT_ACTUAL
    return None
