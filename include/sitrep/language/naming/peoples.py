"""Peoples, faiths and political camps: the lists of ``peoples.toml``."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from sitrep.errors import KnowledgeError

FILE = "peoples.toml"
_LISTS = ("peoples", "faiths", "camps", "doubtful")
_NO_PLURAL = "="


@dataclass(frozen=True, slots=True)
class Peoples:
    """Names of peoples, faiths and camps in lower case, singular and plural.

    ``sure`` are nothing else; ``doubtful`` are also persons or other things.
    """

    sure: frozenset[str]
    doubtful: frozenset[str]


@cache
def load_peoples() -> Peoples:
    """Return the shipped lists.

    Raises
    ------
    KnowledgeError
        If a list is missing, unknown or empty, or a doubtful name stands in no other list; the
        message names the file and the list.
    """
    return parse_peoples(files("sitrep.language.naming").joinpath(FILE).read_text(encoding="utf-8"))


def parse_peoples(text: str) -> Peoples:
    """Read the lists from TOML; pure. Raises as :func:`load_peoples`."""
    try:
        lists = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        raise KnowledgeError(f"{FILE}: {problem}.") from problem
    if set(lists) != set(_LISTS) or not all(isinstance(lists[name], str) for name in _LISTS):
        raise KnowledgeError(f"{FILE}: the lists must be {', '.join(_LISTS)}.")
    entries = [entry for name in _LISTS[:3] for entry in _entries(lists[name])]
    singulars = {entry.partition("/")[0] for entry in entries}
    doubtful = set(_entries(lists["doubtful"]))
    if strange := sorted(doubtful - singulars):
        raise KnowledgeError(f"{FILE}: doubtful: {strange[0]!r} stands in no other list.")
    sure = {
        form
        for entry in entries
        if entry.partition("/")[0] not in doubtful
        for form in _forms(entry)
    }
    unsure = {
        form for entry in entries if entry.partition("/")[0] in doubtful for form in _forms(entry)
    }
    return Peoples(frozenset(sure), frozenset(unsure - sure))


def _entries(text: str) -> Iterator[str]:
    for entry in text.replace("\n", " ").split(","):
        if name := entry.strip():
            yield name


def _forms(entry: str) -> Iterator[str]:
    singular, _, plural = entry.partition("/")
    yield singular.lower()
    if plural != _NO_PLURAL:
        yield plural.lower() or f"{singular.lower()}s"
