"""The events to place, and everything in the warehouse that their placing depends on."""

from collections.abc import Iterable, Sequence
from typing import Any, cast

import pyarrow as pa
from sqlalchemy import Connection, Row, RowMapping, Table, text

from sitrep.warehouse.grouping import Membership
from sitrep.warehouse.likeness import Edge, Location, Report, find_edges
from sitrep.warehouse.staging import stage
from sitrep.warehouse.statements import read_sql
from sitrep.warehouse.tables import IncidentEvent

TYPES = (cast("Table", IncidentEvent.__table__),)


class Neighbourhood:
    """Events that are weighed anew, their partners, and where those stand."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._reports: dict[str, Report] = {}
        self._standing: dict[str, Membership] = {}
        self._incidents: dict[str, set[str]] = {}
        self._edges: dict[tuple[str, str], Edge] = {}
        self._weighed: set[str] = set()

    def left_in(self, incidents: Iterable[str]) -> set[str]:
        """Return the events that are left in these incidents."""
        stage_ids(self._connection, "touched", "incident_id", incidents)
        return {row.event_id for row in rows_of(self._connection, "left_in")}

    def weigh(self, events: set[str]) -> None:
        """Compare events with all that are near, until nothing else can move.

        What follows may follow a new anchor instead, and what stands in an incident
        without any anchor may find one: such neighbours are weighed anew as well.
        Anchors that are linked stay linked.
        """
        while events:
            self._fetch(events)
            self._weighed |= events
            stage_ids(self._connection, "frontier", "event_id", events)
            # Several statements, as they are.
            self._connection.exec_driver_sql(
                read_sql("linking", "near"), execution_options={"no_parameters": True}
            )
            pairs = [(row.a, row.b) for row in rows_of(self._connection, "candidates")]
            self._fetch({end for pair in pairs for end in pair})
            edges = find_edges(self._reports, pairs)
            self._edges |= {(edge.a, edge.b): edge for edge in edges}
            reached = {end for edge in edges for end in (edge.a, edge.b)}
            events = self._unsettled(reached) - self._weighed

    def to_group(self) -> tuple[dict[str, Report], list[Edge], dict[str, Membership]]:
        """Return what grouping needs: reports, edges, and memberships that stand."""
        reached = self._weighed | {end for pair in self._edges for end in pair}
        within = {
            event_id
            for incident_id in self.incidents_of(reached)
            for event_id in self._incidents[incident_id]
        }
        nodes = reached | within
        settled = {k: self._standing[k] for k in within - self._weighed}
        return {k: self._reports[k] for k in nodes}, list(self._edges.values()), settled

    def incidents_of(self, events: Iterable[str]) -> set[str]:
        """Return the incidents in which these events stand so far."""
        return {self._standing[event].incident_id for event in events if event in self._standing}

    def _unsettled(self, reached: set[str]) -> set[str]:
        followers = {event_id for event_id in reached if not self._reports[event_id].is_anchor}
        adrift = (
            members
            for members in (self._incidents[i] for i in self.incidents_of(reached))
            if not any(self._reports[event_id].is_anchor for event_id in members)
        )
        return followers.union(*adrift)

    def _fetch(self, events: set[str]) -> None:
        missing = events - self._reports.keys()
        if not missing:
            return
        stage_ids(self._connection, "wanted", "event_id", missing)
        members = [Membership(**row._mapping) for row in rows_of(self._connection, "members")]
        for member in members:
            self._standing[member.event_id] = member
            self._incidents.setdefault(member.incident_id, set()).add(member.event_id)
        missing |= {member.event_id for member in members} - self._reports.keys()
        stage_ids(self._connection, "wanted", "event_id", missing)
        for row in rows_of(self._connection, "reports"):
            self._reports[row.event_id] = _report(row._mapping)


def rows_of(connection: Connection, name: str) -> Sequence[Row[Any]]:
    """Run a statement of linking and return its rows."""
    return connection.execute(text(read_sql("linking", name))).all()


def stage_ids(connection: Connection, name: str, column: str, ids: Iterable[str]) -> None:
    """Put ids into the temporary table ``stage_<name>``."""
    stage(connection, name, pa.table({column: pa.array(list(ids), pa.string())}), *TYPES)


def _report(row: RowMapping) -> Report:
    fields = dict(row)
    fields["places"] = tuple(_location(*place) for place in row["places"])
    fields["unpinned"] = frozenset(row["unpinned"])
    fields["actors"] = frozenset(row["actors"])
    fields["recipients"] = frozenset(row["recipients"])
    return Report(**fields)


def _location(  # noqa: PLR0913, PLR0917 - one per column
    place_key: str,
    lat: float,
    lon: float,
    radius_km: float,
    country: str | None,
    admin1: str | None,
    precision: int,
) -> Location:
    return Location(
        place_key=place_key,
        lat=lat,
        lon=lon,
        radius_km=radius_km,
        country=country,
        admin1=admin1,
        precision=precision,
    )
