"""What a check observed in earlier runs: what is usual, and how far from it is still usual."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from sqlalchemy import Connection, select
from sqlalchemy.orm import aliased

from sitrep.warehouse.tables import QualityCheck, Run

RUNS_MOST = 20
RUNS_LEAST = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """The median of what a check observed, and the median distance from it.

    Both are None if there are too few runs to tell, which in SQL makes each comparison null.
    """

    usual: float | None
    spread: float | None


def past_of(connection: Connection, run_id: str, check_name: str) -> Past:
    """Return what a check observed in the runs before this one.

    They are the last :data:`RUNS_MOST` by the end of their data interval, whenever they ran, so
    that a run made up for later is compared with what was before it. Runs that are held back,
    or in which the check had too little to judge, are left out.
    """
    this = aliased(Run)
    query = (
        select(QualityCheck.observed)
        .join(Run, Run.run_id == QualityCheck.run_id)
        .join(this, Run.interval_end < this.interval_end)
        .where(
            this.run_id == run_id,
            QualityCheck.check_name == check_name,
            QualityCheck.observed.is_not(None),
            Run.gate != "held",
        )
        .order_by(Run.interval_end.desc(), Run.run_id)
        .limit(RUNS_MOST)
    )
    return usual_of([value for value in connection.scalars(query) if value is not None])


def usual_of(observed: Sequence[float]) -> Past:
    """Return median and median distance of what was observed. Pure."""
    if len(observed) < RUNS_LEAST:
        return Past(usual=None, spread=None)
    usual = median(observed)
    return Past(usual=usual, spread=median(abs(value - usual) for value in observed))
