"""The sector that the words of a body's name tell: "Ministry of Health", "Nation Party"."""

from collections.abc import Mapping
from functools import cache

from sitrep.errors import KnowledgeError
from sitrep.knowledge.actors import SECTORS
from sitrep.knowledge.toml_file import parse_toml, shipped

FILE = "body_words.toml"
# After these the name tells what the body is for, not what it is.
_ENDS = frozenset({"of", "for", "in", "on", "and", "at", "against", "to", "-", "de", "del", "des"})
_MAX_WORDS = 3


def sector_of_body(name: str) -> str | None:
    """Return the sector of a body by its name, or None.

    Examples
    --------
    >>> sector_of_body("Ministry of Health"), sector_of_body("Civic Unity Party")
    ('GOV', 'PTY')
    """
    words = name.lower().replace("’", "'").split()
    whole = _sector(words)
    if whole is not None and len(words) <= _MAX_WORDS:
        return whole
    cut = next((i for i, word in enumerate(words) if word in _ENDS and i), len(words))
    return _sector(words[:cut]) or _sector(words)


def _sector(words: list[str]) -> str | None:
    """Return the sector of the last words of the list that are known, or of a word before."""
    known = load_body_words()
    for end in range(len(words), max(len(words) - 2, 0), -1):
        for length in range(min(_MAX_WORDS, end), 0, -1):
            if (sector := known.get(" ".join(words[end - length : end]))) is not None:
                return sector
    return known.get(words[0]) if len(words) > 1 else None


def is_general_name(name: str) -> bool:
    """Return whether a name is nothing but words for a body: "General Staff", "Coast Guard"."""
    words = name.lower().replace("’", "'")
    return load_body_words().get(words.removeprefix("the ")) is not None


@cache
def load_body_words() -> Mapping[str, str]:
    """Return the sector of each word, in lower case.

    Raises
    ------
    KnowledgeError
        If a list is of no sector, or a word stands in two lists.
    """
    return parse_body_words(shipped(FILE))


def parse_body_words(text: str) -> Mapping[str, str]:
    """Read the words from TOML; pure. Raises as :func:`load_body_words`."""
    lists = parse_toml(FILE, text)
    words: dict[str, str] = {}
    for sector, content in lists.items():
        if sector not in SECTORS or not isinstance(content, str):
            raise KnowledgeError(f"{FILE}: {sector} is no sector with a list of words.")
        for word in filter(None, content.replace("\n", "|").split("|")):
            if words.setdefault(word.strip(), sector) != sector:
                raise KnowledgeError(f"{FILE}: {word!r} stands in two lists.")
    return words
