"""The main job on the sample news: the real Dag, run once, from nothing to a warehouse."""

import os
import signal
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

from rich.console import Console

from local_stack.airflow_services import find_services
from local_stack.command_lock import only_command
from local_stack.databases import prepare_databases
from local_stack.environment import airflow_connection, airflow_environment
from local_stack.log_files import error_lines, keep_former, last_words, read_tail
from local_stack.preflight import check_machine
from local_stack.row_changes import TableChange, compare_rows, read_rows
from local_stack.run_progress import RunWatcher, show_run
from local_stack.samples_server import serve_samples
from local_stack.state_folder import ROOT, StackError
from local_stack.steps import step
from sitrep.warehouse import embedded
from sitrep.warehouse.embedded import EmbeddedPostgres

DAG_ID = "ingest_news"
# Fixed, so that a second run meets the rows of the first.
LOGICAL_DATE = "2026-11-20T05:00:00+00:00"
PER_SOURCE = ("fetch", "clean")
SAMPLES = "include/sitrep/samples"

_ERROR_LINES = 8
# These stay the user's; all else is the demo's own, so that invented news never goes elsewhere.
_KEPT_SETTINGS = {"SITREP_HOME", "SITREP_LOG_LEVEL"}


def run_demo(console: Console) -> None:
    """Run the Dag on the sample news, then tell what the warehouse holds and what changed.

    Raises
    ------
    StackError, WarehouseError
        If something stands in the way, or if the run fails.
    """
    began = monotonic()
    home = check_machine([f"dags/{DAG_ID}.py", f"{SAMPLES}/sources.toml"])
    with only_command(home, "demo"):
        if find_services(home):
            raise StackError("Airflow is running; `make down` first.")
        console.print("Sitrep demo: invented news, the real Dag", style="bold")
        with step(console, "PostgreSQL"):
            postgres = embedded.start(home)
        with serve_samples(ROOT / SAMPLES / "web") as proxy:
            environment = demo_environment(home, postgres, proxy)
            prepare_databases(home, postgres, environment, console)
            warehouse = postgres.url("sitrep", driver="")
            before = read_rows(warehouse)
            log = keep_former(home / "logs" / "demo.log")
            console.print(f"Dag {DAG_ID} for {LOGICAL_DATE[:10]}", style="bold")
            _run_dag(console, postgres, environment, log)
        changes = compare_rows(before, read_rows(warehouse))
    _tell_results(console, postgres, home)
    _tell_changes(console, changes, is_first=not before.get("article"))
    _tell_how_to_go_on(console, monotonic() - began)


def demo_environment(home: Path, postgres: EmbeddedPostgres, proxy: str) -> dict[str, str]:
    """Return Airflow's environment with the demo's own settings of Sitrep."""
    environment = airflow_environment(home, postgres)
    for name in [name for name in environment if name.startswith("SITREP_")]:
        if name not in _KEPT_SETTINGS:
            del environment[name]
    warehouse = postgres.url("sitrep")
    return environment | {
        "AIRFLOW_CONN_WAREHOUSE": airflow_connection(warehouse),
        "SITREP_WAREHOUSE_URL": warehouse,
        "SITREP_SOURCES": str(ROOT / SAMPLES / "sources.toml"),
        "SITREP_HTTP_PROXY": proxy,
        "SITREP_REQUESTS_PER_SECOND": "1000",
        "SITREP_RETRY_DELAY_S": "2",
    }


def _run_dag(
    console: Console, postgres: EmbeddedPostgres, environment: Mapping[str, str], log: Path
) -> None:
    metadata = postgres.url("airflow", driver="")
    with (
        RunWatcher(metadata, DAG_ID, per_source=PER_SOURCE) as watcher,
        _dag_test(environment, log) as process,
    ):
        show_run(console, watcher, lambda: process.poll() is None)
    if process.returncode:
        text = read_tail(log)
        for line in error_lines(text, _ERROR_LINES):
            console.print(f"  | {line}", style="dim", markup=False, highlight=False, soft_wrap=True)
        raise StackError(f"The run failed: {last_words(text)} (log: {log})")


@contextmanager
def _dag_test(environment: Mapping[str, str], log: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Run the Dag in a process group of its own, which ends with us whatever happens."""
    with log.open("wb") as file:
        process = subprocess.Popen(
            ["airflow", "dags", "test", DAG_ID, LOGICAL_DATE],
            env=dict(environment),
            cwd=log.parent,
            stdin=subprocess.DEVNULL,
            stdout=file,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        yield process
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _tell_results(console: Console, postgres: EmbeddedPostgres, home: Path) -> None:
    from local_stack.warehouse_report import tell_warehouse

    console.print()
    tell_warehouse(postgres.url("sitrep"), home, console)


def _tell_changes(console: Console, changes: list[TableChange], *, is_first: bool) -> None:
    console.print()
    if not changes:
        console.print("This run met its own rows: no row changed.", style="bold")
        return
    title = "What this run put into the warehouse" if is_first else "What this run changed"
    console.print(title, style="bold")
    for change in changes:
        counts = [
            f"{number} {word}"
            for number, word in (
                (change.inserted, "inserted"),
                (change.changed, "changed"),
                (change.removed, "removed"),
            )
            if number
        ]
        console.print(f"  core.{change.table:<22} {', '.join(counts)}", highlight=False)


def _tell_how_to_go_on(console: Console, elapsed: float) -> None:
    console.print()
    console.print(f"Done in {elapsed:.0f} s. How to go on:", style="bold")
    for command, about in (
        ("make demo", "again: the same news, no row changes"),
        ("make psql", "ask the warehouse: select * from marts.event limit 5;"),
        ("make up", "Airflow with its pages, on the live sources"),
        ("make down", "stop it all; PostgreSQL, too, runs until then"),
    ):
        console.print(f"  [cyan]{command:<12}[/] {about}", highlight=False)
    console.print("  docs/        what the marts mean, with queries", highlight=False)
