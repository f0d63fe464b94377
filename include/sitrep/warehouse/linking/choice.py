"""Choose to which report each event is linked: the one most like it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from sitrep.warehouse.linking.columns import Flags, Rows
from sitrep.warehouse.linking.grouping import FIRST, Link
from sitrep.warehouse.linking.likeness import log_odds, reason_of, score_of
from sitrep.warehouse.linking.report import Order, Report
from sitrep.warehouse.linking.screen import SLACK, Screen

# From this log-odds on two events are linked; benchmarks.linking shows what others would give.
THRESHOLD = -0.75

Rank = tuple[float, Order]
NO_RANK = (1.0,)
# Scores have four digits: so much may one be more than it was before.
ROUNDING = 1e-4


@dataclass(frozen=True, slots=True)
class Standing:
    """To what an event is linked so far, by its order, and how surely; a first report to None."""

    closest: Order | None
    score: float

    @property
    def rank(self) -> Rank | None:
        """What another link must beat; None if any does."""
        return None if self.closest is None else (-self.score, self.closest)


def choose_links(
    events: Iterable[str], reports: Mapping[str, Report], standing: Mapping[str, Standing]
) -> list[Link]:
    """Link events, and those around them for which one of them is a better choice.

    Every event is linked to the report most like it, of equals to the earlier, so that the
    result does not depend on the order in which they came. Pure.

    Parameters
    ----------
    events : iterable of str
        Ids of the events to place: new ones, and those whose link is gone.
    reports : mapping of event id to Report
        These events, and all with which they are to be compared; of one family.
    standing : mapping of event id to Standing
        How the others stand that are in an incident.

    Returns
    -------
    list of Link
        One for each of ``events`` but rumours that nothing draws, and one for each of the others
        whose link changes.
    """
    events = set(events)
    choice = _Choice(reports.values(), events, standing)
    choice.place()
    links = [
        Link(k, other, choice.scores[k], reason_of(reports[k], reports[other]))
        for k, other in choice.chosen.items()
    ]
    first = (k for k in events if k not in choice.chosen and reports[k].has_happened)
    return links + [Link(k, None, 1.0, FIRST) for k in first]


class _Choice:
    """The best link of each event so far.

    Reports are held in their order, so that a row before another is the earlier one.
    """

    def __init__(
        self, reports: Iterable[Report], events: set[str], standing: Mapping[str, Standing]
    ) -> None:
        self._reports = sorted(reports, key=lambda report: report.order)
        self._screen = Screen(self._reports)
        self._is_placed = np.array([r.event_id in events for r in self._reports], dtype=bool)
        self._has_happened = np.array([r.has_happened for r in self._reports], dtype=bool)
        self._best = {k: s.rank for k, s in standing.items() if k not in events and s.rank}
        # What another link must score; any does where there is none.
        self._least = np.array([-self._best.get(r.event_id, NO_RANK)[0] for r in self._reports])
        self.chosen: dict[str, str] = {}

    @property
    def scores(self) -> dict[str, float]:
        return {event_id: -rank[0] for event_id, rank in self._best.items()}

    def place(self) -> None:
        """Link each event, and to each event those of the others that have none more like them."""
        for row in np.flatnonzero(self._is_placed).tolist():
            rows, odds = self._screen.compare(row, least=THRESHOLD - SLACK)
            most = 1 / (1 + np.exp(-odds - SLACK)) + ROUNDING
            leads = self._may_follow(row, rows)
            if leads.any():
                leads &= most >= most[leads].max() - 2 * ROUNDING
            for lead in rows[leads].tolist():
                self._offer(row, lead)
            follows = self._may_be_followed(row, rows) & (most >= self._least[rows])
            for other in rows[follows].tolist():
                self._offer(other, row)

    def _may_follow(self, row: int, rows: Rows) -> Flags:
        """Say to which others a report may be linked.

        What is told as happened is linked to an earlier report of what happened. A rumour is
        linked to any such report, earlier or later, and nothing is linked to a rumour.
        """
        is_earlier = (rows < row) | (not self._has_happened[row])
        may: Flags = self._has_happened[rows] & is_earlier
        return may

    def _may_be_followed(self, row: int, rows: Rows) -> Flags:
        """Say which of the others, of those that are not placed themselves, may be linked to it."""
        is_later = (rows > row) | ~self._has_happened[rows]
        may: Flags = is_later & ~self._is_placed[rows] & bool(self._has_happened[row])
        return may

    def _offer(self, row: int, to: int) -> None:
        report, other = self._reports[row], self._reports[to]
        logit = log_odds(report, other)
        rank = -score_of(logit), other.order
        stands = self._best.get(report.event_id)
        if logit >= THRESHOLD and (stands is None or rank < stands):
            self._best[report.event_id] = rank
            self._least[row] = -rank[0]
            self.chosen[report.event_id] = other.event_id
