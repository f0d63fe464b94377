"""Whether a doubtful trigger reports an event: by who takes part, and what the text is about."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

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
_OFFICIAL = _ARMED | frozenset(
    "GOV LEG JUD PTY OPP IGO UNO EUR NGO COUNTRY LAB REF PRE IMG".split()
)
_CROWD = frozenset({"CVL", "SOC", "LAB", "AGR", "OPP", "EDU", "REF", "REL"})
_SERIOUS = _ARMED | {"GOV", "JUD", "LEG"}
_TARGETS = frozenset(
    {"HUMAN", "PLACE", "BUILDING", "VEHICLE", "SHIP", "AIRCRAFT", "PERSON", "NORP", "GPE", "FAC"}
)
_LAWS = frozenset("constitution law rule act statute treaty code charter clause article".split())
_HABITUAL = frozenset(
    """usually often occasionally typically generally normally sometimes always frequently routinely
    rarely seldom regularly""".split()
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a trigger can be taken for an event, and why."""

    holds: bool
    reason: str


class Plausibility:
    """Judges the triggers of one document."""

    def __init__(
        self, tree: Tree, topic: Topic, classes_of: Callable[[int], frozenset[str]]
    ) -> None:
        self._tree = tree
        self._topic = topic
        self._classes_of = classes_of

    def holds(self, match: TriggerMatch, frame: Frame, told_with: Collection[str]) -> bool:
        """Return whether the trigger can be taken for an event; see :meth:`judge`."""
        return self.judge(match, frame, told_with).holds

    def judge(self, match: TriggerMatch, frame: Frame, told_with: Collection[str]) -> Verdict:
        """Return whether the trigger can be taken for an event, and why.

        In a text on sports, markets or culture it needs somebody armed or official; elsewhere
        one whose required words are missing needs parties of the kind that its type has.
        ``told_with`` are the types that its sentence tells for sure.
        """
        if (habit := self._habit(frame)) is not None:
            return Verdict(False, f"{habit!r} makes it a general statement")
        if (law := self._law(frame)) is not None:
            return Verdict(False, f"{law!r} is a rule, and no deed")
        actors = self._classes(
            (*frame.actor, *frame.owners, *frame.modifiers, *frame.under("by", "between", "from"))
        )
        objects = self._classes(
            (*frame.undergoer, *frame.indirect, *(p.token for p in frame.phrases))
        )
        if self._topic.is_calm:
            return self._in_calm(match, actors | objects)
        if match.is_sure:
            return Verdict(True, "what it asks for is there")
        trigger = match.trigger
        if trigger.words[trigger.head] in DEADLY and trigger.event_type in told_with:
            return Verdict(True, "its sentence tells such an event")  # "died when a drone struck"
        return self._judge_doubtful(trigger.event_type, frame, actors, objects)

    def _habit(self, frame: Frame) -> str | None:
        """Return the word that tells of what is done again and again: "often attack"."""
        tree = self._tree
        if frame.is_noun or not self._is_present(frame.trigger):
            return None
        adverbs = tree.dependents(frame.trigger, {"advmod"})
        return next((tree.words[i] for i in adverbs if tree.lower[i] in _HABITUAL), None)

    def _law(self, frame: Frame) -> str | None:
        """Return the law that is said to do it: "the constitution bans"."""
        tree = self._tree
        if frame.is_noun or not self._is_present(frame.trigger):
            return None
        return next((tree.words[i] for i in frame.actor if tree.lemmas[i] in _LAWS), None)

    def _is_present(self, verb: int) -> bool:
        tree = self._tree
        auxiliaries = {tree.lower[c] for c in tree.dependents(verb, {"aux", "aux:pass"})}
        if tree.tags[verb] == "VBN":
            return bool(auxiliaries & {"is", "are"})
        return tree.tags[verb] in {"VBP", "VBZ"} and not auxiliaries

    def _judge_doubtful(
        self, event_type: str, frame: Frame, actors: frozenset[str], objects: frozenset[str]
    ) -> Verdict:
        if event_type == "DISASTER":
            return self._about("disaster")
        if event_type in VIOLENT:
            return self._is_violent(event_type, frame, actors, objects)
        if not any(map(self._topic.is_about, ("politics", "conflict", "disaster"))):
            return Verdict(False, "the text is not about politics, conflict or disaster")
        if actors & _OFFICIAL or objects & (_OFFICIAL | {"HUMAN"}):
            return Verdict(True, "its parties are officials, armed or people")
        return Verdict(False, "nobody official or armed takes part")

    def _in_calm(self, match: TriggerMatch, parties: frozenset[str]) -> Verdict:
        if not match.is_sure:
            return Verdict(False, "what it asks for is missing, and the text is of a calm topic")
        if not parties & _SERIOUS:
            return Verdict(False, "the topic is calm, and nobody armed or in office takes part")
        if match.trigger.event_type in VIOLENT or self._topic.is_about("politics"):
            return Verdict(True, "somebody armed or in office takes part, though the topic is calm")
        return Verdict(False, "the topic is calm, and it is no deed of force")

    def _about(self, topic: str) -> Verdict:
        is_about = self._topic.is_about(topic)
        return Verdict(is_about, f"the text is {'' if is_about else 'not '}about {topic}")

    def _is_violent(
        self, event_type: str, frame: Frame, actors: frozenset[str], objects: frozenset[str]
    ) -> Verdict:
        if event_type == "PROTEST" and actors & _CROWD and objects & _TARGETS:
            return Verdict(True, "people of no office do it to a place or thing")
        if frame.is_noun:
            return self._about("conflict")
        if actors & _ARMED and (objects & _TARGETS or not frame.undergoer):
            return Verdict(True, "somebody armed does it")
        if objects & _TARGETS or actors & _OFFICIAL:
            return self._about("conflict")
        return Verdict(False, "nobody armed or official does it, to no person, place or thing")

    def _classes(self, tokens: Iterable[int]) -> frozenset[str]:
        heads = (counted(self._tree, i) for i in tokens)
        return frozenset(name for i in heads for name in self._classes_of(i))
