"""One short name for everything that the data files say."""

from functools import cache
from hashlib import sha256
from importlib.resources import files

DATA_SUFFIXES = (".csv", ".jsonl", ".toml")


@cache
def knowledge_digest() -> str:
    """Return eight hexadecimal digits that change whenever a data file of this package does.

    They are part of the pipeline's version: a trigger or an actor more makes another coding.
    """
    digest = sha256()
    folder = files("sitrep.knowledge")
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        if file.name.endswith(DATA_SUFFIXES):
            digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()[:8]
