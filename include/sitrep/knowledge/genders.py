"""What tells that a person is a woman or a man: nouns, titles and first names."""

from collections.abc import Mapping
from functools import cache

from sitrep.errors import KnowledgeError
from sitrep.knowledge.toml_file import parse_toml, shipped

FILE = "genders.toml"


def gender_of_noun(word: str) -> str | None:
    """Return ``f`` or ``m`` for a noun or title in lower case, with or without its full stop."""
    return load_genders()[0].get(word.rstrip("."))


def gender_of_name(first_name: str) -> str | None:
    """Return ``f`` or ``m`` for a first name, or None where it is unknown."""
    return load_genders()[1].get(first_name)


@cache
def load_genders() -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Return the genders of nouns and of first names.

    Raises
    ------
    KnowledgeError
        If a list is missing, or a word belongs to both genders.
    """
    lists = parse_toml(FILE, shipped(FILE))
    return _read(lists, "nouns"), _read(lists, "names")


def _read(lists: Mapping[str, str], kind: str) -> Mapping[str, str]:
    genders: dict[str, str] = {}
    for gender in ("female", "male"):
        if (content := lists.get(f"{gender}_{kind}")) is None:
            raise KnowledgeError(f"{FILE}: {gender}_{kind} is missing.")
        for word in content.split():
            if genders.setdefault(word, gender[0]) != gender[0]:
                raise KnowledgeError(f"{FILE}: {word} belongs to both genders.")
    return genders
