"""Link the place names of one document to the map, using the document as context."""

from collections import Counter
from collections.abc import Mapping

from spacy.tokens import Doc, Span

from sitrep.extract.names import names_of
from sitrep.knowledge.gazetteer import Gazetteer, Place

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})

REGION_WORDS = ("region", "oblast", "province", "governorate", "state")

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

    Two passes: the names that are clear by themselves first, then the others with those as
    their neighbourhood. The same name means the same place throughout a document.
    """
    hints = country_weights(doc, source_country)
    spans = [ent for ent in names_of(doc) if ent.label_ in PLACE_LABELS]
    near: list[Place] = []
    meaning: dict[tuple[str, bool], Resolved | None] = {}
    for _ in range(2):
        for span in spans:
            if meaning.get(_key(span)) is None:
                meaning[_key(span)] = _resolve(span, gazetteer, near, hints)
        near = [found[0] for found in meaning.values() if found and found[0].kind != "country"]
        hints += Counter(place.country for place in near if place.country)
    return {
        (span.start, span.end): found
        for span in spans
        if (found := meaning[_key(span)]) is not None
    }


def _key(span: Span) -> tuple[str, bool]:
    """Return the name, and whether it is told to be a region."""
    following = span.doc[span.end].lower_ if span.end < len(span.doc) else ""
    return span.text, following in REGION_WORDS


def _resolve(
    span: Span, gazetteer: Gazetteer, near: list[Place], hints: Mapping[str, float]
) -> Resolved | None:
    if span.id_.startswith("country:"):
        key = span.id_
        for place in gazetteer.lookup(span.text):
            if place.place_key == key:
                return place, "name of a country"
    if (region := _region(span, gazetteer)) is not None:
        return region, "named as a region"
    return gazetteer.resolve(span.text, near=near, country_hints=hints)


def _region(span: Span, gazetteer: Gazetteer) -> Place | None:
    """Return the region behind a name that such a word follows: "the Kharkiv region"."""
    if span.end >= len(span.doc) or span.doc[span.end].lower_ not in REGION_WORDS:
        return None
    for word in REGION_WORDS:
        for place in gazetteer.lookup(f"{span.text} {word}"):
            if place.kind == "region":
                return place
    return None
