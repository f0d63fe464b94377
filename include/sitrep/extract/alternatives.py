"""What else matched in the sentence of an event, and why it did not become the event."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from sitrep.extract.conditions import conditions_of
from sitrep.extract.found_triggers import FoundTriggers
from sitrep.extract.happenings import Happening
from sitrep.extract.reading import Reading
from sitrep.extract.trigger_finder import TriggerFinder, TriggerMatch
from sitrep.knowledge.triggers import Trigger


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    """A trigger that is not the event's own, and what became of it.

    ``fate`` is ``merged`` (part of this event), ``lost`` (another trigger took its words),
    ``refused`` (by its own conditions) or ``dropped`` (no event). ``short`` is the reason in a form
    that several share; "" where that is the reason itself.
    """

    match: TriggerMatch
    fate: str
    reason: str
    short: str = ""


def alternatives(
    reading: Reading,
    happening: Happening,
    found: FoundTriggers,
    finder: TriggerFinder,
    is_dropped: Callable[[TriggerMatch], bool],
) -> Iterator[Alternative]:
    """Yield what matched beside the main trigger of a happening, in its sentence.

    ``is_dropped`` tells the triggers that are no event for another reason than plausibility.
    """
    yield from _merged(happening)
    yield from _dropped(reading, happening, found, is_dropped)
    yield from _beside(reading, happening, found, finder)


def _merged(happening: Happening) -> Iterator[Alternative]:
    for told in happening.told:
        if told is not happening.main:
            what = "what was suffered in it" if told.is_effect else "tells the same happening"
            yield Alternative(match=told.match, fate="merged", reason=what)


def _dropped(
    reading: Reading,
    happening: Happening,
    found: FoundTriggers,
    is_dropped: Callable[[TriggerMatch], bool],
) -> Iterator[Alternative]:
    """Yield the triggers elsewhere in the sentence that were taken for no event."""
    own = {token for told in happening.told for token in told.match.tokens}
    head = happening.main.match.head
    near = set(range(reading.tree.starts[head], reading.tree.ends[head])) - own
    told = {one.match.head for one in found.told}
    for match, verdict in found.verdicts:
        if match.head in near and match.head not in told and not verdict.holds:
            yield Alternative(match=match, fate="dropped", reason=verdict.reason)
    for one in found.told:
        if one.match.head in near and is_dropped(one.match):
            reason = "only says that something is claimed or denied"
            yield Alternative(match=one.match, fate="dropped", reason=reason)


def _beside(
    reading: Reading, happening: Happening, found: FoundTriggers, finder: TriggerFinder
) -> Iterator[Alternative]:
    """Yield the triggers that matched the same words and lost, or were refused."""
    main, seen = happening.main.match.trigger, set()
    own = main.event_type, main.mode
    for winner in (told.match for told in happening.told):
        heads = [i for i in winner.tokens if i not in reading.names]
        for match in (m for i in heads for m in finder.by_words(reading.tree, i)):
            code = match.trigger.event_type, match.trigger.mode
            is_own = is_line_of(match.trigger, winner.trigger) or code == own
            if not is_own and (code, match.trigger.words) not in seen:
                seen.add((code, match.trigger.words))
                yield _loser(match, winner, reading, found)


def _loser(
    match: TriggerMatch, winner: TriggerMatch, reading: Reading, found: FoundTriggers
) -> Alternative:
    surroundings = found.surroundings
    conditions = conditions_of(match, reading.tree, surroundings)
    unmet = next((condition for condition in conditions if not condition.is_met), None)
    is_refused = surroundings.allow(match.trigger, match.head, match.tokens) is False
    if unmet is not None and (is_refused or winner.is_sure):
        fate = "refused" if is_refused else "lost"
        return Alternative(match=match, fate=fate, reason=unmet.reason, short=unmet.short)
    for judged, verdict in found.verdicts:
        is_it = judged.head == match.head and is_line_of(match.trigger, judged.trigger)
        if is_it and not verdict.holds:
            return Alternative(match=match, fate="dropped", reason=verdict.reason)
    return Alternative(match=match, fate="lost", reason=why_lost(winner, match.trigger))


def is_line_of(line: Trigger, trigger: Trigger) -> bool:
    """Return whether a trigger comes from this line of the data, whatever was made of it."""
    return replace(line, event_type=trigger.event_type, mode=trigger.mode) == trigger


def why_lost(winner: TriggerMatch, loser: Trigger) -> str:
    """Return why a trigger, as sure as the winner, lost its words: the order of the data file."""
    won = winner.trigger
    if len(won.words) > len(loser.words):
        return f"{' '.join(won.words)!r} is longer"
    if any(won.conditions) and not any(loser.conditions):
        return "the winner asks for more" + (", and finds it" if winner.is_sure else "")
    if won.mode is not None and loser.mode is None:
        return "the winner has a mode"
    return "the winner stands before it in the data"
