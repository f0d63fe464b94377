"""How fast archives are cleaned, and in how much memory: ``python -m benchmarks.clean_speed``.

Each archive goes through the stage in a process of its own. Memory and processor time are those
of this process and of all that it starts, together; memory is looked at ten times a second.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil
from rich.console import Console
from rich.table import Table
from upath import UPath

from benchmarks.clean_archive import write_archive
from sitrep.clean import stage

RECORDS = (1_000, 30_000)
COLUMNS = (
    "pages", "archive, MB", "articles", "turned away", "s", "pages/s", "… of a core", "peak MB",
)  # fmt: skip
_POLL_S = 0.1
_BYTES_PER_MB = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What cleaning one archive took.

    ``seconds`` are those of the stage by the clock; ``processor_s`` those of all processes,
    imports included; memory is in MB.
    """

    pages: int
    articles: int
    rejected: int
    seconds: float
    processor_s: float
    peak_mb: float
    archive_mb: float


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure archives of several sizes and print a table."""
    parser = argparse.ArgumentParser(prog="benchmarks.clean_speed", description=__doc__)
    parser.add_argument("--records", type=int, nargs="+", default=RECORDS, metavar="N")
    options = parser.parse_args(arguments)
    table = Table(title=f"The stage on archives, {os.cpu_count()} cores", title_justify="left")
    for column in COLUMNS:
        table.add_column(column, justify="right")
    with tempfile.TemporaryDirectory() as folder:
        for records in options.records:
            run = measure(Path(folder) / str(records), records)
            counts = (run.pages, run.archive_mb, run.articles, run.rejected)
            rates = (run.seconds, run.pages / run.seconds, run.pages / run.processor_s)
            table.add_row(
                *(f"{count:,.0f}" for count in counts),
                *(f"{rate:,.1f}" for rate in rates),
                f"{run.peak_mb:,.0f}",
            )
    Console(width=110).print(table)
    return 0


def measure(folder: Path, records: int) -> Run:
    """Write an archive of so many pages below ``folder``, clean it, and say what that took."""
    archive = folder / "raw.warc.gz"
    write_archive(UPath(archive), records)
    command = [sys.executable, "-m", "benchmarks.clean_speed", "--stage", str(folder)]
    began_s = _processor_s()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        peak = 0
        while process.poll() is None:
            peak = max(peak, _memory(process.pid))
            time.sleep(_POLL_S)
        output = process.stdout.read() if process.stdout else ""
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Run(
        **json.loads(output.splitlines()[-1]),
        processor_s=_processor_s() - began_s,
        peak_mb=peak / _BYTES_PER_MB,
        archive_mb=archive.stat().st_size / _BYTES_PER_MB,
    )


def clean(folder: Path) -> dict[str, float]:
    """Run the stage on the archive in ``folder``, and return its counts and seconds."""
    began = time.perf_counter()
    _, report = stage.run(UPath(folder / "raw.warc.gz"), UPath(folder / "articles"))
    return {
        "pages": report.rows_in,
        "articles": report.rows_out,
        "rejected": sum(report.rejected.values()),
        "seconds": time.perf_counter() - began,
    }


def _processor_s() -> float:
    """Return the processor time of the processes that were started here and have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _memory(pid: int) -> int:
    """Return the resident bytes of a process and of all that it started."""
    total = 0
    try:
        tree = [psutil.Process(pid), *psutil.Process(pid).children(recursive=True)]
    except psutil.NoSuchProcess:
        return 0
    for process in tree:
        try:
            total += process.memory_info().rss
        except psutil.NoSuchProcess:
            continue
    return total


if __name__ == "__main__":
    if sys.argv[1:2] == ["--stage"]:
        print(json.dumps(clean(Path(sys.argv[2]))))
        raise SystemExit(0)
    raise SystemExit(main())
