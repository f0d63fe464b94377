"""Words and people's names that are also the names of places."""

from dataclasses import dataclass
from functools import cache

from sitrep.errors import KnowledgeError
from sitrep.knowledge.places import normalise
from sitrep.knowledge.toml_file import parse_toml, shipped

FILE = "ambiguous_names.toml"


@dataclass(frozen=True, slots=True)
class AmbiguousNames:
    """Names that need support before they are read as a place, in normalised form.

    ``people`` are common first and last names; ``words`` are words that news uses so often
    that even a town of some size is seldom meant; ``unlikely`` are those that no support makes
    a place, unless the text says in what larger one it lies.
    """

    people: frozenset[str]
    words: frozenset[str]
    unlikely: frozenset[str]


@cache
def load_ambiguous_names() -> AmbiguousNames:
    """Return the shipped list.

    Raises
    ------
    KnowledgeError
        If the file lacks one of its lists.
    """
    lists = parse_toml(FILE, shipped(FILE))
    for key in ("first_names", "last_names", "words", "unlikely"):
        if not isinstance(lists.get(key), list):
            raise KnowledgeError(f"{FILE}: {key} is missing or is no list.")
    return AmbiguousNames(
        people=frozenset(normalise(n) for n in (*lists["first_names"], *lists["last_names"])),
        words=frozenset(normalise(word) for word in lists["words"]),
        unlikely=frozenset(normalise(word) for word in lists["unlikely"]),
    )
