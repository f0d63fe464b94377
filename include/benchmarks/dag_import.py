"""How long each Dag file takes to import, once Airflow itself has been imported.

Airflow's Dag processor reads every Dag file again and again, and each task reads its own.
"""

import argparse
import os
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from rich.console import Console

from benchmarks.timings import timing_table
from local_stack.state_folder import ROOT

AIM_S = 0.2
REPETITIONS = 5

_IMPORT = """
import runpy, sys, time
from airflow.sdk import Asset, CronDataIntervalTimetable, ObjectStoragePath, Param, dag, task
sys.path.insert(0, sys.argv[2])
began = time.perf_counter()
runpy.run_path(sys.argv[1])
print(time.perf_counter() - began)
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure every Dag file and print a table; return 1 if one misses the aim."""
    parser = argparse.ArgumentParser(prog="benchmarks.dag_import", description=__doc__)
    parser.add_argument("--repetitions", type=int, default=REPETITIONS, metavar="N")
    options = parser.parse_args(arguments)
    files = sorted((ROOT / "dags").glob("*.py"))
    times = measure_imports(files, options.repetitions)
    Console().print(timing_table("Import of a Dag file", times, digits=3))
    Console().print(f"Aim: a median below {AIM_S} s")
    return int(any(median(seconds) >= AIM_S for seconds in times.values()))


def measure_imports(files: Iterable[Path], repetitions: int) -> dict[str, list[float]]:
    """Return Dag file's stem -> seconds of each repetition, each in a fresh process.

    A first import, which may write bytecode, is not counted.
    """
    with TemporaryDirectory() as home:
        environment = os.environ | {
            "AIRFLOW_HOME": home,
            "PYTHONPATH": str(ROOT / "include"),
        }
        return {
            file.stem: [_import_once(file, environment) for _ in range(repetitions + 1)][1:]
            for file in files
        }


def _import_once(file: Path, environment: dict[str, str]) -> float:
    done = subprocess.run(
        [sys.executable, "-c", _IMPORT, str(file), str(ROOT / "plugins")],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return float(done.stdout.splitlines()[-1])


if __name__ == "__main__":
    sys.exit(main())
