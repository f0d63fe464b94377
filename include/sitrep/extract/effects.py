"""Deaths and injuries of which no cause is told: of an attack or a disaster, as the text goes."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace

from sitrep.extract.happenings import Told
from sitrep.knowledge.topics import Topic

DEADLY = frozenset(
    """kill die injure wound hurt perish drown death casualty injury toll body victim dead
    injured wounded missing fatality""".split()
)


def typed_by_cause(told: Sequence[Told], topic: Topic, starts: Sequence[int]) -> list[Told]:
    """Return the triggers, those of plain deaths and injuries with the type of their cause.

    It is what their sentence tells for sure, an attack or a disaster. Elsewhere they are part of
    the disaster that the text is on, with the mode that its other words tell most often, or of
    violence. ``starts`` gives the first token of each token's sentence.
    """
    modes = Counter(
        one.match.trigger.mode
        for one in told
        if one.match.trigger.event_type == "DISASTER" and one.lemma not in DEADLY
    )
    mode = modes.most_common(1)[0][0] if modes else None
    causes: dict[int, set[str]] = {}
    for one in told:
        if one.lemma not in DEADLY:
            causes.setdefault(starts[one.match.head], set()).add(one.match.trigger.event_type)
    return [_typed(one, topic, mode, causes.get(starts[one.match.head], set())) for one in told]


def _typed(one: Told, topic: Topic, mode: str | None, causes: Collection[str]) -> Told:
    trigger = one.match.trigger
    if one.lemma not in DEADLY or trigger.event_type not in {"ASSAULT", "DISASTER"}:
        return one
    if one.match.is_sure and (trigger.requires or trigger.mode is not None):
        return one
    is_disaster = topic.leans_to_disaster
    if len(causes := {"DISASTER", "ASSAULT"}.intersection(causes)) == 1:
        is_disaster = "DISASTER" in causes
    event_type = "DISASTER" if is_disaster else "ASSAULT"
    if trigger.event_type == event_type:
        return one
    changed = replace(
        trigger, event_type=event_type, mode=mode if event_type == "DISASTER" else None
    )
    return replace(one, match=replace(one.match, trigger=changed))
