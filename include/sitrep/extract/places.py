"""Link the place names of one document to the map, using the document as context."""

from collections import Counter
from collections.abc import Iterable, Mapping

from spacy.tokens import Doc, Span

from sitrep.extract.names import names_of
from sitrep.extract.place_names import PlaceName, names_in, place_spans
from sitrep.knowledge.gazetteer import Gazetteer, Place
from sitrep.knowledge.places import normalise

# A name is clear by itself when no namesake elsewhere comes this near in score.
CLEAR_LEAD = 1.0

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
    for least_lead in (CLEAR_LEAD, 0.0, 0.0):
        reader.read_others(dict.fromkeys(names.values()), least_lead=least_lead)
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

    def read_others(self, names: Iterable[PlaceName], *, least_lead: float) -> None:
        """Read every name that is not fixed in the light of what the others mean."""
        settled = {name.key for name in self._fixed} | set(self._outer)
        for name in names:
            key = name.key
            if key in settled:
                continue
            settled.add(key)
            others = [p for k, (p, _) in self._known() if k != key]
            hints = self._hints + Counter(p.country for p in others if p.country)
            near = [place for place in others if place.kind != "country"]
            found = self._gazetteer.resolve(
                key, near=near, country_hints=hints, least_lead=least_lead
            )
            if found is None and name.kind_word:
                found = self._gazetteer.resolve(
                    name.text, near=near, country_hints=hints, least_lead=least_lead
                )
            if found is not None:
                self._found[key] = found

    def _known(self) -> Iterable[tuple[str, Resolved]]:
        return {**self._outer, **self._found}.items()

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
