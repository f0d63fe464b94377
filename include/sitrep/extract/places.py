"""Link the place names of one document to the map, using the document as context."""

from collections import Counter
from collections.abc import Iterable, Mapping

from spacy.tokens import Doc, Span

from sitrep.extract.known_places import KnownPlaces
from sitrep.extract.names import names_of
from sitrep.extract.place_names import PlaceName, names_in, place_spans
from sitrep.knowledge.gazetteer import Gazetteer, Place
from sitrep.knowledge.places import normalise

# A name is clear by itself when no namesake elsewhere comes this near in score.
CLEAR_LEAD = 1.0

# How often the doubtful names are read; the second time all of their neighbours are known.
_ROUNDS = 2

Resolved = tuple[Place, str]


def country_weights(doc: Doc, source_country: str | None = None) -> Counter[str]:
    """Count how often a document names each country, its people or its government.

    The country of the publisher weighs as much as one mention: it decides nothing alone
    once the text names any country.
    """
    weights = Counter(
        key.removeprefix(kind)
        for key in (ent.id_ for ent in names_of(doc))
        for kind in ("country:", "demonym:", "government:")
        if key.startswith(kind)
    )
    if source_country:
        weights[source_country] += 1
    return weights


def resolve_places(
    doc: Doc, gazetteer: Gazetteer, *, source_country: str | None = None
) -> Mapping[tuple[int, int], Resolved]:
    """Return the place behind each place name that can be told, by token start and end.

    What the text itself places ("Paris, Texas") comes first, then the names that are clear by
    themselves, then the others with those as their neighbourhood; at last every name is read
    once more with all the others. The same name means the same place throughout.
    """
    spans = place_spans(doc, gazetteer)
    names = names_in(doc, spans, gazetteer)
    reader = _Reader(gazetteer, country_weights(doc, source_country))
    reader.read_contained(set(names.values()))
    once = list(dict.fromkeys(names.values()))
    reader.read_others(once, least_lead=CLEAR_LEAD)
    for _ in range(_ROUNDS):
        if not reader.read_others(once, least_lead=0.0):
            break
    return {
        (span.start, span.end): found
        for span in spans
        if (found := reader.meaning(names[span.start], span)) is not None
        and not _is_building(span, found[0])
    }


class _Reader:
    """What the names of one document are known to mean so far."""

    def __init__(self, gazetteer: Gazetteer, hints: Counter[str]) -> None:
        self._gazetteer = gazetteer
        self._hints = hints
        self._fixed: dict[PlaceName, Resolved] = {}
        self._outer: dict[str, Resolved] = {}
        self._found: dict[str, Resolved] = {}

    def meaning(self, name: PlaceName, span: Span) -> Resolved | None:
        """Return what a name means, or None where that is unsure."""
        found = self._fixed.get(name) or self._outer.get(name.text) or self._found.get(name.key)
        if found is None and span.id_.startswith("country:"):
            return self._country(span)
        return found

    def read_contained(self, names: Iterable[PlaceName]) -> None:
        """Fix the names that the text puts into a larger place, and what those places are."""
        for name in sorted(names, key=lambda name: (name.text, name.container)):
            if not name.container:
                continue
            pair = self._gazetteer.resolve_within(
                name.key, name.container, country_hints=self._hints
            )
            if pair is None:
                continue
            inner, outer = pair
            self._fixed[name] = inner, f"in {outer.name}"
            for text in (name.container, name.container.rstrip(".")):
                self._outer.setdefault(text, (outer, f"{inner.name} lies there"))
            self._found.setdefault(name.key, self._fixed[name])

    def read_others(self, names: Iterable[PlaceName], *, least_lead: float) -> bool:
        """Read every name that is not fixed in the light of what the others mean.

        Returns whether that changed what any of them means.
        """
        names, is_changed = list(names), False
        found_before = {**self._outer, **self._found}
        known = KnownPlaces(
            {key: place for key, (place, _) in found_before.items()}, (n.key for n in names)
        )
        settled = {name.key for name in self._fixed} | set(self._outer)
        for name in names:
            key = name.key
            if key in settled:
                continue
            settled.add(key)
            near, hints = known.near(key), self._hints + known.countries(key)
            found = self._gazetteer.resolve(
                key, near=near, country_hints=hints, least_lead=least_lead
            )
            if found is None and name.kind_word:
                found = self._gazetteer.resolve(
                    name.text, near=near, country_hints=hints, least_lead=least_lead
                )
            if found is not None:
                self._found[key] = found
                is_changed |= known.set(key, found[0])
        return is_changed

    def _country(self, span: Span) -> Resolved | None:
        for place in self._gazetteer.lookup(span.text):
            if place.place_key == span.id_:
                return place, "name of a country"
        return None


def _is_building(span: Span, place: Place) -> bool:
    """Return whether a building is only called like the town: the stadium "Eden Park"."""
    return (
        span.label_ == "FAC"
        and normalise(span.text) == normalise(place.name)
        and (place.kind == "city")
    )
