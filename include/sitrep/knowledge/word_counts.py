"""How much a word tells: common ones little, names and rare ones much."""

from functools import cache
from math import log

from sitrep.knowledge.toml_file import shipped

FILE = "word_counts.tsv"
# Sentences in which the stems were counted, and the count of those that are not in the file.
SENTENCES = 10_928
UNSEEN = 4


def information(stem: str) -> float:
    """Return how rare a stem is in news: inverse document frequency, 0-1.

    Stems are those of PostgreSQL's text search configuration ``english``. One that is not in
    the list, as most names, has 1.
    """
    return _information().get(stem, 1.0)


@cache
def _information() -> dict[str, float]:
    lines = (line for line in shipped(FILE).splitlines() if not line.startswith("#"))
    next(lines)
    counts = (line.split("\t") for line in lines)
    return {stem: log(SENTENCES / int(count)) / log(SENTENCES / UNSEEN) for stem, count in counts}
