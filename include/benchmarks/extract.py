"""How fast the coder reads, and whether its time grows with the text and no faster."""

import argparse
from collections.abc import Sequence
from datetime import UTC, datetime
from statistics import median
from time import process_time

from rich.console import Console
from rich.table import Table

from sitrep.extract.coder import Source
from sitrep.extract.pipeline import Pipeline, load_pipeline

REPETITIONS = 3
SIZES = (3_000, 30_000, 300_000)
REPORT = (
    "Russian forces shelled Kupiansk on Thursday, killing at least 15 people, the General Staff "
    "said. “We will return to Izium,” Zelensky said on Friday.\n\n"
    "Ukrainian troops liberated more than 30 settlements in the Kharkiv region, Kyiv said. The "
    "Kremlin denied that its troops had retreated from Izium. A bridge across the Oskil River had "
    "been damaged, and thousands of residents fled to Kharkiv.\n\n"
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure texts of several lengths and print a table."""
    parser = argparse.ArgumentParser(prog="benchmarks.extract", description=__doc__)
    parser.add_argument("--repetitions", type=int, default=REPETITIONS, metavar="N")
    options = parser.parse_args(arguments)
    pipeline = load_pipeline()
    measure(pipeline, REPORT)
    table = Table(title="From text to coding, on one core", title_justify="left")
    for column in ("characters", "words", "seconds", "words/s"):
        table.add_column(column, justify="right")
    for size in SIZES:
        text = (REPORT * (size // len(REPORT) + 1))[:size]
        seconds = median(measure(pipeline, text) for _ in range(options.repetitions))
        words = len(text.split())
        table.add_row(f"{size:,}", f"{words:,}", f"{seconds:.2f}", f"{words / seconds:,.0f}")
    Console().print(table)
    return 0


def measure(pipeline: Pipeline, text: str) -> float:
    """Return the processor time of reading and coding one text, in seconds."""
    source = Source(doc_id="x", title="", published_at=datetime(2022, 9, 10, tzinfo=UTC))
    began = process_time()
    pipeline.coder.code(pipeline.nlp(text), source)
    return process_time() - began


if __name__ == "__main__":
    raise SystemExit(main())
