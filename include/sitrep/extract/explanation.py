"""Why an event was coded as it was: what the coder held in its hands when it made it."""

from collections.abc import Callable
from dataclasses import dataclass

from sitrep.coding import Event, Quantity
from sitrep.extract.alternatives import Alternative, alternatives, is_line_of
from sitrep.extract.claims import Voice
from sitrep.extract.conditions import Condition, conditions_of
from sitrep.extract.found_triggers import FoundTriggers
from sitrep.extract.happenings import Happening
from sitrep.extract.plausibility import Verdict
from sitrep.extract.reading import Reading
from sitrep.extract.roles import Roles
from sitrep.extract.status import Status
from sitrep.extract.trigger_finder import TriggerFinder, TriggerMatch
from sitrep.knowledge.ontology import EventType
from sitrep.knowledge.topics import Topic
from sitrep.knowledge.triggers import Trigger


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """An event with what it was put together from: nothing is computed for it."""

    event: Event
    happening: Happening
    roles: Roles
    voice: Voice | None
    status: Status
    quantities: tuple[tuple[Quantity, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """What an event was made from, and what else it could have been.

    ``line`` is its trigger as the data has it: the text may give another type, or take away the
    mode. ``conditions`` are those of the trigger, ``verdict`` says why it was believed.
    """

    reading: Reading
    coded: Coded
    kind: EventType
    topic: Topic
    line: Trigger
    conditions: tuple[Condition, ...]
    verdict: Verdict
    alternatives: tuple[Alternative, ...]

    @property
    def sentence(self) -> int:
        """The first token of its sentence, by which a reading gives places, dates and numbers."""
        return self.reading.tree.starts[self.coded.happening.frames[0].top]


def explain(
    reading: Reading,
    coded: Coded,
    found: FoundTriggers,
    finder: TriggerFinder,
    *,
    kind: EventType,
    is_dropped: Callable[[TriggerMatch], bool],
) -> Explanation:
    """Return the explanation of one event; see :func:`~sitrep.extract.alternatives.alternatives`.

    The search for alternatives is made here, so that coding without explaining costs nothing.
    """
    main = coded.happening.main
    trigger = main.match.trigger
    lines = (match.trigger for match in finder.by_words(reading.tree, main.match.head))
    verdicts = (
        verdict
        for match, verdict in found.verdicts
        if match.head == main.match.head and is_line_of(match.trigger, trigger)
    )
    return Explanation(
        reading=reading,
        coded=coded,
        kind=kind,
        topic=found.topic,
        line=next((line for line in lines if is_line_of(line, trigger)), trigger),
        conditions=tuple(conditions_of(main.match, reading.tree, found.surroundings)),
        verdict=next(verdicts, Verdict(True, "")),
        alternatives=tuple(alternatives(reading, coded.happening, found, finder, is_dropped)),
    )
