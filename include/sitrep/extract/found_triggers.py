"""The triggers of one document, and which of them can be taken for events."""

from dataclasses import dataclass

from sitrep.extract.effects import typed_by_topic
from sitrep.extract.happenings import Told
from sitrep.extract.plausibility import Plausibility
from sitrep.extract.reading import Reading
from sitrep.extract.surroundings import Surroundings
from sitrep.extract.trigger_finder import TriggerFinder, TriggerMatch
from sitrep.extract.word_classes import WordClasses
from sitrep.knowledge.topics import Topic, topic_of


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundTriggers:
    """The triggers that were chosen, those that are plausible with their frames, and the judges."""

    matches: list[TriggerMatch]
    told: list[Told]
    classes: WordClasses
    surroundings: Surroundings
    plausibility: Plausibility
    topic: Topic


def find_triggers(reading: Reading, finder: TriggerFinder) -> FoundTriggers:
    """Return the triggers of a document in reading order."""
    tree, classes = reading.tree, WordClasses(reading)
    topic = topic_of(tree.lemmas)
    surroundings = Surroundings(tree, classes.of)
    plausibility = Plausibility(tree, topic, classes.of)
    matches = finder.find(tree, surroundings, reading.names.__contains__)
    told = [
        Told(match=match, frame=surroundings.frame(match.head, match.trigger)) for match in matches
    ]
    return FoundTriggers(
        matches=matches,
        told=typed_by_topic(
            [one for one in told if plausibility.holds(one.match, one.frame)], topic
        ),
        classes=classes,
        surroundings=surroundings,
        plausibility=plausibility,
        topic=topic,
    )
