"""How far an event can be trusted, from what supports it."""

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
    value = TRIGGER_ALONE
    value += ACTOR * bool(event.actors)
    value += RECIPIENT * bool(event.recipients)
    value += PLACE * bool(event.places)
    value += DATE * (event.date.start is not None)
    value += MODE * (event.mode is not None)
    if kind.recipient_required and not event.recipients:
        value += NO_RECIPIENT
    return replace(event, confidence=round(value, 2))
