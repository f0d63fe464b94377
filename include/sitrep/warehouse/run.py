"""The run that brings rows into the warehouse."""

from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import Connection
from sqlalchemy.dialects.postgresql import insert

from sitrep.warehouse.tables import Run


@dataclass(frozen=True, slots=True, kw_only=True)
class RunInfo:
    """A run of the pipeline: its id, the data interval (aware, UTC) and its version."""

    run_id: str
    interval_start: datetime
    interval_end: datetime
    pipeline_version: str


def register_run(connection: Connection, run: RunInfo) -> None:
    """Write the run if it is new; a run that is known keeps what was first said of it."""
    connection.execute(insert(Run).values(**asdict(run)).on_conflict_do_nothing())
