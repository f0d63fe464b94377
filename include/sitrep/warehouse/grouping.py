"""Group events that report the same happening into incidents."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sitrep.records import stable_id
from sitrep.warehouse.likeness import HAPPENED, Edge, Report

ALONE = "only report"


@dataclass(frozen=True, slots=True)
class Membership:
    """The incident that an event reports, the score of its closest partner, and why."""

    event_id: str
    incident_id: str
    score: float
    reason: str


def group_reports(
    reports: Mapping[str, Report],
    edges: Iterable[Edge],
    *,
    linked: Mapping[str, Membership] | None = None,
) -> list[Membership]:
    """Group events into incidents; the order of the input does not matter.

    Events that affirm (anchors) are joined wherever an edge joins them. The others
    follow: each joins the anchor most like it, and never bridges two groups. Followers
    that no anchor draws are joined among themselves. A group is an incident if one of
    its events is told as actual or ongoing. Pure.

    Parameters
    ----------
    reports : mapping of event id to Report
        Every event to place, and every event that is placed already.
    edges : iterable of Edge
        Between events of ``reports``.
    linked : mapping of event id to Membership, optional
        Where events stand already that need not be weighed again: those of one incident
        stay together, and keep a score that is higher than that of any new edge.

    Returns
    -------
    list of Membership
        One per event that is in an incident, by event id. An incident's id comes from
        its earliest event.
    """
    groups = _Groups(reports, linked or {})
    pulls: dict[str, list[Edge]] = {}
    loose: list[Edge] = []
    for edge in edges:
        followers = [end for end in (edge.a, edge.b) if not reports[end].is_anchor]
        if not followers:
            groups.join(edge)
        elif len(followers) == 1:
            pulls.setdefault(followers[0], []).append(edge)
        else:
            loose.append(edge)
    for follower, drawn in pulls.items():
        groups.follow(follower, drawn)
    for edge in loose:
        if not groups.is_settled(edge.a) and not groups.is_settled(edge.b):
            groups.join(edge)
    return sorted(groups.memberships(), key=lambda member: member.event_id)


class _Groups:
    """Disjoint sets of events, each known by its earliest."""

    def __init__(self, reports: Mapping[str, Report], linked: Mapping[str, Membership]) -> None:
        self._reports = reports
        self._first = {event_id: event_id for event_id in reports}
        self._best: dict[str, tuple[float, str]] = {}
        self._settled = set(linked)
        representatives: dict[str, str] = {}
        for member in linked.values():
            self._unite(
                representatives.setdefault(member.incident_id, member.event_id), member.event_id
            )
            if member.reason != ALONE:
                self._best[member.event_id] = member.score, member.reason

    def join(self, edge: Edge) -> None:
        """Unite the groups of both ends."""
        self._unite(edge.a, edge.b)
        for event_id in (edge.a, edge.b):
            best = self._best.get(event_id, (0.0, ""))
            self._best[event_id] = max(best, (edge.score, edge.reason))

    def follow(self, follower: str, drawn: Iterable[Edge]) -> None:
        """Put a follower to the anchor most like it; of equals to the earliest."""
        if follower in self._settled:
            return
        pulls = [(edge, edge.b if edge.a == follower else edge.a) for edge in drawn]
        edge, anchor = min(pulls, key=lambda pull: (-pull[0].score, self._reports[pull[1]].order))
        self._unite(follower, anchor)
        self._best[follower] = edge.score, edge.reason
        self._settled.add(follower)

    def is_settled(self, event_id: str) -> bool:
        """Say whether an event has a place that a mere follower cannot change."""
        return event_id in self._settled

    def memberships(self) -> Iterator[Membership]:
        """Yield the events of every group that is an incident."""
        members: dict[str, list[str]] = {}
        for event_id in self._first:
            members.setdefault(self._find(event_id), []).append(event_id)
        for first, group in members.items():
            if any(self._reports[event_id].modality in HAPPENED for event_id in group):
                incident_id = stable_id("incident", first)
                for event_id in group:
                    yield Membership(event_id, incident_id, *self._best.get(event_id, (1.0, ALONE)))

    def _unite(self, a: str, b: str) -> None:
        a, b = self._find(a), self._find(b)
        if self._reports[b].order < self._reports[a].order:
            a, b = b, a
        self._first[b] = a

    def _find(self, event_id: str) -> str:
        while self._first[event_id] != event_id:
            self._first[event_id] = self._first[self._first[event_id]]
            event_id = self._first[event_id]
        return event_id
