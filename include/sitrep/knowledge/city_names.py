"""Which of a city's names in GeoNames the index keeps."""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import Any

import lemminflect

from sitrep.knowledge.places import normalise

MIN_NAME_LETTERS = 3
# The scripts whose names are kept, as Unicode calls their letters.
CASELESS_SCRIPTS = ("ARABIC", "HEBREW")
SCRIPTS = ("LATIN", "MODIFIER LETTER", "CYRILLIC", "GREEK", *CASELESS_SCRIPTS)

_CODE = re.compile(r"[A-Z]{3,4}")


def city_names(city: Mapping[str, Any]) -> set[str]:
    """Return the normalised names of a city that a text may use.

    Its name always; of the alternate names those in the scripts of :data:`SCRIPTS` with three
    letters or more, and a capital where the script has any, without the codes of airports and
    stations.
    """
    alternates = {normalise(name) for name in city["alternatenames"] if _is_readable(name)}
    return alternates | {normalise(city["name"])}


def is_ordinary_word(name: str) -> bool:
    """Return whether a normalised name is also a lower-case word of English."""
    return name.isascii() and name.isalpha() and bool(lemminflect.getAllLemmas(name))


def _is_readable(name: str) -> bool:
    letters = [char for char in name if char.isalpha()]
    if len(letters) < MIN_NAME_LETTERS or _CODE.fullmatch(name):
        return False
    if not (name.isascii() or all(_is_known(char) for char in letters)):
        return False
    return any(char.isupper() for char in letters) or _is_caseless(letters[0])


@cache
def _is_known(char: str) -> bool:
    return char.isascii() or unicodedata.name(char, "").startswith(SCRIPTS)


@cache
def _is_caseless(char: str) -> bool:
    return unicodedata.name(char, "").startswith(CASELESS_SCRIPTS)
