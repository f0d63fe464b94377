"""Places that a people names: "the Libyan coast", "in Syrian airspace"."""

from collections.abc import Iterator

from spacy.tokens import Doc

from sitrep.extract.names import names_of
from sitrep.extract.places import Resolved
from sitrep.knowledge.countries import load_countries
from sitrep.knowledge.gazetteer import Gazetteer
from sitrep.knowledge.nouns import load_nouns

_DEMONYM = "demonym:"


def parts_of_countries(
    doc: Doc, gazetteer: Gazetteer
) -> Iterator[tuple[tuple[int, int], Resolved]]:
    """Yield the tokens of each, and its country: where in it is not told."""
    of_countries = load_nouns().of_countries
    for name in names_of(doc):
        iso3 = name.id_.removeprefix(_DEMONYM)
        if iso3 == name.id_ or name.end >= len(doc):
            continue
        noun = doc[name.end]
        if noun.lower_ not in of_countries or noun.pos_ not in {"NOUN", "PROPN"}:
            continue
        for place in gazetteer.lookup(load_countries()[iso3].name):
            if place.place_key == f"country:{iso3}":
                yield (name.start, noun.i + 1), (place, f"'{noun.text}' of a country")
