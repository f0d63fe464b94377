"""Follow the links of events to the first report: those that lead there make an incident."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sitrep.records import stable_id

FIRST = "first report"


@dataclass(frozen=True, slots=True)
class Link:
    """The report to which an event is linked, how likely both are one happening, and why.

    ``closest_event_id`` is None for the first report of an incident.
    """

    event_id: str
    closest_event_id: str | None
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Membership:
    """An event's link, and the incident to which it leads."""

    event_id: str
    incident_id: str
    closest_event_id: str | None
    score: float
    reason: str


def group_links(links: Iterable[Link]) -> list[Membership]:
    """Follow links to the first report of each incident; the order of the input matters not.

    Parameters
    ----------
    links : iterable of Link
        One per event; with an event also that to which it is linked.

    Returns
    -------
    list of Membership
        One per event, by event id. An incident's id comes from its first report.
    """
    by_event = {link.event_id: link for link in links}
    first = {event_id: _first(event_id, by_event) for event_id in by_event}
    return [
        Membership(
            event_id,
            stable_id("incident", first[event_id]),
            link.closest_event_id,
            link.score,
            link.reason,
        )
        for event_id, link in sorted(by_event.items())
    ]


def _first(event_id: str, links: Mapping[str, Link]) -> str:
    while (closest := links[event_id].closest_event_id) is not None:
        event_id = closest
    return event_id
