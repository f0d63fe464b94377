"""Deaths and injuries of which no cause is told: of an attack or a disaster, as the text goes."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from sitrep.extract.happenings import Told
from sitrep.knowledge.topics import Topic

DEADLY = frozenset(
    """kill die injure wound hurt perish drown death casualty injury toll body victim dead
    injured wounded missing fatality""".split()
)


def typed_by_topic(told: Sequence[Told], topic: Topic) -> list[Told]:
    """Return the triggers, those of plain deaths and injuries with the type that the text has.

    In a text on a disaster they are part of it, with the mode that its other words tell most
    often; elsewhere of violence.
    """
    modes = Counter(
        one.match.trigger.mode
        for one in told
        if one.match.trigger.event_type == "DISASTER" and one.lemma not in DEADLY
    )
    mode = modes.most_common(1)[0][0] if modes else None
    return [_typed(one, topic, mode) for one in told]


def _typed(one: Told, topic: Topic, mode: str | None) -> Told:
    trigger = one.match.trigger
    if one.lemma not in DEADLY or trigger.event_type not in {"ASSAULT", "DISASTER"}:
        return one
    if one.match.is_sure and (trigger.requires or trigger.mode is not None):
        return one
    event_type = "DISASTER" if topic.leans_to_disaster else "ASSAULT"
    if trigger.event_type == event_type:
        return one
    changed = replace(
        trigger, event_type=event_type, mode=mode if event_type == "DISASTER" else None
    )
    return replace(one, match=replace(one.match, trigger=changed))
