"""How fast a pipeline loads and reads: each measurement in a process of its own, on one core."""

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from statistics import median

from benchmarks.language_gold import gold_lines, gold_paragraphs

WORDS_PER_ARTICLE = 400
REPETITIONS = 5
_KB_PER_MB = 1024


@dataclass(frozen=True, slots=True)
class Speed:
    """Seconds to load (imports included), words a second, and peak memory in MB."""

    load_s: float
    words_per_s: float
    peak_mb: float


def measure_speed(pipeline: str, *, processes: int = 1) -> list[Speed]:
    """Return what each of ``processes`` processes measured while all of them ran."""
    with ThreadPoolExecutor(processes) as pool:
        return list(pool.map(lambda core: _run(pipeline, core), range(processes)))


def articles() -> list[str]:
    """Return articles of about 400 words, put together from our own gold texts."""
    texts = [paragraph.text for paragraph in gold_paragraphs()]
    texts += [
        line["text"] for name in ("dates", "quantities", "names") for line in gold_lines(name)
    ]
    found, paragraphs, words = [], [], 0
    for text in texts:
        paragraphs.append(text)
        words += len(text.split())
        if words >= WORDS_PER_ARTICLE:
            found.append("\n\n".join(paragraphs))
            paragraphs, words = [], 0
    return found


def main(arguments: Sequence[str]) -> int:
    """Measure one pipeline on one core and print JSON."""
    pipeline, core = arguments
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {int(core) % (os.cpu_count() or 1)})
    began = time.perf_counter()
    from sitrep.language.pipelines import load_language  # noqa: PLC0415 (importing is measured)

    nlp = load_language(pipeline)
    load_s = time.perf_counter() - began
    texts = articles()
    words = sum(len(text.split()) for text in texts)
    list(nlp.pipe(texts[:5]))
    times = []
    for _ in range(REPETITIONS):
        began = time.perf_counter()
        for _doc in nlp.pipe(texts):
            pass
        times.append(time.perf_counter() - began)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _KB_PER_MB
    speed = Speed(load_s=load_s, words_per_s=words / median(times), peak_mb=peak)
    print(json.dumps(asdict(speed)))
    return 0


def _run(pipeline: str, core: int) -> Speed:
    command = [sys.executable, "-m", "benchmarks.language_speed", pipeline, str(core)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return Speed(**json.loads(done.stdout.splitlines()[-1]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
