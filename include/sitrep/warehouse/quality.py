"""Check what a run brought, and open or hold its gate."""

import logging
import re
from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from importlib.resources import files
from typing import Any

from sqlalchemy import Connection, Engine, func, or_, text
from sqlalchemy.dialects.postgresql import insert

from sitrep.warehouse.gate import lock_run, set_gate, waived_checks
from sitrep.warehouse.past import past_of
from sitrep.warehouse.statements import read_sql
from sitrep.warehouse.tables import QualityCheck

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
    is_waived: bool = False

    @property
    def is_blocking(self) -> bool:
        """True if the check failed in a way that holds the run back."""
        return not self.is_ok and self.severity == "blocking" and not self.is_waived


def check_quality(engine: Engine, run_id: str) -> list[QualityResult]:
    """Run every check of ``checks/*.sql`` over one run, keep the results, set the gate.

    The gate is ``held`` if a blocking check failed that nobody has waived
    (:mod:`sitrep.warehouse.gate`): the marts go on telling what stood before the run. Else it
    is ``passed``, and they tell what the run brought from now on; what they tell, no later
    check takes back. Checking again changes no row unless a result differs.

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
        lock_run(connection, run_id)
        waived = waived_checks(connection, run_id)
        results = [run_check(connection, name, run_id, waived) for name in check_names()]
        for result in results:
            _keep(connection, run_id, result)
        set_gate(connection, run_id, is_held=any(result.is_blocking for result in results))
    for result in results:
        if not result.is_ok:
            logger.warning("%s: %s. %s", result.check_name, result.detail, result.says)
    return sorted(results, key=lambda r: (r.is_ok, r.severity, r.check_name))


def check_names() -> Sequence[str]:
    """Return the names of the checks: those of their SQL files, sorted."""
    folder = files("sitrep.warehouse") / "checks"
    names = (file.name for file in folder.iterdir())
    return sorted(name.removesuffix(".sql") for name in names if name.endswith(".sql"))


def run_check(
    connection: Connection, name: str, run_id: str, waived: Collection[str] = ()
) -> QualityResult:
    """Run one check over one run, and keep nothing.

    Its SQL is bound to ``:run_id``; where it asks for ``:usual`` and ``:spread``, to what it
    observed in earlier runs (:mod:`sitrep.warehouse.past`).
    """
    statement = read_sql("checks", name)
    header = dict(_HEADER.findall(statement))
    given: dict[str, Any] = {"run_id": run_id}
    usual = None
    if ":usual" in statement:
        past = past_of(connection, run_id, name)
        given |= {
            column: value for column, value in asdict(past).items() if f":{column}" in statement
        }
        usual = past.usual
    row = connection.execute(text(statement), given).one()
    return QualityResult(
        check_name=name,
        severity=header["severity"],
        is_ok=row.ok,
        observed=None if row.observed is None else float(row.observed),
        detail=row.detail if usual is None else f"{row.detail}; usual is {usual:.2g}",
        says=header["says"],
        is_waived=not row.ok and name in waived,
    )


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
