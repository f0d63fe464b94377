"""Whether a doubtful trigger reports an event: by who takes part, and what the text is about."""

from collections.abc import Callable, Collection, Iterable

from sitrep.extract.effects import DEADLY
from sitrep.extract.frames import Frame
from sitrep.extract.noun_phrases import counted
from sitrep.extract.tree import Tree
from sitrep.extract.trigger_finder import TriggerMatch
from sitrep.knowledge.topics import Topic

VIOLENT = frozenset(
    {"ASSAULT", "DAMAGE", "CONTROL", "MOBILIZE", "DEFECT", "COERCE", "PROTEST", "DISPLACE"}
)
_ARMED = frozenset({"MIL", "REB", "COP", "UAF", "CRM", "PRM", "SPY"})
_OFFICIAL = _ARMED | {
    "GOV", "LEG", "JUD", "PTY", "OPP", "IGO", "UNO", "EUR", "NGO", "COUNTRY", "LAB", "REF", "PRE", "IMG",
}  # fmt: skip
_CROWD = frozenset({"CVL", "SOC", "LAB", "AGR", "OPP", "EDU", "REF", "REL"})
_SERIOUS = _ARMED | {"GOV", "JUD", "LEG"}
_TARGETS = frozenset(
    {"HUMAN", "PLACE", "BUILDING", "VEHICLE", "SHIP", "AIRCRAFT", "PERSON", "NORP", "GPE", "FAC"}
)


class Plausibility:
    """Judges the triggers of one document."""

    def __init__(
        self, tree: Tree, topic: Topic, classes_of: Callable[[int], frozenset[str]]
    ) -> None:
        self._tree = tree
        self._topic = topic
        self._classes_of = classes_of

    def holds(self, match: TriggerMatch, frame: Frame, told_with: Collection[str]) -> bool:
        """Return whether the trigger can be taken for an event.

        In a text on sports, markets or culture it needs somebody armed or official; elsewhere
        one whose required words are missing needs parties of the kind that its type has.
        ``told_with`` are the types that its sentence tells for sure.
        """
        actors = self._classes(
            (*frame.actor, *frame.owners, *frame.modifiers, *frame.under("by", "between", "from"))
        )
        objects = self._classes(
            (*frame.undergoer, *frame.indirect, *(p.token for p in frame.phrases))
        )
        if self._topic.is_calm:
            is_serious = bool((actors | objects) & _SERIOUS)
            is_deed = match.trigger.event_type in VIOLENT or self._topic.is_about("politics")
            return match.is_sure and is_serious and is_deed
        if match.is_sure:
            return True
        event_type = match.trigger.event_type
        if match.trigger.words[match.trigger.head] in DEADLY and event_type in told_with:
            return True  # "three died when a drone struck"
        if event_type == "DISASTER":
            return self._topic.is_about("disaster")
        if event_type in VIOLENT:
            return self._is_violent(event_type, frame, actors, objects)
        if not any(map(self._topic.is_about, ("politics", "conflict", "disaster"))):
            return False
        return bool(actors & _OFFICIAL or objects & (_OFFICIAL | {"HUMAN"}))

    def _is_violent(
        self, event_type: str, frame: Frame, actors: frozenset[str], objects: frozenset[str]
    ) -> bool:
        if event_type == "PROTEST" and actors & _CROWD and objects & _TARGETS:
            return True  # "farmers blocked the road"
        is_armed = bool(actors & _ARMED)
        if frame.is_noun:
            return self._topic.is_about("conflict")
        if is_armed and (objects & _TARGETS or not frame.undergoer):
            return True
        return self._topic.is_about("conflict") and bool(objects & _TARGETS or actors & _OFFICIAL)

    def _classes(self, tokens: Iterable[int]) -> frozenset[str]:
        heads = (counted(self._tree, i) for i in tokens)
        return frozenset(name for i in heads for name in self._classes_of(i))
