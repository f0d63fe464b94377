"""Names of which the label is known: those of the data files and of ``known_names.toml``."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from sitrep.errors import KnowledgeError
from sitrep.knowledge.actors import load_actors
from sitrep.knowledge.countries import load_countries
from sitrep.knowledge.places import load_places
from sitrep.language.naming.name_parts import load_name_parts
from sitrep.language.naming.nationalities import load_nationalities

FILE = "known_names.toml"
# The lists of the file that tell a label, the first that has a name wins.
_LABELS = {
    "territories": "GPE", "facilities": "FAC", "waters": "LOC", "lands": "LOC",
    "organisations": "ORG", "cities": "GPE",
}  # fmt: skip
_OTHERS = ("clubs", "found", "unsure", "as_written")
_KINDS = {
    "river": "LOC", "sea": "LOC", "area": "LOC", "facility": "FAC", "camp": "FAC",
    "region": "GPE", "town": "GPE",
}  # fmt: skip
_NO_BEGINNINGS = frozenset({"UN", "U.N.", "EU", "US", "UK", "The"})
_SMALL_WORDS = frozenset("of the and for al au de da do du la le en es el e i on sur".split())
# Names shorter than this are only known as they are written: TASS, Juba.
MIN_FOLDED = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownNames:
    """Names with the label that each has.

    ``labels`` are by the name as written, ``folded`` by the name in lower case where its case
    does not matter. ``clubs`` are cities, in lower case, after which clubs are called;
    ``found`` are the names that are surely names wherever they stand.
    """

    labels: Mapping[str, str]
    folded: Mapping[str, str]
    clubs: frozenset[str]
    found: frozenset[str]

    def label(self, text: str) -> str | None:
        """Return the label of a name, or None if it is not known."""
        plain = text.replace("’", "'")
        return self.labels.get(plain) or self.folded.get(plain.lower())


@cache
def load_known_names() -> KnownNames:
    """Return the names of the data files, of which those of ``known_names.toml`` come first.

    Raises
    ------
    KnowledgeError
        If a list of the file is missing or unknown, or one of `clubs`, `found` or `as_written`
        has a name that no list gives a label; the message names the file and the list.
    """
    text = files("sitrep.language.naming").joinpath(FILE).read_text(encoding="utf-8")
    return parse_known_names(text, [*_countries(), *_places(), *_actors()])


def parse_known_names(text: str, others: Iterable[tuple[str, str]]) -> KnownNames:
    """Read the lists from TOML, with other names and labels; pure. Raises as above."""
    try:
        tables: dict[str, Any] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        raise KnowledgeError(f"{FILE}: {problem}.") from problem
    if set(tables) != {*_LABELS, *_OTHERS}:
        raise KnowledgeError(f"{FILE}: the lists must be {', '.join([*_LABELS, *_OTHERS])}.")
    lists = {name: list(_entries(tables[name])) for name in tables}
    curated: dict[str, str] = {}
    for list_name, label in _LABELS.items():
        for name in lists[list_name]:
            curated.setdefault(name, label)
    unsure = {name.lower() for name in lists["unsure"]}
    others = list(others)
    labels = _without_conflict(others, unsure) | {
        name: label for name, label in curated.items() if name.lower() not in unsure
    }
    written = {name.lower() for name in lists["as_written"]}
    folded = {
        name.lower(): label
        for name, label in labels.items()
        if len(name) >= MIN_FOLDED and name.lower() not in written and not _is_acronym(name)
    }
    found = {
        name
        for name in [*curated, *(name for name, _ in others)]
        if name in labels and _is_sure(name)
    }
    return KnownNames(
        labels=labels,
        folded=folded,
        clubs=frozenset(name.lower() for name in lists["clubs"]),
        found=frozenset(found - set(lists["as_written"])) | frozenset(lists["found"]),
    )


def _countries() -> Iterator[tuple[str, str]]:
    for country in load_countries().values():
        if country.capital:
            yield country.capital, "GPE"


def _places() -> Iterator[tuple[str, str]]:
    for named in load_places():
        label = _KINDS[named.place.kind]
        for name in named.names:
            # "Natanz" is the town as well as the plant, "Mount Sinjar" is told by its head.
            if not name.islower() and (label != "FAC" or " " in name):
                yield name.removeprefix("the "), label


def _actors() -> Iterator[tuple[str, str]]:
    titles = load_name_parts().titles
    for actor in load_actors().values():
        for name in actor.names:
            # Of persons only full names without titles: "Blinken" is for the model to tell.
            if actor.label == "PERSON":
                is_name = " " in name and (name.split()[0].lower().rstrip("."),) not in titles
            else:
                is_name = name[0].isupper() or "-" in name
            if is_name:
                yield _without_article(name), actor.label


def _without_article(name: str) -> str:
    """Return "New York Times" of "The New York Times"; one word alone keeps its article."""
    rest = name.removeprefix("The ")
    return rest if " " in rest else name


def _without_conflict(names: Iterable[tuple[str, str]], unsure: set[str]) -> dict[str, str]:
    """Return the labels of names that have but one."""
    labels: dict[str, str] = {}
    conflicts = set()
    nations = load_nationalities()
    for name, label in names:
        if name.lower() in unsure or name in nations:
            continue
        if labels.setdefault(name, label) != label:
            conflicts.add(name)
    return {name: label for name, label in labels.items() if name not in conflicts}


def _is_sure(name: str) -> bool:
    """Return whether a name is one wherever it stands: of several words, all with a capital."""
    words = name.replace("-", " ").split()
    first = words[0].removesuffix("'s")
    return (
        len(words) > 1
        and len(name) > MIN_FOLDED
        and first[0].isupper()
        # "Ukraine's Defence Ministry" is Ukraine and a ministry, "UN Women" the model's to tell.
        and first not in load_nationalities()
        and first not in _NO_BEGINNINGS
        and all(word[0].isupper() or word in _SMALL_WORDS for word in words)
    )


def _is_acronym(name: str) -> bool:
    return name.isupper() and " " not in name


def _entries(text: str) -> Iterator[str]:
    for entry in text.replace("\n", " ").split(","):
        if name := entry.strip():
            yield name
