"""The triggers of one document, and which of them can be taken for events."""

from collections.abc import Collection
from dataclasses import dataclass

from sitrep.extract.effects import typed_by_cause
from sitrep.extract.frames import with_words
from sitrep.extract.happenings import Told
from sitrep.extract.plausibility import Plausibility, Verdict
from sitrep.extract.reading import Reading
from sitrep.extract.speech_modes import load_speech_modes
from sitrep.extract.surroundings import Surroundings
from sitrep.extract.trigger_finder import TriggerFinder, TriggerMatch
from sitrep.extract.word_classes import WordClasses
from sitrep.knowledge.topics import Topic, topic_of


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundTriggers:
    """The triggers of a document that can be told, and the verdict on each that could have been.

    ``heads`` are the tokens of the former.
    """

    told: list[Told]
    heads: frozenset[int]
    verdicts: list[tuple[TriggerMatch, Verdict]]
    classes: WordClasses
    surroundings: Surroundings
    topic: Topic


def find_triggers(reading: Reading, finder: TriggerFinder) -> FoundTriggers:
    """Return the triggers of a document in reading order."""
    tree, classes = reading.tree, WordClasses(reading)
    topic = topic_of(tree.lemmas)
    surroundings = Surroundings(tree, classes.of)
    plausibility = Plausibility(tree, topic, classes.of)
    verdicts: list[tuple[TriggerMatch, Verdict]] = []

    def holds(match: TriggerMatch, told_with: Collection[str]) -> bool:
        frame = surroundings.frame(match.head, match.trigger)
        verdict = plausibility.judge(match, frame, told_with)
        verdicts.append((match, verdict))
        return verdict.holds

    matches = finder.find(tree, surroundings, is_name=reading.names.__contains__, holds=holds)
    told = [
        Told(
            match=match,
            frame=with_words(tree, surroundings.frame(match.head, match.trigger), match.tokens),
        )
        for match in matches
    ]
    return FoundTriggers(
        heads=frozenset(match.head for match in matches),
        told=load_speech_modes().of(typed_by_cause(told, topic, tree.starts), surroundings),
        verdicts=verdicts,
        classes=classes,
        surroundings=surroundings,
        topic=topic,
    )
