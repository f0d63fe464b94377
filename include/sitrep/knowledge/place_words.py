"""Words around the names of places: what kind a place is, which part of it, abbreviations."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from sitrep.errors import KnowledgeError
from sitrep.knowledge.countries import load_countries
from sitrep.knowledge.places import normalise
from sitrep.knowledge.toml_file import parse_toml, shipped

FILE = "place_words.toml"
_LISTS = (
    "division_types", "settlement_types", "feature_types", "parts", "settlement_nouns", "before",
    "after",
)  # fmt: skip

DIVISION, SETTLEMENT, FEATURE, PART = "division", "settlement", "feature", "part"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceWords:
    """The lists of the file, in lower case; ``before`` and ``after`` hold the nouns as well.

    ``plurals`` gives the division type of "counties", ``abbreviations`` the place key of each
    abbreviation as it is written.
    """

    division_types: frozenset[str]
    settlement_types: frozenset[str]
    feature_types: frozenset[str]
    parts: frozenset[str]
    settlement_nouns: frozenset[str]
    before: frozenset[str]
    after: frozenset[str]
    plurals: Mapping[str, str]
    abbreviations: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class NameForm:
    """What remains of a name when a word is taken off, and what that word says of the place.

    ``kind`` is :data:`DIVISION` for "Kunar province", :data:`SETTLEMENT` for "Kherson city",
    :data:`FEATURE` for what is called after a town, :data:`PART` for "eastern Afghanistan".
    """

    base: str
    kind: str


@cache
def load_place_words() -> PlaceWords:
    """Return the shipped lists.

    Raises
    ------
    KnowledgeError
        If the file lacks one of its lists or the abbreviations.
    """
    tables = parse_toml(FILE, shipped(FILE))
    for name in _LISTS:
        if not isinstance(tables.get(name), list):
            raise KnowledgeError(f"{FILE}: {name} is missing or is no list.")
    if not isinstance(tables.get("abbreviations"), dict):
        raise KnowledgeError(f"{FILE}: the table abbreviations is missing.")
    lists = {name: frozenset(tables[name]) for name in _LISTS}
    for name in ("before", "after"):
        lists[name] |= lists["settlement_nouns"]
    for name in ("division_types", "parts"):  # names are compared without hyphens
        lists[name] |= {normalise(word) for word in lists[name]}
    abbreviations = {
        short: f"place:{place_id}"
        for place_id, shorts in tables["abbreviations"].items()
        for short in shorts
    }
    plurals = {_plural(word): word for word in lists["division_types"]}
    return PlaceWords(
        **lists, plurals=MappingProxyType(plurals), abbreviations=MappingProxyType(abbreviations)
    )


def _plural(word: str) -> str:
    return f"{word[:-1]}ies" if word.endswith("y") else f"{word}s"


def name_forms(name: str) -> Iterator[NameForm]:
    """Yield what a normalised name may be made of, the most telling form first.

    Examples
    --------
    >>> [(form.base, form.kind) for form in name_forms("eastern kunar province")]
    [('eastern kunar', 'division'), ('kunar province', 'part')]
    """
    words = load_place_words()
    parts = name.split()
    for count in range(min(2, len(parts) - 1), 0, -1):
        tail, before = " ".join(parts[-count:]), " ".join(parts[:-count])
        for types, kind in _kinds(words):
            if tail in types:
                yield NameForm(before, kind)
    if len(parts) > 2 and parts[1] == "of" and parts[0] in words.division_types:
        yield NameForm(" ".join(parts[2:]), DIVISION)
    for count in range(min(2, len(parts) - 1), 0, -1):
        head = " ".join(parts[:count])
        is_part = head in words.parts or head in _demonyms() or head == "the"
        if is_part and parts[count] != "of":
            yield NameForm(" ".join(parts[count:]), PART)


def bare_name(name: str) -> str | None:
    """Return the normalised name of a division without the word for its kind, if it has one."""
    base, _, kind = normalise(name).rpartition(" ")
    return base if base and kind in load_place_words().division_types else None


def _kinds(words: PlaceWords) -> tuple[tuple[frozenset[str], str], ...]:
    return (
        (words.division_types, DIVISION),
        (words.settlement_types, SETTLEMENT),
        (words.feature_types, FEATURE),
    )


@cache
def _demonyms() -> frozenset[str]:
    return frozenset(
        normalise(word) for country in load_countries().values() for word in country.demonyms
    )
