"""Words that many triggers share, by the name that conditions of triggers give: "@sport"."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from sitrep.errors import KnowledgeError
from sitrep.knowledge.toml_file import parse_toml, shipped

FILE = "trigger_lists.toml"
MARK = "@"


@cache
def load_trigger_lists() -> Mapping[str, tuple[str, ...]]:
    """Return the words of each list, in the order of the file.

    Raises
    ------
    KnowledgeError
        If the file is no TOML, or a list is no text.
    """
    return parse_trigger_lists(shipped(FILE))


def parse_trigger_lists(text: str) -> Mapping[str, tuple[str, ...]]:
    """Read the lists from TOML; pure. Raises as :func:`load_trigger_lists`."""
    lists = parse_toml(FILE, text)
    if wrong := [name for name, words in lists.items() if not isinstance(words, str)]:
        raise KnowledgeError(f"{FILE}: {', '.join(wrong)} is no list of words.")
    return {name: tuple(words.split()) for name, words in lists.items()}


def written_out(words: Sequence[Any], lists: Mapping[str, Sequence[str]]) -> Iterator[Any]:
    """Yield the words of a condition, those of a list in the place of its name.

    What names no list is yielded as it is, mark and all.
    """
    for word in words:
        is_name = isinstance(word, str) and word.startswith(MARK)
        yield from lists.get(word[1:], [word]) if is_name else [word]
