"""Read the TOML files that lie beside the code."""

import tomllib
from importlib.resources import files
from typing import Any

from sitrep.errors import KnowledgeError


def shipped(file: str) -> str:
    """Return the text of a data file of this package, by its name."""
    return files("sitrep.knowledge").joinpath(file).read_text(encoding="utf-8")


def parse_toml(file: str, text: str) -> dict[str, Any]:
    """Return the tables of a text; ``file`` is the name that errors give. Pure.

    Raises
    ------
    KnowledgeError
        If it is no TOML.
    """
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        raise KnowledgeError(f"{file}: {problem}.") from problem
