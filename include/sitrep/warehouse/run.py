"""The run that brings rows into the warehouse, and the gate before what it codes."""

from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import Connection, select, text, update
from sqlalchemy.dialects.postgresql import insert

from sitrep.warehouse.statements import Changes, count_changes, read_sql
from sitrep.warehouse.tables import Run


@dataclass(frozen=True, slots=True, kw_only=True)
class RunInfo:
    """A run of the pipeline: its id, the data interval (aware, UTC) and its version.

    What a run codes is told at once if its ``gate`` is ``open``; if it is ``pending``, once
    its checks have passed.
    """

    run_id: str
    interval_start: datetime
    interval_end: datetime
    pipeline_version: str
    gate: str = "open"


def take_turns(connection: Connection) -> None:
    """Wait until nobody else loads or releases codings; ours until the transaction ends."""
    connection.execute(text("select pg_advisory_xact_lock(hashtext('sitrep.load'))"))


def register_run(connection: Connection, run: RunInfo) -> None:
    """Write the run if it is new; a run that is known keeps what was first said of it."""
    connection.execute(insert(Run).values(**asdict(run)).on_conflict_do_nothing())


def admit_codings(connection: Connection, run_id: str) -> Changes:
    """Tell the new codings of ``stage_extraction`` if nobody checks the run, else let them wait.

    Returns
    -------
    Changes
        Codings superseded, as updated.
    """
    if connection.scalar(select(Run.gate).where(Run.run_id == run_id)) == "open":
        return count_changes(connection, read_sql("loading", "release"))
    connection.execute(
        update(Run).where(Run.run_id == run_id, Run.gate != "pending").values(gate="pending")
    )
    return Changes()


def release_codings(connection: Connection, run_id: str) -> None:
    """Tell what a run brought and what has waited since; done again, this changes nothing."""
    connection.execute(text(read_sql("loading", "waiting")), {"run_id": run_id})
    connection.execute(text(read_sql("loading", "release")))
