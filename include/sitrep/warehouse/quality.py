"""Check what a run brought, and open or hold its gate."""

import logging
import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from importlib.resources import files

from sqlalchemy import Connection, Engine, func, or_, select, text, update
from sqlalchemy.dialects.postgresql import insert

from sitrep.errors import WarehouseError
from sitrep.warehouse.run import release_codings, take_turns
from sitrep.warehouse.statements import read_sql
from sitrep.warehouse.tables import QualityCheck, Run

logger = logging.getLogger(__name__)

_HEADER = re.compile(r"^-- (severity|says): (.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class QualityResult:
    """What one check found in one run."""

    check_name: str
    severity: str
    is_ok: bool
    observed: float | None
    detail: str
    says: str

    @property
    def is_blocking(self) -> bool:
        """True if the check failed in a way that holds the run back."""
        return not self.is_ok and self.severity == "blocking"


def check_quality(engine: Engine, run_id: str) -> list[QualityResult]:
    """Run every check of ``checks/*.sql`` over one run, keep the results, set the gate.

    The gate is ``held`` if a blocking check failed: the marts go on telling what stood before
    the run. Else it is ``passed``, and they tell what the run brought from now on; what they
    tell, no later check takes back. Checking again changes no row unless a result differs.

    Returns
    -------
    list of QualityResult
        One per check: failures first, blocking before warnings, then by name.

    Raises
    ------
    WarehouseError
        If there is no such run.
    """
    with engine.begin() as connection:
        # What is loaded meanwhile was not checked.
        take_turns(connection)
        if connection.scalar(select(Run.run_id).where(Run.run_id == run_id)) is None:
            raise WarehouseError(f"There is no run {run_id} in the warehouse.")
        results = [_run_check(connection, name, run_id) for name in check_names()]
        for result in results:
            _keep(connection, run_id, result)
        _set_gate(connection, run_id, is_held=any(result.is_blocking for result in results))
    for result in results:
        if not result.is_ok:
            logger.warning("%s: %s. %s", result.check_name, result.detail, result.says)
    return sorted(results, key=lambda r: (r.is_ok, r.severity, r.check_name))


def check_names() -> Sequence[str]:
    """Return the names of the checks: those of their SQL files, sorted."""
    folder = files("sitrep.warehouse") / "checks"
    names = (file.name for file in folder.iterdir())
    return sorted(name.removesuffix(".sql") for name in names if name.endswith(".sql"))


def _run_check(connection: Connection, name: str, run_id: str) -> QualityResult:
    statement = read_sql("checks", name)
    header = dict(_HEADER.findall(statement))
    row = connection.execute(text(statement), {"run_id": run_id}).one()
    return QualityResult(
        check_name=name,
        severity=header["severity"],
        is_ok=row.ok,
        observed=None if row.observed is None else float(row.observed),
        detail=row.detail,
        says=header["says"],
    )


def _set_gate(connection: Connection, run_id: str, *, is_held: bool) -> None:
    gate = "held" if is_held else "passed"
    turn = update(Run).where(Run.run_id == run_id, Run.gate != gate).values(gate=gate)
    connection.execute(turn.values(held_at=func.clock_timestamp()) if is_held else turn)
    if not is_held:
        release_codings(connection, run_id)


def _keep(connection: Connection, run_id: str, result: QualityResult) -> None:
    values = asdict(result)
    statement = insert(QualityCheck).values(run_id=run_id, **values)
    found = {name: statement.excluded[name] for name in values if name != "check_name"}
    table = QualityCheck.__table__.c
    connection.execute(
        statement.on_conflict_do_update(
            index_elements=["run_id", "check_name"],
            set_={**found, "checked_at": func.now()},
            where=or_(*(table[name].is_distinct_from(new) for name, new in found.items())),
        )
    )
