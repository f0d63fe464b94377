"""The gate of a run: shut by checks that fail, opened by a person who says why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Engine, func, insert, select, update

from sitrep.errors import WarehouseError
from sitrep.warehouse.run import release_codings, take_turns
from sitrep.warehouse.tables import GateDecision, QualityCheck, Run


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldRun:
    """A run that is held back from the marts, and the checks that hold it, in sentences."""

    run_id: str
    interval_end: datetime
    reasons: Sequence[str]

    def __str__(self) -> str:
        """Say why, and what to do."""
        return (
            f"Run {self.run_id} is held back from the marts. {' '.join(self.reasons)} "
            "Once mended, run its tasks again. If it is right all the same: "
            f"sitrep gate '{self.run_id}' --pass --because '…'"
        )


def lock_run(connection: Connection, run_id: str) -> None:
    """Let no one else load or judge until the transaction ends: what comes was not checked.

    Raises
    ------
    WarehouseError
        If there is no such run.
    """
    take_turns(connection)
    if connection.scalar(select(Run.run_id).where(Run.run_id == run_id)) is None:
        raise WarehouseError(f"There is no run {run_id} in the warehouse.")


def waived_checks(connection: Connection, run_id: str) -> frozenset[str]:
    """Return the checks in spite of which a person let the run pass."""
    query = select(func.unnest(GateDecision.checks)).where(GateDecision.run_id == run_id)
    return frozenset(connection.scalars(query))


def set_gate(connection: Connection, run_id: str, *, is_held: bool) -> None:
    """Shut the gate, or open it and let the marts tell what the run brought."""
    gate = "held" if is_held else "passed"
    turn = update(Run).where(Run.run_id == run_id, Run.gate != gate).values(gate=gate)
    connection.execute(turn.values(held_at=func.clock_timestamp()) if is_held else turn)
    if not is_held:
        release_codings(connection, run_id)


def pass_run(engine: Engine, run_id: str, *, by: str, because: str) -> None:
    """Let a held run pass in spite of the checks that hold it.

    Those checks hold it no more when it is checked again; others that fail then do. Link events
    and refresh the marts afterwards.

    Parameters
    ----------
    by, because : str
        Who decides, and why; kept with the moment in ``core.gate_decision``.

    Raises
    ------
    WarehouseError
        If there is no such run, it is not held back, or no reason is given.
    """
    if not because.strip():
        raise WarehouseError("To let a run pass needs a reason.")
    holding = _holding(run_id)
    with engine.begin() as connection:
        lock_run(connection, run_id)
        if connection.scalar(select(Run.gate).where(Run.run_id == run_id)) != "held":
            raise WarehouseError(f"The run {run_id} is not held back.")
        checks = connection.scalars(select(QualityCheck.check_name).where(*holding)).all()
        connection.execute(
            insert(GateDecision).values(
                run_id=run_id, checks=sorted(checks), decided_by=by, because=because.strip()
            )
        )
        connection.execute(update(QualityCheck).where(*holding).values(is_waived=True))
        set_gate(connection, run_id, is_held=False)


def held_runs(engine: Engine, run_id: str | None = None) -> list[HeldRun]:
    """Return the runs that are held back, newest interval first; or the one, if it is."""
    query = select(Run.run_id, Run.interval_end).where(Run.gate == "held")
    if run_id is not None:
        query = query.where(Run.run_id == run_id)
    with engine.connect() as connection:
        return [
            HeldRun(run_id=run, interval_end=end, reasons=_reasons(connection, run))
            for run, end in connection.execute(query.order_by(Run.interval_end.desc(), Run.run_id))
        ]


def _reasons(connection: Connection, run_id: str) -> list[str]:
    checks = connection.execute(
        select(QualityCheck.check_name, QualityCheck.detail, QualityCheck.says)
        .where(*_holding(run_id))
        .order_by(QualityCheck.check_name)
    )
    return [f"{name}: {detail}. {says}" for name, detail, says in checks]


def _holding(run_id: str) -> tuple[ColumnElement[bool], ...]:
    return (
        QualityCheck.run_id == run_id,
        QualityCheck.severity == "blocking",
        ~QualityCheck.is_ok,
        ~QualityCheck.is_waived,
    )
