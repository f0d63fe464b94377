"""What hangs on the words that report an event: subject, objects, phrases with prepositions.

A verb brings its own; a noun ("the shelling of Kupiansk by Russian forces") brings its modifiers
and, where a verb only supports it ("carried out strikes", "clashes broke out"), that verb's.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from sitrep.extract.subjects import NO_SUBJECT, RELATIVE_PRONOUNS, Subject, subject_of
from sitrep.extract.tree import NOMINAL, SUBJECTS, Tree
from sitrep.knowledge.support_verbs import load_support_verbs

PHRASES = frozenset(
    "obl obl:agent obl:arg obl:npmod obl:tmod obl:unmarked nmod nmod:tmod nmod:unmarked".split()
)
# Verbs that bring their subject to a meeting.
_COMING = frozenset(
    """arrive be come fly gather go head invite join leave make meet pay return sit travel
    visit""".split()
)
_DENIED = frozenset({"not", "n't", "n’t", "never", "nearly", "almost"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun under a preposition; ``case`` is "" where it has none."""

    case: str
    token: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The grammar around one trigger.

    ``actor`` is who the grammar makes do it, ``undergoer`` to whom it is done; ``core`` are
    the tokens of the predicate (trigger and supporting verb), the highest first.
    """

    trigger: int
    core: tuple[int, ...]
    is_noun: bool
    actor: tuple[int, ...] = ()
    undergoer: tuple[int, ...] = ()
    indirect: tuple[int, ...] = ()
    modifiers: tuple[int, ...] = ()
    owners: tuple[int, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    reason: str = ""

    @property
    def top(self) -> int:
        """The highest token of the predicate: what stands above it governs the event."""
        return self.core[0]

    def under(self, *cases: str) -> Iterator[int]:
        """Yield the nouns under any of the prepositions."""
        for phrase in self.phrases:
            if phrase.case in cases:
                yield phrase.token


def frame_of(tree: Tree, trigger: int, *, implies_passive: bool = False) -> Frame:
    """Return the frame of a trigger's head token."""
    is_noun = tree.pos[trigger] in {"NOUN", "PROPN"}
    has_verb = tree.dependents(trigger, {"aux", "aux:pass"})
    if is_noun and (not has_verb or tree.dependents(trigger, {"cop"})):
        return _noun_frame(tree, trigger)
    return _verb_frame(tree, trigger, implies_passive=implies_passive)


def with_words(tree: Tree, frame: Frame, tokens: Iterable[int]) -> Frame:
    """Return a frame with what hangs on the object that is part of its trigger.

    "imposed *sanctions* on Iran", "took *control* of the town".
    """
    objects = [i for i in tokens if i != frame.trigger and tree.deps[i] == "obj"]
    known = {phrase.token for phrase in frame.phrases}
    more = [p for i in objects for p in _phrases(tree, i) if p.token not in known]
    return replace(frame, phrases=(*frame.phrases, *more)) if more else frame


def _verb_frame(tree: Tree, verb: int, *, implies_passive: bool) -> Frame:
    subject = subject_of(tree, verb)
    objects = _expanded(tree, tree.dependents(verb, {"obj"}) or _shared_objects(tree, verb))
    objects = tuple(_antecedent(tree, verb, i) for i in objects)
    objects = objects or _fronted_object(tree, verb, subject)
    is_passive = subject.is_passive or implies_passive
    agents = _expanded(tree, _agents(tree, verb))
    return Frame(
        trigger=verb,
        core=(verb,),
        is_noun=False,
        actor=agents if is_passive else subject.tokens,
        undergoer=(*subject.tokens, *objects) if is_passive else objects,
        indirect=_expanded(tree, tree.dependents(verb, {"iobj"})),
        phrases=tuple(_phrases(tree, verb)),
        reason=f"{subject.reason}, passive" if is_passive else subject.reason,
    )


def _noun_frame(tree: Tree, noun: int) -> Frame:
    first = _first_conjunct(tree, noun)
    verb, subject, role = _support(tree, first)
    actor: tuple[int, ...] = ()
    undergoer: tuple[int, ...] = ()
    if role == "actor":
        actor = subject.tokens
    elif role == "undergoer":
        undergoer = subject.tokens
    if tree.dependents(noun, {"cop"}):  # "140 people are in custody"
        undergoer = _expanded(tree, tree.dependents(noun, {"nsubj"}))
    if role == "effect" and verb is not None:
        undergoer = _expanded(tree, tree.dependents(verb, {"obj"}))
    own = list(_phrases(tree, noun))
    if verb is not None:
        own += [p for p in _phrases(tree, verb) if p.token not in {noun, first}]
    modifiers = tree.dependents(noun, {"compound", "amod", "nmod:desc"})
    owners = tree.dependents(noun, {"nmod:poss"})
    if noun != first and not owners and not modifiers:
        owners = tree.dependents(first, {"nmod:poss"})
    return Frame(
        trigger=noun,
        core=(noun,) if verb is None else (verb, noun),
        is_noun=True,
        actor=actor,
        undergoer=undergoer,
        modifiers=tuple(modifiers),
        owners=_expanded(tree, owners),
        phrases=tuple(own),
        reason=f"{subject.reason} of {tree.words[verb]!r}" if verb is not None and role else "",
    )


def _support(tree: Tree, noun: int) -> tuple[int | None, Subject, str]:
    """Return the verb that carries an event noun, its subject, and the subject's role.

    The role is ``actor`` ("launched an attack"), ``undergoer`` ("suffered an attack"),
    ``effect`` ("the attack killed") or "" ("the attack took place").
    """
    head, relation = tree.heads[noun], tree.deps[noun]
    is_counted = relation == "nmod" and tree.case(noun) == "of"
    if is_counted and tree.lemmas[head] in load_support_verbs().series:
        return _support(tree, head)  # "a series of attacks"
    role = _role_of_subject(tree, noun)
    if role is None:
        return None, NO_SUBJECT, ""
    if role in {"effect", ""}:
        return head, NO_SUBJECT, role
    if relation == "nsubj:pass":
        agents = _expanded(tree, _agents(tree, head))
        return head, Subject(agents, is_passive=False, reason="agent"), role
    return head, subject_of(tree, head), role


def _role_of_subject(tree: Tree, noun: int) -> str | None:
    """Return the role of :func:`_support`, or None where no verb carries the noun."""
    verbs = load_support_verbs()
    head, relation = tree.heads[noun], tree.deps[noun]
    if head == noun or not tree.is_verbal(head):
        return None
    lemma, is_object = tree.lemmas[head], relation in {"obj", "nsubj:pass"}
    is_attended = relation == "obl" and tree.lemmas[noun] in verbs.attended
    if (is_object and lemma in verbs.doing) or (is_attended and _is_attended(tree, noun)):
        return "actor"
    is_under = relation == "obl" and tree.case(noun) == "under"
    if is_under and lemma in {"come", "be", "remain"}:
        return "undergoer"
    if is_object and lemma in verbs.undergoing:
        return "undergoer"
    if relation in SUBJECTS and lemma in verbs.happening:
        return ""
    is_harm = relation in SUBJECTS and lemma in verbs.effects and not tree.is_passive(head)
    # "The blast did *not* kill him": there was a blast all the same.
    return "effect" if is_harm and not tree.has_child(head, _DENIED, {"advmod"}) else None


def _is_attended(tree: Tree, noun: int) -> bool:
    """Return whether a subject takes part: "flew in *for* talks", "spoke *after* talks with"."""
    head, case = tree.heads[noun], tree.case(noun)
    if case == "for":
        return tree.lemmas[head] in _COMING or bool(tree.dependents(head, {"cop"}))
    has_partner = any(tree.case(c) == "with" for c in tree.dependents(noun, {"nmod"}))
    return case in {"after", "during", "following"} and has_partner


def _phrases(tree: Tree, i: int) -> Iterator[Phrase]:
    for child in tree.children[i]:
        if tree.deps[child] in PHRASES and (tree.pos[child] in NOMINAL or tree.pos[child] == "ADJ"):
            case = tree.case(child)
            for token in tree.conjuncts(child):
                if tree.pos[token] in NOMINAL:
                    yield Phrase(tree.case(token) or case, token)


def _agents(tree: Tree, verb: int) -> list[int]:
    return [
        i
        for i in tree.dependents(verb, {"obl:agent", "obl"})
        if tree.deps[i] == "obl:agent" or tree.case(i) == "by"
    ]


def _antecedent(tree: Tree, verb: int, token: int) -> int:
    """Return the noun that a relative pronoun stands for: "the town that rebels captured"."""
    is_relative = tree.lower[token] in RELATIVE_PRONOUNS and tree.deps[verb] == "acl:relcl"
    return tree.heads[verb] if is_relative else token


def _shared_objects(tree: Tree, verb: int) -> list[int]:
    """Return the object that a later verb states for both: "liberated and took control of"."""
    later = [c for c in tree.children[verb] if tree.deps[c] == "conj" and tree.pos[c] == "VERB"]
    if not later or tree.is_passive(verb):
        return []
    between = tree.children[verb]
    has_own = any(tree.deps[c] in {"obl", "obj", "ccomp", "xcomp"} for c in between)
    return [] if has_own else tree.dependents(later[0], {"obj"})


def _fronted_object(tree: Tree, verb: int, subject: Subject) -> tuple[int, ...]:
    """Return the noun of a relative clause whose object it is: "the town that troops took"."""
    if tree.deps[verb] != "acl:relcl" or subject.reason != "subject" or subject.is_passive:
        return ()
    head = tree.heads[verb]
    has_gap = any(
        tree.deps[c] in {"obl", "advmod"} and tree.lower[c] in {"where", "when", "which", "whom"}
        for c in tree.children[verb]
    )
    return () if has_gap else (head,)


def _first_conjunct(tree: Tree, i: int) -> int:
    while tree.deps[i] == "conj" and tree.pos[tree.heads[i]] in NOMINAL:
        i = tree.heads[i]
    return i


def _expanded(tree: Tree, heads: list[int]) -> tuple[int, ...]:
    found = [token for head in heads for token in tree.conjuncts(head)]
    return tuple(dict.fromkeys(i for i in found if not tree.is_verbal(i)))
