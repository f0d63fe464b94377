"""How fast cleaning an archive is, and how much memory it takes, by the number of its pages.

``python -m benchmarks.clean_archive --pages 1000 30000 --processes 2``: invented pages, one in
four too short to be news. Each archive is cleaned by a program of its own, so that its peak of
memory is its own.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console
from rich.table import Table

from sitrep.archive import write_warc
from sitrep.clean import stage
from sitrep.lake import article_batch, raw_batch
from sitrep.records import Capture, SourceInfo
from sitrep.storage import lake_path

AT = datetime(2026, 3, 1, 6, tzinfo=UTC)
SOURCE = SourceInfo(source_id="synthetic", source_name="Synthetic Herald", source_kind="rss")
TOWNS = ("Odesa", "Goma", "Sittwe", "Quetta", "Tumaco", "Benghazi", "Kramatorsk")
STORY_PARAGRAPHS, STUB_PARAGRAPHS = 12, 1
STUB_EVERY = 4
_MIB = 1024 * (1 if sys.platform == "linux" else 1024)


def pages(number: int) -> Iterator[Capture]:
    """Yield that many pages, no two alike, each with menus and footers around its story."""
    for n in range(number):
        paragraphs = STUB_PARAGRAPHS if n % STUB_EVERY == 0 else STORY_PARAGRAPHS
        yield Capture(
            url=f"https://synthetic-herald.example/2026/03/01/story-{n}.html",
            fetched_at=AT,
            content_type="text/html; charset=utf-8",
            status=200,
            body=_page(n, paragraphs).encode(),
        )


def _page(n: int, paragraphs: int) -> str:
    town = TOWNS[n % len(TOWNS)]
    told = "".join(
        f"<p>Officials in {town} said in report {n}, part {part}, that the road to the port had "
        f"been closed since {part + 1} o'clock, and that {n + part} people were waiting there.</p>"
        for part in range(paragraphs)
    )
    menu = "".join(f'<li><a href="/topic/{i}">Topic number {i}</a></li>' for i in range(80))
    return (
        f'<html lang="en"><head><title>Road closed in {town}, report {n}</title><meta '
        'property="article:published_time" content="2026-03-01T05:00:00Z"></head><body>'
        f"<nav><ul>{menu}</ul></nav><article><h1>Road closed in {town}</h1>"
        f"{told if paragraphs > 1 else '<p>More soon.</p>'}</article>"
        f"<footer><ul>{menu}</ul></footer></body></html>"
    )


def measure(raw: str) -> dict[str, float]:
    """Clean the archive; return counts, seconds, and peaks of memory in MiB."""
    began = time.monotonic()
    _, report = stage.run(lake_path(raw), article_batch(lake_path(raw)))
    peaks = {
        name: resource.getrusage(who).ru_maxrss / _MIB
        for name, who in (("own", resource.RUSAGE_SELF), ("largest", resource.RUSAGE_CHILDREN))
    }
    return {
        "articles": report.rows_out,
        "rejected": sum(report.rejected.values()),
        "seconds": time.monotonic() - began,
        **peaks,
    }


def main(argv: Sequence[str] | None = None) -> int:
    """Measure an archive of each size, and print the figures."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.clean_archive")
    parser.add_argument("--pages", type=int, nargs="+", default=[1000, 30000])
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--measure", help=argparse.SUPPRESS)
    options = parser.parse_args(argv)
    if options.measure:
        print(json.dumps(measure(options.measure)))
        return 0
    table = Table(title=f"Cleaning an archive, {options.processes} processes", min_width=60)
    columns = ("pages", "articles", "rejected", "seconds", "own", "largest")
    heads = ("pages", "articles", "turned away", "seconds", "MiB, itself", "MiB, largest process")
    for head in heads:
        table.add_column(head, justify="right")
    for number in options.pages:
        with tempfile.TemporaryDirectory() as folder:
            raw = raw_batch(lake_path(folder), SOURCE.source_id, AT)
            write_warc(raw, SOURCE, pages(number))
            done = subprocess.run(
                [sys.executable, "-m", "benchmarks.clean_archive", "--measure", str(raw)],
                env={**os.environ, "SITREP_CLEAN_PROCESSES": str(options.processes)},
                cwd=Path.cwd(),
                stdout=subprocess.PIPE,
                check=True,
            )
        figures = {"pages": number, **json.loads(done.stdout)}
        table.add_row(*(f"{figures[column]:,.0f}" for column in columns))
    Console().print(table)
    return 0


if __name__ == "__main__":
    sys.exit(main())
