"""Mark the copies that a load brings, and whatever they change among those known."""

from collections.abc import Mapping
from datetime import datetime
from typing import cast

import pyarrow as pa
from sqlalchemy import Connection, Table, text

from sitrep.near_duplicates.grouping import choose_originals
from sitrep.warehouse.copies.surroundings import Surroundings
from sitrep.warehouse.staging import stage
from sitrep.warehouse.statements import Changes, count_changes, read_sql
from sitrep.warehouse.tables import ArticleRevision

_REVISION = cast("Table", ArticleRevision.__table__)


def mark_copies(connection: Connection, moment: datetime) -> Changes:
    """Group the revisions that were loaded at ``moment`` with those of which they are copies.

    The original of a group is its earliest member that names no origin, and each member is
    near to it. A new original takes over what is near to it; who loses its original looks
    for another. Groups are the same in whatever order revisions came.

    Parameters
    ----------
    connection : Connection
        Inside the transaction that loads, after the revisions are written and while
        ``stage_article`` is there.
    moment : datetime
        The moment of the load, aware, UTC.

    Returns
    -------
    Changes
        Revisions updated.
    """
    around = Surroundings(connection)
    originals: dict[str, str] = {}
    wanted = around.touched(moment)
    wanted |= around.members(wanted)
    while wanted:
        around.look_up(wanted)
        originals = choose_originals(
            around.looked_up, rank=around.rank, near=around.near, standing=around.standing
        )
        wanted = around.moved_by(originals)
    changed = {
        revision: original
        for revision, original in originals.items()
        if around.standing[revision] != original
    }
    return _write(connection, changed, moment) if changed else Changes()


def _write(connection: Connection, originals: Mapping[str, str], moment: datetime) -> Changes:
    columns = {"revision_id": list(originals), "duplicate_group": list(originals.values())}
    stage(connection, "group", pa.table(columns), _REVISION)
    connection.execute(text(read_sql("copies", "relink")))
    return count_changes(connection, read_sql("copies", "mark"), moment=moment)
