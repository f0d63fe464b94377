"""One happening, however many words tell it: triggers of one sentence are put together."""

from collections.abc import Sequence
from dataclasses import dataclass

from sitrep.extract.frames import Frame
from sitrep.extract.noun_phrases import counted
from sitrep.extract.operator_words import is_negated
from sitrep.extract.tree import SUBJECTS, Tree
from sitrep.extract.trigger_finder import TriggerMatch
from sitrep.knowledge.operators import load_operators
from sitrep.knowledge.triggers import Trigger

# What befalls people and things: part of the attack or disaster that does it.
EFFECTS = frozenset(
    """kill wound injure hurt slay die maim damage destroy devastate wreck flatten burn death
    fatality casualty injury damage destruction dead lose perish ruin gut claim toll body
    corpse fell drown incinerate snuff suffocate mutilate scorch raze""".split()
)
# Triggers of one sentence farther apart are not of one happening; real sentences have fewer.
MAX_TRIGGERS = 20
_WORDS = load_operators()
# Prepositions before another happening; and those before its cause if nobody else does it.
_APART = frozenset({"before", "since", "despite", "until", "ahead of", "besides", "like"})
_LATER = frozenset({"after", "following", "amid", "over"})
_FIRED = frozenset("rocket missile shell bomb mortar grenade shot bullet drone mine".split())
_HOSTS = frozenset({"ASSAULT", "DISASTER", "PROTEST"})
# How a word of a list hangs on what governs the list.
_LISTED = frozenset({"conj", "obj", "orphan", "xcomp"})
_MAX_LISTED = 3
_EFFECT_TYPES = frozenset({"ASSAULT", "DAMAGE", "DISASTER"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A trigger with its frame."""

    match: TriggerMatch
    frame: Frame

    @property
    def is_effect(self) -> bool:
        """Whether the trigger only tells what was suffered."""
        return self.match.trigger.event_type == "DAMAGE" or (
            self.match.trigger.event_type in _EFFECT_TYPES and self.lemma in EFFECTS
        )

    @property
    def lemma(self) -> str:
        """The lemma of the trigger's head, from its own words."""
        trigger = self.match.trigger
        return trigger.words[trigger.head]


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """What is told once: the trigger that names it, and all triggers with their frames.

    ``frames`` has the highest in the sentence first.
    """

    main: Told
    told: tuple[Told, ...]

    @property
    def status_trigger(self) -> Trigger:
        """The trigger that says of itself that nothing happened or is to happen, else the main."""
        marked = (t.match.trigger for t in self.told)
        return next((t for t in marked if t.polarity or t.modality), self.main.match.trigger)

    @property
    def frames(self) -> tuple[Frame, ...]:
        """All frames, the highest first."""
        return tuple(told.frame for told in self.told)


def does_harm(happening: Happening) -> bool:
    """Return whether people can be killed, wounded or lost in it."""
    return happening.main.match.trigger.event_type in _HOSTS


def group_happenings(tree: Tree, told: Sequence[Told]) -> list[Happening]:
    """Return the happenings of a document in reading order of their main triggers."""
    parent = list(range(len(told)))

    def root(i: int) -> int:
        while parent[i] != i:
            i = parent[i]
        return i

    negated = [is_negated(tree, one.frame.top, _WORDS) for one in told]
    for i, one in enumerate(told):
        for j in range(i + 1, min(len(told), i + MAX_TRIGGERS)):
            other = told[j]
            if tree.starts[other.match.head] != tree.starts[one.match.head]:
                break
            # "no one was killed in the bombing"
            if negated[i] == negated[j] and _are_one(tree, one, other):
                parent[root(j)] = root(i)
    groups: dict[int, list[Told]] = {}
    for i, one in enumerate(told):
        groups.setdefault(root(i), []).append(one)
    happenings = [_happening(tree, group) for group in groups.values()]
    return sorted(happenings, key=lambda happening: happening.main.match.head)


def _happening(tree: Tree, group: list[Told]) -> Happening:
    main = min(group, key=_naming)
    by_height = sorted(group, key=lambda told: (_depth(tree, told.frame.top), told.match.head))
    return Happening(main=main, told=tuple(by_height))


def _naming(told: Told) -> tuple[bool, bool, int]:
    """Order by how well a trigger names the happening: an attack before its effect, by mode."""
    return (told.is_effect, told.match.trigger.mode is None, told.match.head)


def _depth(tree: Tree, i: int) -> int:
    return sum(1 for _ in tree.ancestors(i))


def _are_one(tree: Tree, one: Told, other: Told) -> bool:
    if one.is_effect and other.is_effect:
        if "toll" in {one.lemma, other.lemma}:
            return True
        return _is_linked(tree, one, other) or _are_conjoined(tree, one, other)
    if one.is_effect:
        return _is_effect_of(tree, one, other)
    if other.is_effect:
        return _is_effect_of(tree, other, one)
    return _are_one_deed(tree, one, other)


def _is_effect_of(tree: Tree, effect: Told, host: Told) -> bool:
    """Return whether an attack or a disaster beside it did what the effect tells."""
    types = {effect.match.trigger.event_type, host.match.trigger.event_type}
    if types == {"DISASTER"}:
        return True
    return host.match.trigger.event_type in _HOSTS and (
        _is_linked(tree, effect, host)
        or _follows(tree, effect, host)
        or _is_cause(tree, effect, host)
        or _is_named_last(tree, effect, host)
        or _happened_in(tree, effect, host)
        or _is_suffered_beside(tree, effect, host)
        or _is_listed_beside(tree, effect, host)
    )


def _are_one_deed(tree: Tree, one: Told, other: Told) -> bool:
    """Return whether two triggers, neither of them an effect, tell the same deed."""
    event_type = one.match.trigger.event_type
    if event_type != other.match.trigger.event_type or _differ(one, other):
        return False
    if _is_linked(tree, one, other) or _share_object(tree, one, other):
        return True
    if _ends_attempt(tree, one, other) or _ends_attempt(tree, other, one):
        return True
    if event_type == "DISASTER":
        return _goes_on(tree, one, other)
    if event_type != "ASSAULT" or (one.frame.actor and other.frame.actor):
        return False  # "struck after … fired"
    return _is_cause(tree, one, other) or _is_cause(tree, other, one)


def _differ(one: Told, other: Told) -> bool:
    """Return whether two triggers of one type tell different modes: a truce and a withdrawal.

    Who comes and talks does two things.
    """
    modes = {one.match.trigger.mode, other.match.trigger.mode}
    if one.match.trigger.event_type == "CONSULT" and "visit" in modes and len(modes) > 1:
        return True
    return len(modes - {None}) > 1 and one.match.trigger.event_type != "ASSAULT"


def _is_linked(tree: Tree, one: Told, other: Told) -> bool:
    """Return whether one trigger is an argument of the other, or carries it."""
    return _holds(tree, one.frame, other.frame) or _holds(tree, other.frame, one.frame)


def _holds(tree: Tree, upper: Frame, lower: Frame) -> bool:
    if set(upper.core) & set(lower.core):
        return True
    is_done = bool(upper.actor and upper.undergoer)
    phrases = (
        phrase.token
        for phrase in upper.phrases
        if phrase.case not in _APART and not (is_done and phrase.case in _LATER)
    )
    arguments = {*upper.actor, *upper.undergoer, *phrases, *upper.modifiers}
    if lower.trigger in {*arguments, *(counted(tree, i) for i in arguments)}:
        return True
    if _is_result(tree, upper, lower):
        return True
    # "shelled the town, killing three"; "an attack that killed three"; "opened fire to kill"
    relation, head = tree.deps[lower.top], tree.heads[lower.top]
    return (
        head in upper.core
        and relation in {"advcl", "acl", "acl:relcl", "xcomp"}
        and (relation != "advcl" or tree.tags[lower.top] in {"VBG", "VBN", "VB"})
    )


def _is_result(tree: Tree, upper: Frame, lower: Frame) -> bool:
    """Return whether a clause tells what came of it.

    "clashed, resulting in seven *deaths*"; "a bombing that left four *dead*".
    """
    verb = tree.heads[lower.trigger]
    is_clause = tree.deps[verb] in {"advcl", "acl", "acl:relcl"} and tree.heads[verb] in upper.core
    return is_clause and tree.lemmas[verb] in {"result", "cause", "leave", "claim", "cost"}


def _follows(tree: Tree, effect: Told, host: Told) -> bool:
    """Return whether the effect is told right after the attack, of the same subject."""
    is_joined = (
        tree.deps[effect.frame.top] == "conj" and tree.heads[effect.frame.top] in host.frame.core
    )
    return is_joined and bool(set(effect.frame.actor) & set(host.frame.actor))


def _ends_attempt(tree: Tree, end: Told, deed: Told) -> bool:
    """Return whether a trigger says that an attempt came to nothing: "a bid to storm … failed"."""
    attempt = tree.heads[deed.frame.top]
    return (
        end.match.trigger.polarity == "negated"
        and tree.deps[deed.frame.top] == "acl"
        and attempt in {*end.frame.actor, *end.frame.undergoer}
    )


def _is_cause(tree: Tree, effect: Told, host: Told) -> bool:
    """Return whether the effect's own clause tells its cause: "died when a drone struck"."""
    top = host.frame.top
    if host.frame.is_noun and tree.deps[top] in {"obl", "obj", "nsubj", "nsubj:pass"}:
        top = tree.heads[top]  # "after their van was in an *accident*"
    if tree.deps[top] != "advcl" or tree.heads[top] not in effect.frame.core:
        return False
    return any(
        tree.lower[c] in {"when", "after", "as"} and tree.deps[c] in {"mark", "advmod"}
        for c in tree.children[top]
    )


def _is_named_last(tree: Tree, effect: Told, host: Told) -> bool:
    """Return whether the attack is named behind the last of its effects.

    "14 soldiers were *killed* and two cars set ablaze in the *fighting*".
    """
    top = host.frame.top
    last = tree.heads[top]
    return (
        host.frame.is_noun
        and tree.deps[top] == "obl"
        and tree.case(top) in {"in", "during", "by", "from"}
        and tree.deps[last] == "conj"
        and tree.heads[last] in effect.frame.core
    )


def _happened_in(tree: Tree, effect: Told, host: Told) -> bool:
    """Return whether the effect describes an argument of the attack: "a war in which … died"."""
    top = effect.frame.top
    if tree.deps[top] != "acl:relcl":
        return False
    head = tree.heads[top]
    if head in host.frame.core:
        return True
    if tree.lemmas[head] in _FIRED and head in host.frame.undergoer:
        return True  # "fired rockets that wounded three"
    has_in = any(
        tree.lower[c] == "where" or (tree.lower[c] == "which" and tree.case(c) == "in")
        for c in tree.children[top]
    )
    return has_in and head in (*host.frame.undergoer, *(p.token for p in host.frame.phrases))


def _is_suffered_beside(tree: Tree, effect: Told, host: Told) -> bool:
    """Return whether the victims are told beside the attack: "missiles struck, and three died"."""
    top, above = effect.frame.top, tree.heads[effect.frame.top]
    is_joined = tree.deps[top] in {"conj", "parataxis"} and above in host.frame.core
    is_of_people = effect.match.trigger.event_type != "DAMAGE"
    is_suffered = tree.is_passive(top) or tree.lemmas[top] in {"die", "perish"}
    has_own = any(tree.deps[c] in SUBJECTS for c in tree.children[top])
    return is_joined and is_of_people and (is_suffered or not has_own)


def _is_listed_beside(tree: Tree, effect: Told, host: Told) -> bool:
    """Return whether the effect is a word in the host's list: "left 12 dead and 30 *wounded*"."""
    i = effect.match.head
    if any(tree.deps[c] in SUBJECTS for c in tree.children[i]):
        return False  # a clause of its own: "… and that a bridge was *damaged*"
    for _ in range(_MAX_LISTED):
        if tree.deps[i] not in _LISTED:
            return False
        i = tree.heads[i]
        if i in host.frame.core:
            return True
    return False


def _are_conjoined(tree: Tree, one: Told, other: Told) -> bool:
    """Return whether two effects are of one cause: "killed three and wounded ten"."""
    top, head = other.frame.top, tree.heads[other.frame.top]
    doers = set(other.frame.actor)
    is_of_another = bool(doers) and doers.isdisjoint(one.frame.actor)
    return tree.deps[top] == "conj" and head in one.frame.core and not is_of_another


def _goes_on(tree: Tree, one: Told, other: Told) -> bool:
    """Return whether a second verb tells what became of the same: "overturned and caught fire"."""
    top = other.frame.top
    if tree.deps[top] == "xcomp":
        top = tree.heads[top]  # "and began to *sink*"
    has_own = any(tree.deps[c] in SUBJECTS for c in tree.children[top])
    return tree.deps[top] == "conj" and tree.heads[top] in one.frame.core and not has_own


def _share_object(tree: Tree, one: Told, other: Told) -> bool:
    """Return whether two verbs of one type go with one object: "liberated and took control of"."""
    top = other.frame.top
    if one.frame.is_noun or tree.deps[top] != "conj" or tree.heads[top] not in one.frame.core:
        return False
    if any(tree.deps[c] in SUBJECTS for c in tree.children[top]):
        return False
    own = {"obj", "obl", "ccomp", "xcomp"}
    return not any(tree.deps[c] in own for core in one.frame.core for c in tree.children[core])
