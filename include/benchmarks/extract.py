"""How fast texts are read and coded, and what the oddest pages cost.

Processor time of one core; the time must grow with the text and no faster, and no page may take
more than ten seconds.
"""

import argparse
import resource
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from statistics import median
from time import process_time

from rich.console import Console
from rich.table import Table

from benchmarks.coder_gold import load_half
from benchmarks.hostile_texts import hostile_texts
from sitrep.extract.coder import Source
from sitrep.extract.pipeline import Pipeline, load_pipeline

REPETITIONS = 3
SIZES = (3_000, 30_000, 300_000)
# Short texts are measured together: one alone is over too soon.
LEAST_CHARS = 60_000
HOSTILE_CHARS = 1_000_000
_KB_PER_MB = 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """Seconds of processor time for some texts: of the language pipeline, and of the coder."""

    language_s: float
    coder_s: float
    read_chars: int

    @property
    def total_s(self) -> float:
        """Both together."""
        return self.language_s + self.coder_s


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure texts of several lengths, or the hostile ones, and print a table."""
    parser = argparse.ArgumentParser(prog="benchmarks.extract", description=__doc__)
    parser.add_argument("--repetitions", type=int, default=REPETITIONS, metavar="N")
    parser.add_argument("--hostile", action="store_true", help="measure odd pages of 1 MB instead")
    options = parser.parse_args(arguments)
    pipeline = load_pipeline()
    gold = "\n\n".join(document.text.strip() for document in load_half("dev"))
    measure(pipeline, [gold[: SIZES[0]]])
    table = hostile_table(pipeline) if options.hostile else speed_table(pipeline, gold, options)
    Console().print(table)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _KB_PER_MB
    print(f"memory at its peak: {peak:,.0f} MB")
    return 0


def speed_table(pipeline: Pipeline, gold: str, options: argparse.Namespace) -> Table:
    """Return the words a second of the gold texts, put together to each length."""
    table = Table(title="From text to coding, words/s on one core", title_justify="left")
    for column in ("characters", "words", "language", "coder", "whole"):
        table.add_column(column, justify="right")
    for size in SIZES:
        texts = _texts(gold, size)
        words = sum(len(text.split()) for text in texts)
        costs = [measure(pipeline, texts, whole=True) for _ in range(options.repetitions)]
        times = (
            median(cost.language_s for cost in costs),
            median(cost.coder_s for cost in costs),
            median(cost.total_s for cost in costs),
        )
        table.add_row(f"{size:,}", f"{words:,}", *(f"{words / seconds:,.0f}" for seconds in times))
    return table


def hostile_table(pipeline: Pipeline) -> Table:
    """Return what each hostile text costs, and how much of it is read."""
    table = Table(title="Odd pages, seconds on one core", title_justify="left")
    for column in ("page", "characters", "read", "language", "coder", "whole"):
        table.add_column(column, justify="left" if column == "page" else "right")
    for name, text in hostile_texts(HOSTILE_CHARS).items():
        cost = measure(pipeline, [text])
        seconds = (f"{s:.1f}" for s in (cost.language_s, cost.coder_s, cost.total_s))
        table.add_row(name, f"{len(text):,}", f"{cost.read_chars:,}", *seconds)
    return table


def measure(pipeline: Pipeline, texts: Sequence[str], *, whole: bool = False) -> Cost:
    """Return the cost of reading and coding texts as ``sitrep extract`` does, or all of them."""
    source = Source(doc_id="x", title="", published_at=datetime(2022, 9, 10, tzinfo=UTC))
    language_s = coder_s = 0.0
    read_chars = 0
    for text in texts:
        began = process_time()
        doc = pipeline.nlp(text) if whole else pipeline.read(text)
        read = process_time()
        coded = pipeline.coder.code(doc, source)
        language_s, coder_s = language_s + read - began, coder_s + process_time() - read
        read_chars += len(coded.text)
    return Cost(language_s=language_s, coder_s=coder_s, read_chars=read_chars)


def _texts(gold: str, size: int) -> list[str]:
    long = gold * (max(size, LEAST_CHARS) // len(gold) + 1)
    return [long[i * size : (i + 1) * size] for i in range(max(1, LEAST_CHARS // size))]


if __name__ == "__main__":
    raise SystemExit(main())
