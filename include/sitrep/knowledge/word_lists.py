"""Read the TOML files of plain word lists (``name = "word word"``) that lie beside the code."""

from collections.abc import Sequence

from sitrep.errors import KnowledgeError
from sitrep.knowledge.toml_file import parse_toml, shipped


def read_word_lists(
    file: str, names: Sequence[str], *, text: str | None = None
) -> dict[str, frozenset[str]]:
    """Return the lists of a file of this package by name.

    Parameters
    ----------
    file : str
        Name of the file in ``sitrep/knowledge``; also the name that errors give.
    names : sequence of str
        The lists that the file must have; the result has them in this order, and no others.
    text : str, optional
        Read this instead of the file's content.

    Raises
    ------
    KnowledgeError
        If the file is no TOML or lacks a list.
    """
    if text is None:
        text = shipped(file)
    lists = parse_toml(file, text)
    if missing := [name for name in names if not isinstance(lists.get(name), str)]:
        raise KnowledgeError(f"{file}: no list {', '.join(missing)}.")
    return {name: frozenset(lists[name].split()) for name in names}
