"""The gate of a run: shut by checks that fail, opened or shut by a person who says why."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Engine, Row, insert, select, update

from sitrep.errors import WarehouseError
from sitrep.warehouse.tables import GateDecision, QualityCheck, Run


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldRun:
    """A run that is held back from the marts, and why, in sentences."""

    run_id: str
    interval_end: datetime
    reasons: Sequence[str]

    def __str__(self) -> str:
        """Say why, and what to do."""
        return (
            f"Run {self.run_id} is held back from the marts. {' '.join(self.reasons)} "
            "Mended: run its tasks again. Judged to be right all the same: "
            f"sitrep gate '{self.run_id}' --pass --because '…'"
        )


def lock_run(connection: Connection, run_id: str) -> None:
    """Let no one else judge the run until the transaction ends.

    Raises
    ------
    WarehouseError
        If there is no such run.
    """
    run = select(Run.run_id).where(Run.run_id == run_id).with_for_update()
    if connection.scalar(run) is None:
        raise WarehouseError(f"There is no run {run_id} in the warehouse.")


def waived_checks(connection: Connection, run_id: str) -> frozenset[str]:
    """Return the checks in spite of which a person let the run pass."""
    decision = _last_decision(connection, run_id)
    return frozenset(decision.checks) if decision and decision.gate == "passed" else frozenset()


def set_gate(connection: Connection, run_id: str, blocking: Collection[str]) -> None:
    """Open or shut the gate, by the checks that block the run and what a person decided."""
    decision = _last_decision(connection, run_id)
    is_held = bool(blocking) or (decision is not None and decision.gate == "held")
    gate = "held" if is_held else "passed"
    connection.execute(update(Run).where(Run.run_id == run_id, Run.gate != gate).values(gate=gate))


def decide_gate(engine: Engine, run_id: str, gate: str, *, by: str, because: str) -> None:
    """Let a run pass in spite of the checks that block it now, or hold it back.

    What is decided stays when the run is checked again: a run let pass is held again only by
    a check that did not block it then, a run held back stays so until a person lets it pass.

    Parameters
    ----------
    gate : str
        passed or held.
    by, because : str
        Who decides, and why; kept with the moment in ``core.gate_decision``.

    Raises
    ------
    WarehouseError
        If there is no such run, or no reason is given.
    """
    if not because.strip():
        raise WarehouseError("A decision on a run needs a reason.")
    failed = (
        (QualityCheck.run_id == run_id)
        & ~QualityCheck.is_ok
        & (QualityCheck.severity == "blocking")
    )
    with engine.begin() as connection:
        lock_run(connection, run_id)
        checks = connection.scalars(
            select(QualityCheck.check_name).where(failed).order_by(QualityCheck.check_name)
        ).all()
        connection.execute(
            insert(GateDecision).values(
                run_id=run_id, gate=gate, checks=checks, decided_by=by, because=because.strip()
            )
        )
        waived = gate == "passed"
        connection.execute(update(QualityCheck).where(failed).values(is_waived=waived))
        set_gate(connection, run_id, () if waived else checks)


def held_runs(engine: Engine, run_id: str | None = None) -> list[HeldRun]:
    """Return the runs that are held back, newest interval first; or the one, if it is."""
    query = select(Run.run_id, Run.interval_end).where(Run.gate == "held")
    if run_id is not None:
        query = query.where(Run.run_id == run_id)
    with engine.connect() as connection:
        return [
            HeldRun(
                run_id=row.run_id,
                interval_end=row.interval_end,
                reasons=_reasons(connection, row.run_id),
            )
            for row in connection.execute(query.order_by(Run.interval_end.desc(), Run.run_id))
        ]


def _last_decision(connection: Connection, run_id: str) -> Row[str, Sequence[str], str, str] | None:
    query = (
        select(
            GateDecision.gate, GateDecision.checks, GateDecision.decided_by, GateDecision.because
        )
        .where(GateDecision.run_id == run_id)
        .order_by(GateDecision.decision_id.desc())
        .limit(1)
    )
    return connection.execute(query).one_or_none()


def _reasons(connection: Connection, run_id: str) -> list[str]:
    failed = connection.scalars(
        select(QualityCheck)
        .where(
            QualityCheck.run_id == run_id,
            ~QualityCheck.is_ok,
            ~QualityCheck.is_waived,
            QualityCheck.severity == "blocking",
        )
        .order_by(QualityCheck.check_name)
    )
    reasons = [f"{row.check_name}: {row.detail}. {row.says}" for row in failed]
    decision = _last_decision(connection, run_id)
    if decision and decision.gate == "held":
        reasons.append(f"{decision.decided_by} holds it back: {decision.because}")
    return reasons
