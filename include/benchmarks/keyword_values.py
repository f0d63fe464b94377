"""What the keyword coder makes of names, numbers and quotation marks: the first idea of each."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from spacy.tokens import Doc, Span

from sitrep.coding import Entity, EventPlace, Participant, Quantity, Quotation
from sitrep.knowledge.countries import load_countries
from sitrep.language.counting.numbers import find_numbers

_KINDS = {
    "killed": re.compile(r"\b(kill|dead|die|death)"),
    "wounded": re.compile(r"\b(wound|injur)"),
}
_QUOTE = re.compile(r"[“\"]([^“”\"\n]{12,})[”\"]")
_SPEAKING = frozenset({"PERSON", "ORG"})


def names_of(doc: Doc) -> Iterator[Entity]:
    """Yield the names of the pipeline, with the country whose name they are."""
    for ent in doc.ents:
        yield Entity(
            start=ent.start_char, end=ent.end_char, text=ent.text, label=ent.label_,
            country=_countries().get(ent.text.lower()),
        )  # fmt: skip


def party_of(ent: Span) -> Participant:
    """Return a name as a party; no sector."""
    country = _countries().get(ent.text.lower())
    return Participant(
        start=ent.start_char, end=ent.end_char, text=ent.text, code=country, country=country
    )


def place_of(ent: Span) -> EventPlace:
    """Return a name as a place; where it lies on the map is not known."""
    return EventPlace(
        start=ent.start_char, end=ent.end_char, text=ent.text, role="event", name=ent.text,
        reason="keyword",
    )  # fmt: skip


def quantities_of(sentence: Span) -> Iterator[Quantity]:
    """Yield the first number of people, if the sentence tells of dead or wounded ones."""
    kind = next((k for k, words in _KINDS.items() if words.search(sentence.text.lower())), None)
    numbers = (n for n in find_numbers(sentence.text) if n.unit == "person")
    number = next(numbers, None)
    if kind and number:
        start, end = sentence.start_char + number.start, sentence.start_char + number.end
        yield Quantity(
            start=start, end=end, text=sentence.doc.text[start:end], kind=kind, unit="person",
            operator=number.operator, low=number.low, best=number.best, high=number.high,
        )  # fmt: skip


def quotations_of(doc: Doc) -> Iterator[Quotation]:
    """Yield what stands in quotation marks; the nearest person or body outside says it."""
    for match in _QUOTE.finditer(doc.text):
        start, end = match.span(1)
        names = [
            ent
            for ent in doc.ents
            if ent.label_ in _SPEAKING and (ent.end_char <= start or ent.start_char >= end)
        ]
        nearest = min(
            names, key=lambda e: max(start - e.end_char, e.start_char - end), default=None
        )
        yield Quotation(
            start=start, end=end, text=match[1], kind="direct", cue=None,
            speaker=party_of(nearest) if nearest is not None else None,
        )  # fmt: skip


@cache
def _countries() -> Mapping[str, str]:
    return {
        name.lower(): country.iso3
        for country in load_countries().values()
        for name in (*country.names, *country.demonyms)
    }
