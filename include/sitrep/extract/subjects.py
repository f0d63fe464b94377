"""Who is the subject of a verb, where grammar leaves it unsaid.

English states a subject once and goes on with it: "forces arrived and have struck", "began to
shell", "after advancing", "soldiers who fled", "troops sent to the front". Each step to the words
that hold the subject has a name, the reason that an event keeps.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sitrep.extract.tree import NOMINAL, PASSIVE_SUBJECTS, SUBJECTS, Tree
from sitrep.knowledge.nouns import load_nouns
from sitrep.knowledge.support_verbs import load_support_verbs

RELATIVE_PRONOUNS = frozenset({"who", "which", "that", "whom", "whose"})
# "promised the rebels to withdraw": the one who promises withdraws. Others hand the deed on.
SUBJECT_CONTROL = frozenset(["promise", "threaten", "vow", "pledge", "swear", "offer", "refuse"])
_MAX_STEPS = 8


@dataclass(frozen=True, slots=True)
class Subject:
    """Tokens that are the subject, whether the verb is done to them, and how they were found."""

    tokens: tuple[int, ...]
    is_passive: bool
    reason: str


NO_SUBJECT = Subject((), is_passive=False, reason="no subject")


def subject_of(tree: Tree, verb: int, steps: int = 0) -> Subject:
    """Return the subject of a verb (or of a noun or adjective with a copula)."""
    is_passive = tree.is_passive(verb)
    own = tree.dependents(verb, SUBJECTS)
    if own:
        nominal = [i for i in own if tree.pos[i] in NOMINAL or tree.pos[i] in {"DET", "ADJ"}]
        if nominal and tree.lower[nominal[-1]] in RELATIVE_PRONOUNS:
            found = _antecedent(tree, verb)
            if found is not None and tree.lower[nominal[-1]] == "who":
                found = _people_above(tree, found)
            if found is not None:
                return Subject(
                    _joined(tree, found), is_passive, "antecedent of the relative clause"
                )
        passive = any(tree.deps[i] in PASSIVE_SUBJECTS for i in own)
        before = [i for i in nominal if i < verb]
        nearest = before[-1:] or nominal[:1]  # the parser may hang another clause's here, too
        return Subject(_joined(tree, *nearest), passive or is_passive, "subject")
    if steps > _MAX_STEPS:
        return NO_SUBJECT
    return _from_above(tree, verb, is_passive=is_passive, steps=steps)


def _from_above(tree: Tree, verb: int, *, is_passive: bool, steps: int) -> Subject:
    relation, head = tree.deps[verb], tree.heads[verb]
    if head == verb:
        return NO_SUBJECT
    if relation in {"advcl", "xcomp"} and (told := _told_to(tree, verb, head)):
        return Subject(_joined(tree, *told), is_passive, "who is told to or accused of it")
    if relation == "xcomp" or (relation in {"ccomp", "csubj", "obj"} and tree.tags[verb] == "VBG"):
        return _controlled(tree, verb, head, is_passive=is_passive, steps=steps)
    is_participle = relation == "acl:relcl" and tree.tags[verb] == "VBN"
    if relation in {"acl", "amod"} or is_participle:
        return _of_noun(tree, verb, head, is_passive=is_passive, steps=steps)
    if (reason := _reason_to_share(tree, verb)) is not None:
        return _renamed(subject_of(tree, head, steps + 1), is_passive, reason)
    return NO_SUBJECT


def _reason_to_share(tree: Tree, verb: int) -> str | None:
    """Return why a verb has the subject of the one above it, or None where it has not."""
    relation, head = tree.deps[verb], tree.heads[verb]
    if relation == "conj" and (tree.is_verbal(head) or tree.deps[head] in {"acl", "amod"}):
        return "shared subject"
    if relation == "parataxis" and tree.tags[verb] == tree.tags[head] == "VBD":
        return "shared subject"
    is_part = relation == "advcl" and _is_reduced(tree, verb)
    return "subject of the main clause" if is_part else None


def _renamed(found: Subject, is_passive: bool, reason: str) -> Subject:
    return Subject(found.tokens, is_passive, reason) if found.tokens else NO_SUBJECT


def _controlled(tree: Tree, verb: int, head: int, *, is_passive: bool, steps: int) -> Subject:
    """Return the subject of "began to shell", "ordered troops to shell", "was told to leave"."""
    objects = tree.dependents(head, {"obj", "iobj"})
    objects = [i for i in objects if i < verb]
    if objects and tree.lemmas[head] not in SUBJECT_CONTROL:
        return Subject(_joined(tree, objects[-1]), is_passive, "object that is told to")
    above = subject_of(tree, head, steps + 1)
    return _renamed(above, is_passive, "subject of the governing verb")


def _told_to(tree: Tree, verb: int, head: int) -> list[int]:
    """Return whom "accused X of shelling" and "called on X to leave" make the subject."""
    marks = {tree.lower[c] for c in tree.children[verb] if tree.deps[c] in {"mark", "case"}}
    if tree.tags[verb] == "VBG" and marks & {"of", "from", "for"}:
        return [i for i in tree.dependents(head, {"obj", "nsubj:pass"}) if i < verb][-1:]
    if tree.tags[verb] == "VB" and tree.lemmas[head] in {"call", "appeal", "prevail", "rely"}:
        phrases = tree.dependents(head, {"obl", "obl:arg"})
        return [i for i in phrases if i < verb and tree.case(i) in {"on", "upon", "to"}][-1:]
    return []


def _of_noun(tree: Tree, verb: int, noun: int, *, is_passive: bool, steps: int) -> Subject:
    """Return the subject of a clause that modifies a noun: "troops fleeing", "plan to attack"."""
    has_mark = any(tree.deps[c] in {"mark", "case"} for c in tree.children[verb])
    if tree.tags[verb] == "VBN" or is_passive:
        return Subject(_joined(tree, noun), True, "noun that the participle describes")
    if tree.tags[verb] == "VBG" and not has_mark:
        return _doing(tree, noun, is_passive=is_passive, steps=steps)
    owners = tree.dependents(noun, {"nmod:poss"}) or [
        i for i in tree.dependents(noun, {"nmod"}) if tree.case(i) in {"by", "of"}
    ]
    if owners:
        return Subject(_joined(tree, owners[0]), is_passive, "owner of the noun")
    for above in tree.ancestors(noun):
        if tree.is_verbal(above):
            found = subject_of(tree, above, steps + 1)
            if noun in found.tokens:
                return NO_SUBJECT
            return _renamed(found, is_passive, "subject of the governing verb")
    return NO_SUBJECT


def _doing(tree: Tree, noun: int, *, is_passive: bool, steps: int) -> Subject:
    """Return the subject of a participle: its noun, or who does that: "ran a raid targeting"."""
    verb = tree.heads[noun]
    if tree.deps[noun] == "obj" and tree.lemmas[verb] in load_support_verbs().doing:
        above = subject_of(tree, verb, steps + 1)
        return _renamed(above, is_passive, "subject of the governing verb")
    return Subject(_joined(tree, noun), is_passive, "noun that the participle describes")


def _is_reduced(tree: Tree, verb: int) -> bool:
    """Return whether an adverbial clause is a participle or an infinitive."""
    if tree.tags[verb] in {"VBG", "VBN"}:
        return not any(tree.tags[c] in {"VBZ", "VBP", "VBD", "MD"} for c in tree.children[verb])
    return tree.tags[verb] == "VB"


def _antecedent(tree: Tree, verb: int) -> int | None:
    """Return the noun that a relative clause describes."""
    i = verb
    for _ in range(_MAX_STEPS):
        if tree.deps[i] in {"acl:relcl", "acl"}:
            return tree.heads[i]
        if tree.heads[i] == i or tree.deps[i] not in {"conj", "xcomp", "ccomp", "advcl"}:
            return None
        i = tree.heads[i]
    return None


def _people_above(tree: Tree, noun: int) -> int:
    """Return whom "who" means where it follows a thing: "*doctors* at hospitals, who left"."""
    nouns = load_nouns()
    while tree.deps[noun] == "nmod" and (
        tree.lemmas[noun] in nouns.buildings or tree.lemmas[noun] in nouns.places
    ):
        noun = tree.heads[noun]
    return noun


def _members(tree: Tree, head: int) -> list[int]:
    """Return who is counted in a group in its place: "*a bishop* was among those arrested"."""
    above = tree.heads[head]
    is_one_of = tree.deps[head] == "nmod" and tree.lower[above] == "one"
    if not is_one_of and tree.case(head) not in {"among", "amongst"}:
        return [head]
    return tree.dependents(above if is_one_of else head, {"nsubj"}) or [head]


def _joined(tree: Tree, *heads: int) -> tuple[int, ...]:
    members = [member for head in heads for member in _members(tree, head)]
    found: Sequence[int] = [token for member in members for token in tree.conjuncts(member)]
    return tuple(dict.fromkeys(i for i in found if not tree.is_verbal(i)))
