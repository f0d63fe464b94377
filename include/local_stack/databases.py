"""Bring both databases up to date: Airflow's metadata and the warehouse."""

import json
import subprocess
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path

import psycopg
from rich.console import Console

from local_stack.environment import airflow_home, write_pools
from local_stack.log_files import keep_former, last_words, read_tail
from local_stack.state_folder import StackError, write_whole
from local_stack.steps import step
from sitrep.warehouse.embedded import EmbeddedPostgres
from sitrep.warehouse.migrate import migrate

POOLS = {
    "fetch": (4, "Pages fetched at the same time, over all sources"),
    "extract": (2, "Shards of articles in the language pipeline at the same time"),
}


def prepare_databases(
    home: Path, postgres: EmbeddedPostgres, environment: Mapping[str, str], console: Console
) -> None:
    """Migrate both databases and make the pools; what is up to date is left as it is.

    Raises
    ------
    StackError
        If one of Airflow's commands fails.
    WarehouseError
        If the warehouse cannot be migrated.
    """
    if not is_migrated(home, postgres):
        with step(console, "Airflow's database"):
            _airflow(home, environment, "db", "migrate")
            _stamp_file(home).parent.mkdir(parents=True, exist_ok=True)
            write_whole(_stamp_file(home), json.dumps(_stamp(postgres)) + "\n")
    if missing := POOLS.keys() - _present_pools(postgres):
        with step(console, "Airflow's pools"):
            pools = {name: POOLS[name] for name in sorted(missing)}
            _airflow(home, environment, "pools", "import", str(write_pools(home, pools)))
    with step(console, "Warehouse"):
        migrate(environment["SITREP_WAREHOUSE_URL"])


def is_migrated(home: Path, postgres: EmbeddedPostgres) -> bool:
    """Return whether this version of Airflow has migrated this very database."""
    try:
        kept = json.loads(_stamp_file(home).read_text())
    except (OSError, ValueError):
        return False
    return bool(kept == _stamp(postgres) and kept["revision"])


def _stamp(postgres: EmbeddedPostgres) -> dict[str, str | None]:
    rows = _rows(postgres, "select version_num from alembic_version")
    return {
        "airflow": version("apache-airflow-core"),
        "revision": str(rows[0][0]) if rows else None,
    }


def _present_pools(postgres: EmbeddedPostgres) -> set[str]:
    return {str(name) for (name,) in _rows(postgres, "select pool from slot_pool")}


def _rows(postgres: EmbeddedPostgres, query: str) -> list[tuple[object, ...]]:
    """Return what a query on Airflow's database gives; nothing where it has no tables yet."""
    with psycopg.connect(postgres.url("airflow", driver="")) as connection:
        try:
            return connection.execute(query.encode()).fetchall()
        except psycopg.errors.UndefinedTable:
            return []


def _airflow(home: Path, environment: Mapping[str, str], *command: str) -> None:
    log = keep_former(home / "logs" / f"airflow-{'-'.join(command[:2])}.log")
    with log.open("w") as file:
        done = subprocess.run(
            ["airflow", *command],
            env=dict(environment),
            cwd=home,
            stdin=subprocess.DEVNULL,
            stdout=file,
            stderr=subprocess.STDOUT,
            check=False,
        )
    if done.returncode:
        raise StackError(
            f"`airflow {' '.join(command[:2])}` failed: {last_words(read_tail(log))} (log: {log})"
        )


def _stamp_file(home: Path) -> Path:
    return airflow_home(home) / "migrated.json"
