"""What Airflow costs: the main Dag on the sample news against its stages without Airflow.

Measured are whole processes, in turns, each with an empty lake and an empty warehouse:
``airflow dags test ingest_news``; the same stages in one Python process; and
``airflow dags test`` of a Dag with one task that does nothing, which is Airflow's own start.
"""

import argparse
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

import psycopg
from psycopg import sql
from rich.console import Console

from benchmarks.timings import timing_table
from local_stack.databases import prepare_databases
from local_stack.demo import DAG_ID, LOGICAL_DATE, SAMPLES, demo_environment
from local_stack.environment import airflow_connection
from local_stack.log_files import last_words, read_tail
from local_stack.samples_server import serve_samples
from local_stack.state_folder import ROOT, StackError
from sitrep.errors import SitrepError
from sitrep.warehouse import embedded
from sitrep.warehouse.embedded import EmbeddedPostgres

AIM = 1.5
REPETITIONS = 3

DAG, BARE, START = "the Dag", "bare stages", "Airflow's start"

_EMPTY_DAG = '''
from datetime import UTC, datetime

from airflow.sdk import dag, task


@dag(schedule=None, start_date=datetime(2020, 1, 1, tzinfo=UTC))
def empty():
    @task
    def nothing():
        """Do nothing."""

    nothing()


empty()
'''


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A command that is measured, and what it adds to the environment."""

    command: tuple[str, ...]
    settings: Mapping[str, str]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, and print the medians and their ratio; return 1 if it misses the aim."""
    parser = argparse.ArgumentParser(prog="benchmarks.demo", description=__doc__)
    parser.add_argument("--repetitions", type=int, default=REPETITIONS, metavar="N")
    options = parser.parse_args(arguments)
    console = Console()
    try:
        times = measure_demo(options.repetitions, console)
    except (StackError, SitrepError) as error:
        console.print(str(error), markup=False)
        return 1
    ratio = cost_of_airflow(times)
    console.print(timing_table("The sample news, from nothing to the warehouse", times, digits=1))
    console.print(f"{DAG} / ({BARE} + {START}) = {ratio:.2f} (aim: at most {AIM})")
    return int(ratio > AIM)


def cost_of_airflow(times: Mapping[str, Sequence[float]]) -> float:
    """Return how many times as long the Dag takes as its stages and Airflow's start; pure."""
    return median(times[DAG]) / (median(times[BARE]) + median(times[START]))


def measure_demo(repetitions: int, console: Console) -> dict[str, list[float]]:
    """Return case -> seconds of each repetition; a first round is not counted.

    Raises
    ------
    StackError, WarehouseError
        If PostgreSQL does not start or a command fails.
    """
    with TemporaryDirectory() as folder, _postgres(Path(folder) / "home") as postgres:
        home = postgres.home
        with serve_samples(ROOT / SAMPLES / "web") as proxy:
            environment = demo_environment(home, postgres, proxy)
            (home / "logs").mkdir()
            prepare_databases(home, postgres, environment, console)
            cases = _cases(home)
            times: dict[str, list[float]] = {name: [] for name in cases}
            numbers = count()
            for _ in range(repetitions + 1):
                for name, case in cases.items():
                    fresh = _fresh_state(postgres, next(numbers))
                    times[name].append(_measure(home, case, environment | fresh))
    return {name: seconds[1:] for name, seconds in times.items()}


@contextmanager
def _postgres(home: Path) -> Iterator[EmbeddedPostgres]:
    try:
        yield embedded.start(home)
    finally:
        embedded.stop(home)


def _cases(home: Path) -> dict[str, Case]:
    dags = home / "dags"
    dags.mkdir()
    (dags / "empty.py").write_text(_EMPTY_DAG)
    dag_test = ("airflow", "dags", "test")
    return {
        DAG: Case(command=(*dag_test, DAG_ID, LOGICAL_DATE), settings={}),
        BARE: Case(
            command=(sys.executable, "-m", "benchmarks.bare_chain", LOGICAL_DATE), settings={}
        ),
        START: Case(
            command=(*dag_test, "empty", LOGICAL_DATE),
            settings={"AIRFLOW__CORE__DAGS_FOLDER": str(dags)},
        ),
    }


def _fresh_state(postgres: EmbeddedPostgres, number: int) -> dict[str, str]:
    """Make an empty warehouse; return the settings that name it, and a lake not yet there."""
    name = f"sitrep_{number}"
    with psycopg.connect(postgres.url("postgres", driver=""), autocommit=True) as connection:
        copy = sql.SQL("create database {} template sitrep").format(sql.Identifier(name))
        connection.execute(copy)
    url = postgres.url(name, driver="")
    return {
        "SITREP_WAREHOUSE_URL": url,
        "AIRFLOW_CONN_WAREHOUSE": airflow_connection(url),
        "SITREP_LAKE": str(postgres.home / f"lake_{number}"),
    }


def _measure(home: Path, case: Case, environment: Mapping[str, str]) -> float:
    log = home / "logs" / "benchmark.log"
    with log.open("wb") as file:
        began = perf_counter()
        done = subprocess.run(
            case.command,
            env={**environment, **case.settings},
            cwd=home,
            stdin=subprocess.DEVNULL,
            stdout=file,
            stderr=subprocess.STDOUT,
            check=False,
        )
        elapsed = perf_counter() - began
    if done.returncode:
        raise StackError(f"`{' '.join(case.command)}` failed: {last_words(read_tail(log))}")
    return elapsed


if __name__ == "__main__":
    sys.exit(main())
