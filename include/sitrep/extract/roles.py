"""Who acts and who suffers in an event: grammar first, then what the type allows."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sitrep.extract.frames import Frame
from sitrep.extract.participants import Participants
from sitrep.extract.parties import Party
from sitrep.extract.tree import Tree
from sitrep.knowledge.role_frames import RoleFrame

# Nouns of time, place and manner that no type takes for a recipient.
_NO_RECIPIENT = frozenset(
    """day week month year hour minute time morning night evening monday tuesday wednesday thursday
    friday saturday sunday weekend area region part north south east west way place end start
    beginning front side number level degree result response case fact kilometer kilometre mile
    metre meter place step role control fire attack strike""".split()
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
        frames: Mapping[str, RoleFrame],
        is_place: Mapping[int, bool],
    ) -> None:
        self._tree = tree
        self._participants = participants
        self._frames = frames
        self._is_place = is_place

    def roles(self, frame: Frame, event_type: str) -> Roles:
        """Return actors and recipients of the event of a frame."""
        rules = self._frames.get(event_type) or self._frames["default"]
        actors = self._unique(self._actors(frame, rules), must_act=True)
        taken = {(a.party.start, a.party.end) for a in actors}
        recipients = [
            a
            for a in self._unique(self._recipients(frame, rules, event_type), must_act=False)
            if (a.party.start, a.party.end) not in taken
        ]
        if rules.is_mutual and not actors:
            actors, recipients = recipients, []
        return Roles(actors=tuple(actors), recipients=tuple(recipients))

    def _actors(self, frame: Frame, rules: RoleFrame) -> Iterator[tuple[int, str]]:
        for i in frame.actor:
            yield i, frame.reason or "subject"
        if frame.is_noun:
            for i in frame.owners:
                yield i, "owner of the noun"
            by = [(i, f"after {case!r}") for case in rules.actor for i in frame.under(case)]
            yield from by
            if rules.of == "actor":
                yield from ((i, "after 'of'") for i in frame.under("of"))
            if not by and not frame.owners:
                yield from ((i, "before the noun") for i in frame.modifiers)
        else:
            for case in rules.actor:
                if case != "by":
                    yield from ((i, f"after {case!r}") for i in frame.under(case))

    def _recipients(
        self, frame: Frame, rules: RoleFrame, event_type: str
    ) -> Iterator[tuple[int, str]]:
        if rules.object == "recipient" or frame.indirect:
            for i in frame.indirect:
                yield i, "indirect object"
        phrases = [
            (phrase.token, f"after {phrase.case!r}")
            for phrase in frame.phrases
            if phrase.case in rules.recipient and not (phrase.case == "of" and frame.is_noun and rules.of == "actor")
        ]
        is_given = event_type in {"AID", "REQUEST"} and bool(phrases or frame.indirect)
        if rules.object == "recipient" and not is_given:
            for i in frame.undergoer:
                yield i, "object" if i not in frame.actor else "subject"
        yield from phrases
        if frame.is_noun and rules.of == "recipient":
            yield from ((i, "after 'of'") for i in frame.under("of"))

    def _unique(self, found: Iterable[tuple[int, str]], *, must_act: bool) -> list[Argument]:
        arguments: dict[tuple[int, int], Argument] = {}
        for token, reason in found:
            party = self._party(token, must_act=must_act)
            if party is not None:
                arguments.setdefault((party.start, party.end), Argument(party, reason))
        return list(arguments.values())

    def _party(self, token: int, *, must_act: bool) -> Party | None:
        tree = self._tree
        party = self._participants.party(token)
        if must_act:
            if party is None and tree.deps[token] in {"amod", "compound"}:
                return self._participants.demonym(token)
            return party if party is not None and self._participants.can_act(party) else None
        if party is None or self._is_place.get(token, False):
            return None
        is_empty = party.kind == "phrase" and not party.is_person and not party.country
        if is_empty and (tree.lemmas[token] in _NO_RECIPIENT or tree.tags[token] == "VBG"):
            return None
        return party
