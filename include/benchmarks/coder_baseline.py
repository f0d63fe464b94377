"""A coder of keywords alone, to compare with: what the words of the triggers give by themselves.

Every word of ``triggers.jsonl`` is an event, without its conditions; the nearest name before it
is the actor, the nearest after it the recipient, the first place behind it the place; the
outlet claims everything, on the day of publication. Sentences, lemmas and names are the
pipeline's.
"""

from collections.abc import Iterator, Mapping
from functools import cache

from spacy.tokens import Doc, Span

from benchmarks.keyword_values import names_of, party_of, place_of, quantities_of, quotations_of
from sitrep.coding import (
    Claim,
    CodedDocument,
    Event,
    EventDate,
    Evidence,
    Participant,
    Sentence,
)
from sitrep.extract.coder import Source
from sitrep.extract.reading import without_edges
from sitrep.knowledge.ontology import load_ontology
from sitrep.knowledge.triggers import Trigger, load_triggers

ACTING = frozenset({"PERSON", "ORG", "GPE", "NORP", "MILITARY_UNIT"})
PLACES = frozenset({"GPE", "LOC", "FAC"})


class KeywordCoder:
    """Codes documents by keywords."""

    def __init__(self) -> None:
        self._longest = max(map(len, keywords()))

    def code(self, doc: Doc, source: Source) -> CodedDocument:
        """Return the coding of one document; its events in reading order."""
        return CodedDocument(
            doc_id=source.doc_id,
            url=source.url,
            title=source.title,
            published_at=source.published_at,
            text=doc.text,
            sentences=tuple(
                Sentence(start=start, end=end)
                for start, end in (without_edges(doc.text, s) for s in doc.sents)
                if start < end
            ),
            entities=tuple(names_of(doc)),
            quotations=tuple(quotations_of(doc)),
            events=tuple(self._events(doc, source)),
        )

    def _events(self, doc: Doc, source: Source) -> Iterator[Event]:
        i = 0
        while i < len(doc):
            found = self._keyword(doc, i)
            if found is None:
                i += 1
                continue
            trigger, span = found
            yield _event(span, trigger, source)
            i = span.end

    def _keyword(self, doc: Doc, start: int) -> tuple[Trigger, Span] | None:
        """Return the longest keyword that begins at a token; its head has the part of speech."""
        for length in range(min(self._longest, len(doc) - start), 0, -1):
            span = doc[start : start + length]
            trigger = keywords().get(tuple(token.lemma_.lower() for token in span))
            if trigger is not None and span[trigger.head].pos_ == trigger.pos:
                return trigger, span
        return None


@cache
def keywords() -> Mapping[tuple[str, ...], Trigger]:
    """Return the first trigger of each words."""
    found: dict[tuple[str, ...], Trigger] = {}
    for trigger in load_triggers():
        found.setdefault(trigger.words, trigger)
    return found


def _event(span: Span, trigger: Trigger, source: Source) -> Event:
    start, end = without_edges(span.doc.text, span.sent)
    names = [ent for ent in span.sent.ents if ent.label_ in ACTING]
    before = [ent for ent in names if ent.end <= span.start]
    after = [ent for ent in names if ent.start >= span.end]
    places = [ent for ent in span.sent.ents if ent.label_ in PLACES and ent.start >= span.end]
    day = source.published_at.date()
    return Event(
        event_id=f"{source.doc_id}:{span.start_char}",
        event_type=trigger.event_type,
        mode=trigger.mode,
        codes=load_ontology().codes(trigger.event_type, trigger.mode),
        sentence=Sentence(start=start, end=end),
        trigger=Evidence(start=span.start_char, end=span.end_char, text=span.text),
        actors=_parties(before[-1:]),
        recipients=_parties(after[:1]),
        places=tuple(place_of(ent) for ent in places[:1]),
        date=EventDate(date_from=day, date_to=day, precision="day", reason="published"),
        polarity="asserted",
        modality="actual",
        claim=Claim(kind="outlet", stance="affirms"),
        quantities=tuple(quantities_of(span.sent)),
        confidence=0.0,
    )


def _parties(names: list[Span]) -> tuple[Participant, ...]:
    return tuple(party_of(ent) for ent in names)
