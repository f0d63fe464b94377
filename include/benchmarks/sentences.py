"""``python -m benchmarks.sentences``: what the coder finds in single sentences, each of one event.

A line of ``gold/sentences.txt`` is ``TYPE/mode|sentence``, its trigger in brackets, or ``NONE`` and
a sentence whose words look like an event that is none. They are there to develop on.
"""

from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console
from rich.table import Table

from sitrep.coding import Event
from sitrep.extract.coder import Source
from sitrep.extract.pipeline import Pipeline, load_pipeline

FILE = Path(__file__).with_name("gold") / "sentences.txt"
NO_EVENT = "NONE"
_DAY = datetime(2024, 3, 5, 12, tzinfo=UTC)


def main() -> None:
    """Code every sentence, list what is missed or false, and print a table by type."""
    console = Console(width=120)
    pipeline = load_pipeline()
    told: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for line in FILE.read_text(encoding="utf-8").splitlines():
        code, _, sentence = line.partition("|")
        wanted = code.partition("/")[0]
        types = {event.event_type for event in _code(sentence, pipeline)}
        is_right = not types if wanted == NO_EVENT else wanted in types
        told[wanted] += 1
        right[wanted] += is_right
        if not is_right:
            console.print(f"{code} | {sentence} | {sorted(types)}", markup=False)
    table = Table("type", "sentences", "right", title="Single sentences")
    for event_type, count in sorted(told.items()):
        table.add_row(event_type, str(count), f"{100 * right[event_type] / count:.0f} %")
    console.print(table)


def _code(sentence: str, pipeline: Pipeline) -> tuple[Event, ...]:
    text = sentence.replace("[", "").replace("]", "")
    source = Source(doc_id="sentence", title="", published_at=_DAY)
    return pipeline.coder.code(pipeline.nlp(text), source).events


if __name__ == "__main__":
    main()
