"""Let a document tell who is a person: one named in full stays one, a title alone is none."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from spacy.tokens import Doc

from sitrep.knowledge.countries import load_countries
from sitrep.knowledge.places import load_places
from sitrep.language.naming.known_names import KnownNames
from sitrep.language.naming.name_compounds import PLACE_LABELS
from sitrep.language.naming.name_parts import NameParts
from sitrep.language.naming.name_spans import NAME_LABELS, NameSpan
from sitrep.language.naming.nationalities import load_nationalities
from sitrep.language.naming.person_titles import is_title

_NOT_PERSON = NAME_LABELS - {"PERSON"}
# What a model sometimes takes a title for.
_TITLE_LABELS = frozenset({"ORG", "NORP"})


class PersonAgreement:
    """Makes the names of a document agree on who is a person."""

    def __init__(self, known: KnownNames, parts: NameParts) -> None:
        self._known = known
        self._parts = parts

    def agreed(self, names: Sequence[NameSpan], doc: Doc) -> list[NameSpan]:
        """Return names as the whole document tells, without titles that are no names."""
        return list(self._consistent(self._without_lone_titles(names, doc), doc))

    def _without_lone_titles(self, names: Sequence[NameSpan], doc: Doc) -> Iterator[NameSpan]:
        """Yield names but for the titles before a person: "General" X."""
        persons = {name.start for name in names if name.label == "PERSON"}
        for name in names:
            is_before_person = name.label in _TITLE_LABELS and name.end in persons
            if not (is_before_person and is_title(name, doc, self._parts)):
                yield name

    def _consistent(self, names: Iterable[NameSpan], doc: Doc) -> Iterator[NameSpan]:
        persons: set[str] = set()
        for name in names:
            last = doc[name.end - 1].text
            if name.label == "PERSON" and name.end - name.start > 1:
                persons.add(last)
                yield name
            elif name.end - name.start > 1 or last not in persons:
                # "Pope" is no name; "King" is one after "Larry King".
                if name.label != "PERSON" or not is_title(name, doc, self._parts):
                    yield name
            elif name.label in _NOT_PERSON and not self._is_other(name, doc):
                yield name.labelled("PERSON")
            else:
                yield name

    def _is_other(self, name: NameSpan, doc: Doc) -> bool:
        """Return whether a name is something else although a person is so called."""
        text = name.text(doc)
        before = doc[name.start - 1].lower_ if name.start else ""
        return (
            (name.label in PLACE_LABELS and before in self._parts.place_words)
            or text in load_nationalities()
            or text in self._parts.also_cities
            or text in _known_places()
            or self._known.label(text) == name.label == "ORG"
        )


@cache
def _known_places() -> frozenset[str]:
    capitals = {country.capital for country in load_countries().values() if country.capital}
    return frozenset(capitals | {name for place in load_places() for name in place.names})
