"""Every place that bears a name: from the index, the curated file and the countries."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from sitrep.knowledge.distances import is_within
from sitrep.knowledge.index_reader import IndexReader
from sitrep.knowledge.place_prior import METROPOLIS, SETTLEMENTS, Candidate
from sitrep.knowledge.place_spellings import spellings
from sitrep.knowledge.place_words import (
    DIVISION,
    FEATURE,
    PART,
    SETTLEMENT,
    NameForm,
    bare_name,
    load_place_words,
    name_forms,
)
from sitrep.knowledge.places import NamedPlace, Place, normalise

ACRONYM_LETTERS = 4
_KINDS = {
    DIVISION: frozenset({"region", "area", *SETTLEMENTS}),
    SETTLEMENT: SETTLEMENTS,
    FEATURE: frozenset({"region", "area", "river", "sea", *SETTLEMENTS}),
    PART: None,
}
# A district's name may also be that of its town: then the division itself is meant.
_LANDS = frozenset({"region", "area"})
# "Washington" is the state only where more than its name says so: a town of this size is first.
BIG_TOWN = 100_000
# "The suburbs of the northern Kunar province": so many words are taken off one after the other.
MAX_FORMS = 3


class PlaceFinder:
    """Reads the candidates for a name; what is meant is for others to say."""

    def __init__(self, index: Path, *, curated: Iterable[NamedPlace]) -> None:
        curated = tuple(curated)
        self._index = IndexReader(index, curated=curated)
        self._curated: dict[str, list[Place]] = {}
        self._bare: dict[str, list[Place]] = {}
        self._by_key: dict[str, Place] = {}
        for named in curated:
            self._add(named)

    def find(self, key: str) -> tuple[Candidate, ...]:
        """Return the candidates for a name in the form of :func:`name_key`.

        Countries come first, then cities by falling population, then the others. A name that
        no place bears is taken apart: "eastern Kunar province".
        """
        return self._find(key, forms_left=MAX_FORMS)

    def listed(self, place_key: str) -> Candidate | None:
        """Return a curated place or a country by its key."""
        place = self._by_key.get(place_key)
        return None if place is None else Candidate(place, is_main=True, is_listed=True)

    def is_word(self, name: str) -> bool:
        """Return whether a normalised name is also an ordinary word of English."""
        return self._index.is_word(name)

    def close(self) -> None:
        """Close the index."""
        self._index.close()

    def _add(self, named: NamedPlace) -> None:
        place = named.place
        self._by_key[place.place_key] = place
        names = {name_key(name) for name in named.names}
        for name in names:
            self._curated.setdefault(name, []).append(place)
        if place.kind == "region" and (bare := bare_name(place.name)) and bare not in names:
            self._bare.setdefault(bare, []).append(place)

    def _find(self, key: str, *, forms_left: int) -> tuple[Candidate, ...]:
        found = self._bearing(key)
        if found or not forms_left:
            return found
        for spelling in spellings(normalise(key)):
            if found := self._bearing(spelling):
                return found
        for form in name_forms(normalise(key)):
            if form.base in load_place_words().division_types:
                continue
            candidates = self._find(form.base, forms_left=forms_left - 1)
            if fitting := _fitting(form, candidates):
                return fitting
        return ()

    def _bearing(self, key: str) -> tuple[Candidate, ...]:
        name = normalise(key)
        cities = {city.place.place_key: city for city in self._index.cities(name)}
        others: dict[str, Candidate] = {}
        for place in (*self._curated.get(key, ()), *self._curated.get(name, ())):
            city = self._index.city(place.geonames_id)
            if city is None:
                others[place.place_key] = Candidate(place, is_main=True, is_listed=True)
            else:
                cities[city.place.place_key] = city
        for region in self._bare.get(name, ()):
            is_other = any(_is_rather(city, region) for city in cities.values())
            is_main = not is_other and not any(c.is_main for c in others.values())
            others.setdefault(region.place_key, Candidate(region, is_main, is_listed=True))
        for division in self._index.divisions(name):
            others.setdefault(division.place.place_key, division)
        return (
            *(c for c in others.values() if c.place.kind == "country"),
            *sorted(cities.values(), key=lambda c: (-c.place.population, c.place.name)),
            *(c for c in others.values() if c.place.kind != "country"),
        )


def name_key(name: str) -> str:
    """Return an acronym as it stands, so that ``us`` is not ``US``; other names normalised."""
    is_acronym = name.isupper() and name.isalpha() and len(name) <= ACRONYM_LETTERS
    return name if is_acronym else normalise(name)


def _is_rather(city: Candidate, region: Place) -> bool:
    """Return whether a name means the city rather than a region called after it."""
    if city.place.population >= METROPOLIS:
        return True
    return city.is_main and (city.place.population >= BIG_TOWN or is_within(city.place, region))


def _fitting(form: NameForm, candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Return the candidates of the kind that the word taken off names."""
    kinds = _KINDS[form.kind]
    fitting = [c for c in candidates if kinds is None or c.place.kind in kinds]
    if form.kind == DIVISION and (lands := [c for c in fitting if c.place.kind in _LANDS]):
        fitting = [replace(c, is_main=True) for c in lands]
    elif form.kind in {DIVISION, FEATURE}:
        fitting = [replace(c, is_main=False) for c in fitting]
    return tuple(fitting)
