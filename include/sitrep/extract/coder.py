"""Turn a document that the pipeline has read into its coding."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from spacy.tokens import Doc, Span

from sitrep.coding import (
    Claim,
    CodedDocument,
    Entity,
    Event,
    EventDate,
    Evidence,
    Quotation,
    Sentence,
)
from sitrep.extract.claims import OUTLET, Statement, find_statements, statement_about
from sitrep.extract.clauses import clause_around
from sitrep.extract.confidence import confidence_of
from sitrep.extract.cue_matcher import CueMatcher, Cues
from sitrep.extract.dates import DateMention, find_dates
from sitrep.extract.entities import find_entities
from sitrep.extract.event_places import find_event_places
from sitrep.extract.event_quantities import find_event_quantities
from sitrep.extract.parties import Party, find_parties
from sitrep.extract.places import Resolved, resolve_places
from sitrep.extract.quantities import NumberMention, find_numbers
from sitrep.extract.quotations import find_quotes
from sitrep.extract.roles import find_roles, is_passive
from sitrep.extract.status import modality_of, polarity_of
from sitrep.extract.triggers import SPANS_KEY, TriggerFinder
from sitrep.knowledge.gazetteer import Gazetteer
from sitrep.knowledge.ontology import Ontology
from sitrep.knowledge.triggers import Trigger
from sitrep.records import stable_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What is known of a document before reading it."""

    doc_id: str
    title: str
    published_at: datetime
    url: str | None = None
    source_country: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """Everything found in one document, before events are put together."""

    doc: Doc
    published: date
    places: Mapping[tuple[int, int], Resolved]
    parties: Sequence[Party]
    dates: Sequence[DateMention]
    numbers: Sequence[NumberMention]
    cues: Cues
    statements: Sequence[Statement]


class Coder:
    """Codes documents: reads what the pipeline marked, and puts events together.

    Pure but for its knowledge: the same text, date and knowledge give the same coding.
    """

    def __init__(
        self, *, gazetteer: Gazetteer, ontology: Ontology, triggers: TriggerFinder, cues: CueMatcher
    ) -> None:
        self._gazetteer = gazetteer
        self._ontology = ontology
        self._triggers = triggers
        self._cues = cues

    def code(self, doc: Doc, source: Source) -> CodedDocument:
        """Return the coding of one document; its events in reading order."""
        reading = self._read(doc, source)
        return CodedDocument(
            doc_id=source.doc_id,
            url=source.url,
            title=source.title,
            published_at=source.published_at,
            text=doc.text,
            sentences=tuple(
                Sentence(start=start, end=end) for start, end in map(_without_edges, doc.sents)
            ),
            entities=find_entities(
                doc, reading.parties, reading.places, reading.dates, reading.numbers
            ),
            quotations=tuple(_quotations(doc, reading.statements)),
            events=tuple(self._events(reading, source.doc_id)),
        )

    def _read(self, doc: Doc, source: Source) -> _Reading:
        published = source.published_at.date()
        places = resolve_places(doc, self._gazetteer, source_country=source.source_country)
        parties = find_parties(doc, published, places)
        cues = self._cues(doc)
        dates = find_dates(doc.text, published)
        return _Reading(
            doc=doc,
            published=published,
            places=places,
            parties=parties,
            dates=dates,
            numbers=_outside(find_numbers(doc.text), dates),
            cues=cues,
            statements=find_statements(doc, cues.reporting, parties, find_quotes(doc)),
        )

    def _events(self, reading: _Reading, doc_id: str) -> list[Event]:
        events = []
        seen: set[tuple[str, int, int]] = set()
        reporting = [i for cue in reading.cues.reporting for i in range(cue.start, cue.end)]
        for span in reading.doc.spans[SPANS_KEY]:
            trigger = self._triggers.trigger_of(span)
            clause = clause_around(reading.doc, span, reporting)
            key = (trigger.event_type, clause.start, clause.end)
            if key in seen:  # "liberated and taken control of" is one event
                continue
            seen.add(key)
            events.append(self._event(reading, doc_id, span, trigger, clause))
        return events

    def _event(
        self, reading: _Reading, doc_id: str, span: Span, trigger: Trigger, clause: Span
    ) -> Event:
        doc = reading.doc
        statement = statement_about(reading.statements, span.start)
        roles = find_roles(doc, span, trigger, clause, reading.parties)
        when = _when(reading, span, clause)
        places = find_event_places(
            doc, span, clause,
            event_type=trigger.event_type,
            is_passive=is_passive(doc, span, trigger),
            places=_free_places(reading),
        )  # fmt: skip
        quantities = find_event_quantities(doc, span, clause, trigger.event_type, reading.numbers)
        start, end = _without_edges(span.sent)
        event = Event(
            event_id=stable_id("event", doc_id, span.start_char, span.end_char, trigger.event_type),
            event_type=trigger.event_type,
            mode=trigger.mode,
            codes=self._ontology.codes(trigger.event_type, trigger.mode),
            sentence=Sentence(start=start, end=end),
            trigger=Evidence(start=span.start_char, end=span.end_char, text=span.text),
            actors=tuple(party.participant(doc) for party in roles.actors),
            recipients=tuple(party.participant(doc) for party in roles.recipients),
            places=tuple(places),
            date=when,
            polarity=polarity_of(clause, span, trigger, reading.cues.negations),
            modality=modality_of(
                clause, span, trigger, reading.cues.modality,
                when=when, published=reading.published,
            ),
            claim=_claim(doc, statement),
            quantities=tuple(quantities),
            confidence=0.0,
        )  # fmt: skip
        return confidence_of(event, self._ontology.types[trigger.event_type])


def _claim(doc: Doc, statement: Statement | None) -> Claim:
    return OUTLET if statement is None else statement.claim(doc)


def _free_places(reading: _Reading) -> dict[tuple[int, int], Resolved]:
    """Return the places that are no part of a party's name ("the Kyiv regime")."""
    inside = {
        i
        for party in reading.parties
        if party.kind == "agent"
        for i in range(party.start, party.end)
    }
    return {span: found for span, found in reading.places.items() if span[0] not in inside}


def _when(reading: _Reading, span: Span, clause: Span) -> EventDate:
    """Return the date told nearest to the trigger, the clause's before the sentence's.

    A date beside a cue ("said Friday") tells when it was said, and counts for the event only
    where the event has none of its own: what is reported was known by then.
    """
    said = {mention.start for mention in reading.dates if _is_beside_cue(reading, mention)}
    for scope in (clause, span.sent):
        here = [
            m for m in reading.dates
            if scope.start_char <= m.start < scope.end_char and m.start not in said
        ]  # fmt: skip
        if here:
            nearest = min(here, key=lambda m: abs(m.start - span.start_char))
            return _event_date(reading.doc, nearest, nearest.reason)
    for mention in reading.dates:
        if mention.start in said and span.sent.start_char <= mention.start < span.sent.end_char:
            return _event_date(reading.doc, mention, f"said on that day: {mention.reason}")
    return EventDate(
        date_from=reading.published, date_to=reading.published, precision="day",
        reason="date of publication",
    )  # fmt: skip


def _is_beside_cue(reading: _Reading, mention: DateMention) -> bool:
    span = reading.doc.char_span(mention.start, mention.end, alignment_mode="expand")
    if span is None:
        return False
    return any(
        cue.end <= span.start <= cue.end + 1 or span.end == cue.start
        for cue in reading.cues.reporting
    )


def _event_date(doc: Doc, mention: DateMention, reason: str) -> EventDate:
    return EventDate(
        date_from=mention.date_from, date_to=mention.date_to, precision=mention.precision,
        reason=reason, start=mention.start, end=mention.end,
        text=doc.text[mention.start : mention.end],
    )  # fmt: skip


def _outside(numbers: Sequence[NumberMention], dates: Sequence[DateMention]) -> list[NumberMention]:
    return [n for n in numbers if not any(d.start <= n.start < d.end for d in dates)]


def _quotations(doc: Doc, statements: Sequence[Statement]) -> list[Quotation]:
    """Return direct quotes, and what is reported without quotation marks, in reading order."""
    quoted = [s for s in statements if s.is_quote]
    found = []
    for statement in statements:
        span = _trimmed(doc, statement.start, statement.end)
        if span is None:
            continue
        if statement.is_quote:
            kind = "direct"
        elif any(statement.start <= q.start < statement.end for q in quoted):
            if not _has_own_words(doc, statement, quoted):
                continue
            kind = "mixed"
        else:
            kind = "indirect"
        claim = statement.claim(doc)
        found.append(
            Quotation(
                start=span.start_char,
                end=span.end_char,
                text=span.text,
                kind=kind,
                cue=claim.cue,
                speaker=claim.claimant,
            )  # fmt: skip
        )
    # Two cues may bring the same words ("said and confirmed"): the first counts.
    once = {(q.start, q.end, q.kind): q for q in reversed(found)}
    return sorted(once.values(), key=lambda quotation: (quotation.start, -quotation.end))


def _has_own_words(doc: Doc, statement: Statement, quoted: Sequence[Statement]) -> bool:
    """Return whether words of the statement stand outside its quotation marks."""
    inside = {i for q in quoted for i in range(q.start, q.end)}
    outside = [i for i in range(statement.start, statement.end) if i not in inside]
    return sum(doc[i].is_alpha for i in outside) >= 3


def _trimmed(doc: Doc, start: int, end: int) -> Span | None:
    """Return the tokens without spaces, commas, quotation marks and "that" at the edges."""
    while start < end and (
        doc[start].is_space or doc[start].is_punct or doc[start].lower_ == "that"
    ):
        start += 1
    while end > start and (
        doc[end - 1].is_space or doc[end - 1].text in {",", "“", "”", '"', "—", "–"}
    ):
        end -= 1
    return doc[start:end] if start < end else None


def _without_edges(span: Span) -> tuple[int, int]:
    """Return the characters of a span without white space at its edges."""
    text = span.text
    return (
        span.start_char + len(text) - len(text.lstrip()),
        span.end_char - (len(text) - len(text.rstrip())),
    )
