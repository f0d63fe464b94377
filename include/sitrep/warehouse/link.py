"""Link current events that report the same happening into incidents, as they come in."""

import gc
import logging
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, fields
from functools import partial

import pyarrow as pa
from sqlalchemy import Connection, Engine, text

from sitrep.warehouse.linking.choice import choose_links
from sitrep.warehouse.linking.grouping import Link, Membership, group_links
from sitrep.warehouse.linking.neighbourhood import (
    TYPES,
    fetch_neighbours,
    rows_of,
    stage_ids,
)
from sitrep.warehouse.staging import stage
from sitrep.warehouse.statements import Changes, count_changes, read_sql
from sitrep.warehouse.transactions import in_transaction

logger = logging.getLogger(__name__)

# Codings dealt with in one transaction. The result does not depend on it.
CODINGS_AT_ONCE = 2_000
MEMBERSHIP = pa.schema(
    [
        ("event_id", pa.string()),
        ("incident_id", pa.string()),
        ("closest_event_id", pa.string()),
        ("score", pa.float64()),
        ("reason", pa.string()),
    ]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkReport:
    """What linking changed: codings dealt with, rows of incident_event and incident."""

    codings: int = 0
    memberships: Changes = field(default_factory=Changes)
    incidents: Changes = field(default_factory=Changes)
    left: int = 0
    vanished: int = 0

    def __add__(self, other: "LinkReport") -> "LinkReport":
        names = (f.name for f in fields(self))
        return LinkReport(**{name: getattr(self, name) + getattr(other, name) for name in names})

    @property
    def changed(self) -> int:
        """Rows inserted, updated or deleted."""
        counts = (self.memberships, self.incidents)
        return sum(c.inserted + c.updated for c in counts) + self.left + self.vanished

    def __str__(self) -> str:
        """One line for a log or a terminal."""
        return (
            f"link: {self.codings} codings; incidents +{self.incidents.inserted} "
            f"~{self.incidents.updated} -{self.vanished}; events linked "
            f"+{self.memberships.inserted} ~{self.memberships.updated} -{self.left}"
        )


def link_events(bind: Engine | Connection, *, at_once: int = CODINGS_AT_ONCE) -> LinkReport:
    """Place every event not yet linked; take superseded ones out of their incidents.

    Only what is new, and what it touches, is weighed, ``at_once`` codings in one
    transaction. Incidents and their ids are the same in whatever order and portions the
    events came. Without anything new, no row changes. With a connection inside a transaction,
    the caller commits.
    """
    report = LinkReport()
    while True:
        part = in_transaction(bind, partial(_link_some, at_most=at_once))
        if not part.codings:
            logger.info("%s", report)
            return report
        report += part


def _link_some(connection: Connection, *, at_most: int) -> LinkReport:
    connection.execute(text("select pg_advisory_xact_lock(hashtext('sitrep.link'))"))
    connection.execute(text("drop table if exists pg_temp.link_queue"))
    queued = connection.execute(text(read_sql("linking", "queue")), {"at_most": at_most}).rowcount
    if not queued:
        return LinkReport()
    gone = {row.event_id: row.incident_id for row in rows_of(connection, "forget")}
    stage_ids(connection, "gone", "event_id", gone)
    orphans = {row.event_id for row in rows_of(connection, "orphans")} - gone.keys()
    new = {row.event_id for row in rows_of(connection, "new_events")}
    report = _place(connection, new | orphans, set(gone.values()))
    connection.execute(text(read_sql("linking", "dealt_with")))
    return report + LinkReport(codings=queued, left=len(gone))


def _place(connection: Connection, events: set[str], lost: set[str]) -> LinkReport:
    """Link ``events``, and tell anew the incidents that this and the ``lost`` members change."""
    links = []
    # Closed, whatever happens, before anybody else uses the connection: a read may be going on.
    with _no_search_for_cycles(), closing(fetch_neighbours(connection, events)) as neighbours:
        for reports, standing in neighbours:
            links += choose_links(events & reports.keys(), reports, standing)
    moved = events | {link.event_id for link in links}
    partners = {link.closest_event_id for link in links if link.closest_event_id}
    stage_ids(connection, "wanted", "event_id", moved | partners)
    touched = lost | {row.incident_id for row in rows_of(connection, "incidents_of")}
    stage_ids(connection, "touched", "incident_id", touched)
    stay = [
        Link(row.event_id, row.closest_event_id, row.score, row.reason)
        for row in rows_of(connection, "members")
        if row.event_id not in moved
    ]
    return _write(connection, events, group_links([*stay, *links]), touched)


@contextmanager
def _no_search_for_cycles() -> Iterator[None]:
    """Pause the search for cycles of objects: it would go through all reports again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _write(
    connection: Connection, events: set[str], placed: list[Membership], touched: set[str]
) -> LinkReport:
    columns = {f.name: [getattr(member, f.name) for member in placed] for f in fields(Membership)}
    stage(connection, "membership", pa.table(columns, schema=MEMBERSHIP), *TYPES)
    stage_ids(connection, "wanted", "event_id", events)
    stage_ids(connection, "touched", "incident_id", touched | {m.incident_id for m in placed})
    left, memberships, incidents, vanished = (
        count_changes(connection, read_sql("linking", name))
        for name in ("leave", "membership", "incident", "empty_incidents")
    )
    return LinkReport(
        memberships=memberships,
        incidents=incidents,
        left=left.updated,
        vanished=vanished.updated,
    )
