"""Put events together: trigger, roles, place, date, status, claim and quantities."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Span

from sitrep.coding import Claim, Event, EventPlace, Evidence, Sentence
from sitrep.extract.claims import OUTLET, Statement, statement_about
from sitrep.extract.clauses import clause_around
from sitrep.extract.confidence import confidence_of
from sitrep.extract.event_dates import find_event_date
from sitrep.extract.event_places import find_event_places
from sitrep.extract.event_quantities import find_event_quantities
from sitrep.extract.reading import Reading, SentenceReading, without_edges
from sitrep.extract.roles import Roles, find_roles, is_passive
from sitrep.extract.status import modality_of, polarity_of
from sitrep.extract.triggers import SPANS_KEY, TriggerFinder
from sitrep.knowledge.ontology import Ontology
from sitrep.knowledge.triggers import Trigger
from sitrep.records import stable_id

# "denied accusations that …": the nouns between a denial and what it denies.
DENIED_NOUN_TYPES = frozenset({"ACCUSE", "REJECT"})
MAX_DENIED_NOUN_TOKENS = 3


class EventCoder:
    """Codes the events of documents; pure but for its ontology and triggers."""

    def __init__(self, *, ontology: Ontology, triggers: TriggerFinder) -> None:
        self._ontology = ontology
        self._triggers = triggers

    def code(self, reading: Reading, doc_id: str) -> Iterator[Event]:
        """Yield the events of a document in reading order; ``doc_id`` is part of their ids.

        Triggers of one type in one clause ("liberated and taken control of") are one event.
        A trigger without who, whom, where, how many or according to whom is none: most such
        words are figures of speech ("the champions fired the first shot").
        """
        seen: set[tuple[str, int, int]] = set()
        before: Event | None = None
        for span in reading.doc.spans[SPANS_KEY]:
            trigger = self._triggers.trigger_of(span)
            cues = reading.around(span).reporting
            reporting = [i for cue in cues for i in range(cue.start, cue.end)]
            clause = clause_around(reading.doc, span, reporting)
            key = (trigger.event_type, clause.start, clause.end)
            if key in seen or _is_denial(reading.around(span), span, trigger):
                continue
            seen.add(key)
            event = self._event(reading, doc_id, span, trigger, clause, before=before)
            if not _is_bare(event):
                before = event
                yield event

    def _event(
        self,
        reading: Reading,
        doc_id: str,
        span: Span,
        trigger: Trigger,
        clause: Span,
        *,
        before: Event | None,
    ) -> Event:
        doc, event_type = reading.doc, trigger.event_type
        sentence = reading.around(span)
        statement = statement_about(sentence.statements, span.start)
        roles = _with_denier(
            find_roles(doc, span, trigger, clause, sentence.parties), statement, span
        )
        when = find_event_date(reading, span, clause)
        start, end = without_edges(span.sent)
        event = Event(
            event_id=stable_id("event", doc_id, span.start_char, span.end_char, event_type),
            event_type=event_type,
            mode=trigger.mode,
            codes=self._ontology.codes(event_type, trigger.mode),
            sentence=Sentence(start=start, end=end),
            trigger=Evidence(start=span.start_char, end=span.end_char, text=span.text),
            actors=tuple(party.participant(doc) for party in roles.actors),
            recipients=tuple(party.participant(doc) for party in roles.recipients),
            places=_places(reading, span, trigger, clause, before=before),
            date=when,
            polarity=polarity_of(clause, span, trigger, sentence.negations),
            modality=modality_of(
                clause,
                span,
                trigger,
                sentence.modality,
                when=when,
                published=reading.published,
            ),
            claim=_claim(doc, statement),
            quantities=tuple(find_event_quantities(reading, clause, event_type, sentence.numbers)),
            confidence=0.0,
        )
        return confidence_of(event, self._ontology.types[event_type])


def _is_denial(sentence: SentenceReading, span: Span, trigger: Trigger) -> bool:
    """Return whether a trigger only says that something is denied: a stance, no event."""
    for statement in sentence.statements:
        if statement.stance != "denies":
            continue
        if statement.cue_start <= span.start < statement.cue_end:
            return True
        if (
            trigger.event_type in DENIED_NOUN_TYPES
            and trigger.pos == "NOUN"
            and 0 <= span.start - statement.cue_end < MAX_DENIED_NOUN_TOKENS
        ):
            return True
    return False


def _is_bare(event: Event) -> bool:
    found = (event.actors, event.recipients, event.places, event.quantities)
    return not any(found) and event.claim.claimant is None


def _with_denier(roles: Roles, statement: Statement | None, span: Span) -> Roles:
    """Read "the army denied shelling the hospital": who denies would be who did it."""
    if roles.actors or statement is None or statement.speaker is None:
        return roles
    is_gerund = span.start == statement.cue_end and span[0].lower_.endswith("ing")
    if statement.stance == "denies" and is_gerund:
        return replace(roles, actors=(statement.speaker,))
    return roles


def _places(
    reading: Reading, span: Span, trigger: Trigger, clause: Span, *, before: Event | None
) -> tuple[EventPlace, ...]:
    """Return the event's places; those of the event before it where its sentence names none.

    They carry over within a paragraph only, and the reason says so.
    """
    doc = reading.doc
    known = reading.around(span).places
    places = find_event_places(
        doc,
        span,
        clause,
        event_type=trigger.event_type,
        is_passive=is_passive(doc, span, trigger),
        places=known,
    )
    if places or before is None or known:
        return tuple(places)
    if "\n\n" in reading.text[before.trigger.end : span.start_char]:
        return ()
    return tuple(
        replace(place, reason="place of the event before, in the same paragraph")
        for place in before.places
        if place.role == "event"
    )


def _claim(doc: Doc, statement: Statement | None) -> Claim:
    return OUTLET if statement is None else statement.claim(doc)
