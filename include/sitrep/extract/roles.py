"""Who acts and who suffers in an event: grammar first, then what the type allows."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from sitrep.extract.frames import Frame
from sitrep.extract.noun_phrases import counted
from sitrep.extract.participants import Participants
from sitrep.extract.party import Party
from sitrep.extract.subjects import subject_of
from sitrep.extract.surroundings import SPEECH
from sitrep.extract.tree import Tree
from sitrep.extract.word_classes import WordClasses
from sitrep.knowledge.nouns import load_nouns
from sitrep.knowledge.role_frames import RoleFrame

# Types that act on things and places, too; all others have people and bodies for recipients.
ON_THINGS = frozenset({"ASSAULT", "DAMAGE", "DISASTER", "COERCE", "CONTROL"})
# Types whose states are suffered: under fire, in custody, under siege.
_SUFFERED = frozenset({"ASSAULT", "COERCE", "CONTROL", "SANCTION", "DISASTER", "DAMAGE", "ACCUSE"})
# With a noun these lead to who does it; with a verb to somebody else, or to its passive's agent.
_OF_NOUNS = frozenset({"after 'by'", "after 'of'"})
_MODIFIERS = frozenset({"det", "amod", "nummod", "compound", "nmod:poss"})
_SURE = frozenset({"named", "country", "government", "agent"})
_HIT = frozenset({"BUILDING", "VEHICLE", "SHIP", "AIRCRAFT"})
_SUFFERERS = _HIT | {"HUMAN", "NORP", "PERSON"}
_RELATIVE = frozenset({"who", "whom", "which", "that", "what", "where", "whose"})
# Endings of what does nothing by itself: happenings, ideas.
_ABSTRACT_ENDINGS = ("tion", "sion", "ness", "ity", "ism", "ship", "ing", "ance", "ence")
# Prepositions that lead to people hit, but only to the place of things: "fired at", "a bomb at".
_NEAR = frozenset({"at", "in", "near", "with", "into", "toward", "towards"})
# With these verbs a weapon is what it is done with, not to whom.
_WIELDING = frozenset(
    "fire launch drop throw lob hurl detonate use shoot rain unleash wield".split()
)


@dataclass(frozen=True, slots=True)
class Argument:
    """A party of an event, and why it is."""

    party: Party
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Roles:
    """The parties of one event, each once, actors before recipients."""

    actors: tuple[Argument, ...] = ()
    recipients: tuple[Argument, ...] = ()


class RoleFinder:
    """Finds the parties of a document's events."""

    def __init__(
        self,
        tree: Tree,
        participants: Participants,
        classes: WordClasses,
        frames: Mapping[str, RoleFrame],
        no_targets: Collection[int],
    ) -> None:
        self._tree = tree
        self._participants = participants
        self._classes = classes
        self._frames = frames
        self._no_targets = no_targets
        self._nouns = load_nouns()

    def roles(self, frame: Frame, event_type: str, mode: str | None) -> Roles:
        """Return actors and recipients of the event of a frame."""
        frames = self._frames
        rules = frames.get(f"{event_type}/{mode}") or frames.get(event_type) or frames["default"]
        if event_type == "DISASTER" and not frame.is_noun:
            frame = self._as_befallen(frame)
        if rules.object == "actor" and (moved := self._moved(frame)):
            return Roles(actors=tuple(moved))
        if rules.object == "actor" and frame.undergoer and mode == "evacuate":
            return Roles()  # "the army evacuated the town": nobody says whom
        actors = _unique(
            (self._actor(token, is_subject=token in frame.actor), reason)
            for token, reason in self._actors(frame, rules, event_type)
            if reason != "after 'from'" or self._is_known(token)
        )
        taken = {(a.party.start, a.party.end) for a in actors}
        on_things = event_type in ON_THINGS
        recipients = _unique(
            (self._recipient(token, frame, on_things=on_things), reason)
            for token, reason in self._recipients(frame, rules, event_type)
            if not (mode == "visit" and token in self._no_targets)
        )
        recipients = [a for a in recipients if (a.party.start, a.party.end) not in taken]
        if rules.is_mutual:  # what they talk about takes no part
            recipients = [a for a in recipients if a.party.is_person or a.party.kind in _SURE]
        is_meeting = event_type == "CONSULT" and mode != "visit"
        if is_meeting or (rules.is_mutual and not actors):
            actors, recipients = [*actors, *recipients], []
        return Roles(actors=tuple(actors), recipients=tuple(recipients))

    def is_somebody(self, party: Party) -> bool:
        """Return whether words inside a trigger are a party all the same.

        "Summoned the *ambassador*"; not "blew *himself* up", "took two *prisoner*".
        """
        tree, head = self._tree, party.end - 1
        if not party.is_person or tree.pos[head] == "PRON" or tree.lemmas[head] == "life":
            return False
        return tree.tags[head] != "NN" or any(
            tree.deps[c] in _MODIFIERS for c in tree.children[head]
        )

    def _is_state_of_doers(self, frame: Frame, event_type: str) -> bool:
        """Return whether who is in a state brings it about: "miners are on strike"."""
        is_state = frame.is_noun and bool(self._tree.dependents(frame.trigger, {"cop"}))
        return is_state and event_type not in _SUFFERED

    def _as_befallen(self, frame: Frame) -> Frame:
        """Return a frame in which nothing does what happens to it: "the *ferry* capsized".

        Neither a river nor a disease acts; people may: "*operators* opened the floodgates".
        """
        befallen = frame.undergoer or tuple(i for i in frame.actor if self._can_suffer(i))
        doers = tuple(i for i in frame.actor if frame.undergoer and self._is_people(i))
        return replace(frame, actor=doers, undergoer=befallen)

    def _can_suffer(self, token: int) -> bool:
        return not self._classes.of(counted(self._tree, token)).isdisjoint(_SUFFERERS)

    def _moved(self, frame: Frame) -> list[Argument]:
        """Return the people among what is moved: of "fled their homes" nobody."""
        who = [i for i in (*frame.undergoer, *frame.indirect) if self._is_people(i)]
        return _unique((self._recipient(i, frame, on_things=False), "who is moved") for i in who)

    def _is_people(self, token: int) -> bool:
        classes = self._classes.of(counted(self._tree, token))
        return not classes.isdisjoint({"HUMAN", "NORP", "PERSON"})

    def _actors(self, frame: Frame, rules: RoleFrame, event_type: str) -> Iterator[tuple[int, str]]:
        yield from ((i, frame.reason or "subject") for i in frame.actor)
        if self._is_state_of_doers(frame, event_type):
            yield from ((i, "who is in it") for i in frame.undergoer)
        cases = [*rules.actor, "from"] if _is_speech(frame, event_type) else rules.actor
        by = [(i, f"after {case!r}") for case in cases for i in frame.under(case)]
        if not frame.is_noun:
            yield from ((i, reason) for i, reason in by if reason not in _OF_NOUNS)
            return
        yield from ((i, "owner of the noun") for i in frame.owners)
        yield from by
        if rules.of == "actor":
            yield from ((i, "after 'of'") for i in frame.under("of"))
        if not by and not frame.owners:
            yield from ((i, "before the noun") for i in frame.modifiers)

    def _recipients(
        self, frame: Frame, rules: RoleFrame, event_type: str
    ) -> Iterator[tuple[int, str]]:
        yield from ((i, "indirect object") for i in frame.indirect)
        skips_of = frame.is_noun and rules.of != "recipient"
        phrases = [
            (phrase.token, f"after {phrase.case!r}")
            for phrase in frame.phrases
            if phrase.case in rules.recipient
            and not (phrase.case == "of" and skips_of)
            and not (phrase.case == "from" and _is_speech(frame, event_type))
            and (phrase.case not in _NEAR or self._is_hit(phrase.token, frame))
        ]
        undergoes = any(not self._is_no_party(i) for i in frame.undergoer)
        if event_type in ON_THINGS and not frame.is_noun and undergoes:
            phrases = []  # "killed at a petrol station"
        asked = [i for i, _ in phrases if self._is_known(i)]
        is_given = event_type in {"AID", "REQUEST"} and bool(asked or frame.indirect)
        if rules.object == "recipient" and not is_given:
            yield from ((i, "undergoes it") for i in frame.undergoer)
        yield from phrases
        if event_type in {"REQUEST", "THREATEN"} and not (frame.undergoer or frame.indirect):
            yield from ((i, "who is to do it") for i in self._wished(frame))
        if frame.is_noun and rules.of == "recipient":
            yield from ((i, "after 'of'") for i in frame.under("of"))

    def _wished(self, frame: Frame) -> Iterator[int]:
        """Yield whom a demand or a threat is about: "demanded that the army leave"."""
        tree = self._tree
        for child in tree.dependents(frame.top, {"ccomp"}):
            yield from subject_of(tree, child).tokens
        for child in tree.dependents(frame.top, {"xcomp"}):
            yield from tree.dependents(child, {"obj"})

    def _actor(self, token: int, *, is_subject: bool) -> Party | None:
        tree = self._tree
        if tree.lower[token] in _RELATIVE:
            return None
        party = self._participants.party(token)
        if party is None and tree.deps[token] in {"amod", "compound"}:
            return self._participants.demonym(token)
        if party is None or self._participants.can_act(party):
            return party
        if not is_subject or tree.pos[token] == "NUM" or self._is_abstract(token):
            return None
        return party

    def _recipient(self, token: int, frame: Frame, *, on_things: bool) -> Party | None:
        tree = self._tree
        if tree.lower[token] in _RELATIVE:
            return None
        party = self._participants.party(token)
        if on_things:
            return self._target(token, party, frame)
        if tree.tags[token] == "VBG":
            return None
        if party is not None and self._participants.can_act(party):
            return party
        return next(self._inside(token), None) if tree.pos[token] != "PRON" else None

    def _target(self, token: int, party: Party | None, frame: Frame) -> Party | None:
        tree = self._tree
        if party is None or token in self._no_targets:
            return None
        if party.kind != "phrase" or party.is_person:
            return party
        if self._is_no_party(token) or tree.tags[token] == "VBG":
            return None
        if self._is_wielded(frame) and "WEAPON" in self._classes.of(token):
            return None
        return party

    def _is_known(self, token: int) -> bool:
        """Return whether a party is somebody by its own words: no "offices of the mayor"."""
        party = self._participants.party(token)
        return party is not None and (party.kind != "phrase" or party.is_person)

    def _is_abstract(self, token: int) -> bool:
        tree = self._tree
        is_listed = tree.lemmas[token] in self._nouns.abstract
        return is_listed or tree.lower[token].endswith(_ABSTRACT_ENDINGS)

    def _is_no_party(self, token: int) -> bool:
        return self._tree.lemmas[token] in self._nouns.no_parties

    def _is_wielded(self, frame: Frame) -> bool:
        lemmas = self._tree.lemmas
        return lemmas[frame.top] in _WIELDING or lemmas[frame.trigger] in _WIELDING

    def _is_hit(self, token: int, frame: Frame) -> bool:
        """Return whether a phrase with "at" or "in" is a target: people, or what is fired at."""
        classes = self._classes.of(token)
        return "HUMAN" in classes or (self._is_wielded(frame) and not classes.isdisjoint(_HIT))

    def _inside(self, token: int) -> Iterator[Party]:
        """Yield whose a thing is: "praised the work of the police", "rejected Russia's offer"."""
        tree = self._tree
        for child in tree.children[token]:
            relation = tree.deps[child]
            is_owner = relation in {"nmod:poss", "compound", "amod"} or (
                relation == "nmod" and tree.case(child) in {"of", "by", "from", "against"}
            )
            party = self._participants.party(child) if is_owner else None
            party = party or (self._participants.demonym(child) if is_owner else None)
            if party is not None and self._participants.can_act(party):
                yield party


def _is_speech(frame: Frame, event_type: str) -> bool:
    """Return whether a noun tells what somebody says: "criticism *from* the opposition"."""
    return frame.is_noun and event_type in SPEECH


def _unique(found: Iterable[tuple[Party | None, str]]) -> list[Argument]:
    arguments: dict[tuple[int, int], Argument] = {}
    for party, reason in found:
        if party is not None:
            arguments.setdefault((party.start, party.end), Argument(party, reason))
    return list(arguments.values())
