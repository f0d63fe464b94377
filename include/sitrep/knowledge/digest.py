"""One short name for everything that the data files say."""

from functools import cache
from hashlib import sha256
from importlib.resources import files

PACKAGES = ("sitrep.knowledge", "sitrep.language.naming")
DATA_SUFFIXES = (".csv", ".jsonl", ".toml")


@cache
def knowledge_digest() -> str:
    """Return eight hexadecimal digits that change whenever a data file that is read does.

    They are part of the pipeline's version: a trigger, an actor or a weapon more makes another
    coding. The data lie in ``sitrep.knowledge`` and ``sitrep.language.naming``.
    """
    digest = sha256()
    for package in PACKAGES:
        for file in sorted(files(package).iterdir(), key=lambda file: file.name):
            if file.name.endswith(DATA_SUFFIXES):
                digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()[:8]
