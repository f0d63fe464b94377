"""Put the figures of all sides on one happening together; pure."""

from itertools import groupby
from typing import Any

Rows = list[dict[str, Any]]

# Beyond the greatest number a range that is open above still needs room.
ROOM = 1.15


def figures_by_incident(rows: Rows) -> list[dict[str, Any]]:
    """Return one dict per kind of harm and incident, with the figures of every side in it.

    Parameters
    ----------
    rows : list of dict
        Rows of ``casualties.sql``, in its order.

    Returns
    -------
    list of dict
        The columns of the incident, ``kind``, and ``figures``: of each its side, stance,
        bounds and source; with ``from_share`` and ``to_share``, where the range lies on a scale
        from nothing to :data:`ROOM` times the greatest number told of the incident, 0 to 1.
    """
    found = []
    for _, group in groupby(rows, key=lambda row: (row["kind"], row["incident_id"])):
        figures = list(group)
        numbers = [row[name] for row in figures for name in ("low", "best", "high") if row[name]]
        greatest = ROOM * max(numbers, default=1)
        found.append(figures[0] | {"figures": [row | _shares(row, greatest) for row in figures]})
    return found


def _shares(row: dict[str, Any], greatest: float) -> dict[str, float]:
    told = [row[name] for name in ("low", "best", "high") if row[name] is not None]
    return {
        "from_share": min(told, default=0) / greatest,
        "to_share": max(told, default=0) / greatest,
    }
