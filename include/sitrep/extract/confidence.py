"""How far an event can be trusted, from what supports it."""

from collections.abc import Iterator
from dataclasses import replace

from sitrep.coding import Event
from sitrep.knowledge.ontology import EventType

# A trigger alone is right about half the time; each argument found in the text adds to it.
TRIGGER_ALONE = 0.45
ACTOR, RECIPIENT, PLACE, DATE, MODE = 0.15, 0.1, 0.1, 0.1, 0.05
NO_RECIPIENT = -0.1


def confidence_of(event: Event, kind: EventType) -> Event:
    """Return the event with its confidence, between 0 and 1.

    The weights are reasoned, not fitted: they order events, they are no probabilities.
    """
    value = sum(weight for _, weight in confidence_parts(event, kind))
    return replace(event, confidence=round(value, 2))


def confidence_parts(event: Event, kind: EventType) -> Iterator[tuple[str, float]]:
    """Yield what adds to the confidence of an event, and how much."""
    yield "trigger", TRIGGER_ALONE
    if event.actors:
        yield "actor", ACTOR
    if event.recipients:
        yield "recipient", RECIPIENT
    if event.places:
        yield "place", PLACE
    if event.date.start is not None:
        yield "date in the text", DATE
    if event.mode is not None:
        yield "mode", MODE
    if kind.recipient_required and not event.recipients:
        yield f"no recipient, which {event.event_type} has", NO_RECIPIENT
