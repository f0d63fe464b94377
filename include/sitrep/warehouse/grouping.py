"""Group events that report the same happening into incidents."""

from collections.abc import Iterable, Mapping
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
    its events is told as actual or ongoing.

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
    linked = linked or {}
    groups = _Groups(reports)
    best: dict[str, tuple[float, str]] = {
        m.event_id: (m.score, m.reason) for m in linked.values() if m.reason != ALONE
    }
    glue: dict[str, str] = {}
    for member in linked.values():
        groups.join(glue.setdefault(member.incident_id, member.event_id), member.event_id)
    loose: list[Edge] = []
    pulls: dict[str, list[Edge]] = {}
    for edge in edges:
        anchors = [reports[end].is_anchor for end in (edge.a, edge.b)]
        if all(anchors):
            groups.join(edge.a, edge.b)
            _improve(best, edge.a, edge)
            _improve(best, edge.b, edge)
        elif any(anchors):
            follower = edge.b if anchors[0] else edge.a
            if follower not in linked:
                pulls.setdefault(follower, []).append(edge)
        else:
            loose.append(edge)
    for follower, drawn in pulls.items():
        edge = min(drawn, key=lambda e: (-e.score, reports[_other(e, follower)].order))
        groups.join(follower, _other(edge, follower))
        best[follower] = (edge.score, edge.reason)
    for edge in loose:
        if not {edge.a, edge.b} & (pulls.keys() | linked.keys()):
            groups.join(edge.a, edge.b)
            _improve(best, edge.a, edge)
            _improve(best, edge.b, edge)
    return sorted(_memberships(groups, reports, best), key=lambda m: m.event_id)


def _other(edge: Edge, event_id: str) -> str:
    return edge.b if edge.a == event_id else edge.a


def _improve(best: dict[str, tuple[float, str]], event_id: str, edge: Edge) -> None:
    best[event_id] = max(best.get(event_id, (0.0, "")), (edge.score, edge.reason))


def _memberships(
    groups: "_Groups", reports: Mapping[str, Report], best: Mapping[str, tuple[float, str]]
) -> Iterable[Membership]:
    for first, members in groups.by_first():
        if not any(reports[member].modality in HAPPENED for member in members):
            continue
        incident_id = stable_id("incident", first)
        for member in members:
            yield Membership(member, incident_id, *best.get(member, (1.0, ALONE)))


class _Groups:
    """Disjoint sets of events, each known by its earliest."""

    def __init__(self, reports: Mapping[str, Report]) -> None:
        self._reports = reports
        self._first = {event_id: event_id for event_id in reports}

    def join(self, a: str, b: str) -> None:
        a, b = self._find(a), self._find(b)
        if self._reports[b].order < self._reports[a].order:
            a, b = b, a
        self._first[b] = a

    def by_first(self) -> Iterable[tuple[str, list[str]]]:
        members: dict[str, list[str]] = {}
        for event_id in self._first:
            members.setdefault(self._find(event_id), []).append(event_id)
        return members.items()

    def _find(self, event_id: str) -> str:
        while self._first[event_id] != event_id:
            self._first[event_id] = self._first[self._first[event_id]]
            event_id = self._first[event_id]
        return event_id
