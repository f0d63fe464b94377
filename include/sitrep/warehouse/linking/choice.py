"""Choose to which report each event is linked: the one most like it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sitrep.warehouse.linking.grouping import FIRST, Link
from sitrep.warehouse.linking.keys import Index
from sitrep.warehouse.linking.likeness import log_odds, reason_of, score_of
from sitrep.warehouse.linking.report import Report

# From this log-odds on two events are linked; benchmarks.linking shows what others would give.
THRESHOLD = -0.75

Rank = tuple[float, tuple[datetime, str]]


@dataclass(frozen=True, slots=True)
class Standing:
    """To what an event is linked so far, and how surely; all None or 1 for a first report."""

    closest_event_id: str | None
    closest_published_at: datetime | None
    score: float

    @property
    def rank(self) -> Rank | None:
        """What another link must beat; None if any does."""
        if self.closest_event_id is None or self.closest_published_at is None:
            return None
        return -self.score, (self.closest_published_at, self.closest_event_id)


def may_follow(report: Report, other: Report) -> bool:
    """Say whether ``report`` may be linked to ``other``.

    What is told as happened is linked to an earlier report of what happened. A rumour is linked
    to any such report, earlier or later, and nothing is linked to a rumour. Pure.
    """
    return other.has_happened and (not report.has_happened or other.order < report.order)


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
        These events, and all with which they are to be compared.
    standing : mapping of event id to Standing
        How the others stand that are in an incident.

    Returns
    -------
    list of Link
        One for each of ``events`` but rumours that nothing draws, and one for each of the others
        whose link changes.
    """
    events = set(events)
    index = Index(reports)
    best: dict[str, Rank] = {k: s.rank for k, s in standing.items() if k not in events and s.rank}
    chosen: dict[str, str] = {}

    def offer(report: Report, other: Report, score: float) -> None:
        rank = -score, other.order
        if report.event_id not in best or rank < best[report.event_id]:
            best[report.event_id] = rank
            chosen[report.event_id] = other.event_id

    for event_id in events:
        report = reports[event_id]
        for other in index.partners(event_id):
            logit = log_odds(report, other)
            if logit < THRESHOLD:
                continue
            if may_follow(report, other):
                offer(report, other, score_of(logit))
            if other.event_id not in events and may_follow(other, report):
                offer(other, report, score_of(logit))
    links = [
        Link(k, other, -best[k][0], reason_of(reports[k], reports[other]))
        for k, other in chosen.items()
    ]
    first = (k for k in events if k not in chosen and reports[k].has_happened)
    return links + [Link(k, None, 1.0, FIRST) for k in first]
