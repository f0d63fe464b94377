"""Whether an event is told as fact: its polarity and its modality."""

from collections.abc import Sequence
from datetime import date

from spacy.tokens import Doc, Span

from sitrep.coding import EventDate
from sitrep.extract.cue_matcher import Mark
from sitrep.knowledge.triggers import Trigger

# How many words before the trigger a negation or a modal verb reaches it.
REACH_TOKENS = 6
# An event further back than this before publication is background.
HISTORICAL_DAYS = 365


def polarity_of(clause: Span, span: Span, trigger: Trigger, negations: Sequence[Mark]) -> str:
    """Return ``negated`` or ``asserted``; a negation of a negated trigger asserts."""
    is_negated = any(_reaches(clause, span, mark) for mark in negations)
    return "negated" if is_negated != (trigger.polarity == "negated") else "asserted"


def modality_of(
    clause: Span,
    span: Span,
    trigger: Trigger,
    marks: Sequence[Mark],
    *,
    when: EventDate,
    published: date,
) -> str:
    """Return actual, planned, possible, historical or ongoing."""
    if trigger.modality:
        return trigger.modality
    for mark in sorted(marks, key=lambda mark: -mark.start):
        if mark.kind != "ongoing" and _reaches(clause, span, mark):
            return mark.kind
    if (published - when.date_to).days > HISTORICAL_DAYS:
        return "historical"
    if when.date_from > published:
        return "planned"
    if _is_progressive(clause.doc, span) or any(
        mark.kind == "ongoing" and _reaches(clause, span, mark) for mark in marks
    ):
        return "ongoing"
    return "actual"


def _reaches(clause: Span, span: Span, mark: Mark) -> bool:
    if mark.scope == "before":  # the mark follows what it negates: "… did not happen"
        return span.end <= mark.start < clause.end and mark.start - span.end <= REACH_TOKENS
    return clause.start <= mark.start and mark.end <= span.start <= mark.end + REACH_TOKENS


def _is_progressive(doc: Doc, span: Span) -> bool:
    word = doc[span.start]
    window = doc[max(word.sent.start, span.start - 3) : span.start]
    return word.lower_.endswith("ing") and any(
        t.lower_ in {"is", "are", "'re", "’re"} for t in window
    )
