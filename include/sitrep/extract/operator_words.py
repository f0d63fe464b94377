"""The words beside a predicate that change whether it happened: "not", "may", "if", "failed"."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from sitrep.extract.subjects import subject_of
from sitrep.extract.tree import SUBJECTS, Tree
from sitrep.knowledge.operators import Operators

_NEGATED_SUBJECTS = frozenset({"nobody", "none", "neither", "nothing"})
_NO_NEGATION_BEFORE = frozenset({"only", "just", "merely", "least", "less", "fewer"})
_NOT_QUITE = frozenset({"nearly", "almost"})
_CONDITIONS = frozenset({"if", "unless"})
IN_A_ROW = frozenset("first second third fourth fifth sixth seventh last latest only".split())
_AUX = frozenset({"aux", "aux:pass"})
_OF_TIME = {"until": "possible", "till": "possible", "before": "planned", "once": "planned"}
_DENYING = frozenset({"deny", "reject", "dismiss"})
_ABILITY = frozenset({"can", "could", "ca"})


@dataclass(frozen=True, slots=True)
class Operator:
    """A word that changes the status of an event: its token and its effect.

    ``is_attempt`` tells "tried to", whose negation is plain failure.
    """

    token: int
    effect: str
    is_attempt: bool = False


def beside(tree: Tree, i: int, words: Operators, core: Collection[int] = ()) -> Iterator[Operator]:
    """Yield the operators that hang on a token itself, those on its subject and object too.

    What belongs to ``core`` speaks for itself.
    """
    negated = {c for c in tree.children[i] if _is_negation(tree, c, words)}
    for child in tree.children[i]:
        effect = "negated" if child in negated else _effect(tree, i, child, bool(negated), words)
        if effect is not None:
            yield Operator(child, effect)
    arguments = list(tree.dependents(i, {"obj"}))
    if tree.is_verbal(i) or tree.dependents(i, SUBJECTS):
        arguments += subject_of(tree, i).tokens[:1]
    for token in arguments:
        if token not in core and is_negated_noun(tree, token):
            yield Operator(token, "negated")


def is_negated(tree: Tree, i: int, words: Operators) -> bool:
    """Return whether a predicate is negated by what hangs on it."""
    return any(operator.effect == "negated" for operator in beside(tree, i, words))


def is_negated_noun(tree: Tree, i: int) -> bool:
    """Return whether a noun says that there is none: "no one", "no attack", "nobody"."""
    if tree.lower[i] in _NEGATED_SUBJECTS:
        return True
    if tree.lower[i] == "one" and i > 0 and tree.lower[i - 1] == "no":
        return True
    if tree.has_child(i, {"not"}, {"advmod"}) and tree.has_child(i, {"single"}, {"amod"}):
        return True
    return any(
        tree.deps[c] in {"det", "cc:preconj"} and tree.lower[c] in {"no", "neither"}
        for c in tree.children[i]
    )


def _effect(tree: Tree, i: int, child: int, is_negated: bool, words: Operators) -> str | None:
    relation, word = tree.deps[child], tree.lower[child]
    if word == "due" and child < i and tree.tags[i] == "VB":
        return "planned"  # "is *due* to visit", however the parser took it
    if relation in {"aux", "aux:pass", "cop"}:
        return _effect_of_auxiliary(tree, i, child, is_negated, words)
    if relation == "advmod":
        return _effect_of_adverb(tree, i, child, words)
    if relation.startswith("obl"):
        return "historical" if _is_long_past(tree, child) else None
    if relation in {"mark", "case"}:  # "without firing", "without an agreement"
        return words.marks.get(word) or _effect_of_time(tree, i, word)
    return _effect_of_modifier(tree, i, child, words)


def _effect_of_modifier(tree: Tree, i: int, child: int, words: Operators) -> str | None:
    if tree.deps[child] == "det" and tree.lower[child] == "any":
        return None if tree.lemmas[tree.heads[i]] in _DENYING else "possible"
    if tree.deps[child] not in {"amod", "compound"}:
        return None
    if tree.tags[child] == "VBG" and child == i - 1 and words.effect(tree, child):
        # "planning attacks", read as if they planned something themselves
        return words.effect(tree, child)
    return words.modifiers.get(tree.lower[child]) if tree.deps[child] == "amod" else None


def _is_long_past(tree: Tree, time: int) -> bool:
    """Return whether a time is many years: "in recent years", "four years ago", "in the past"."""
    if tree.lower[time] == "past":
        return tree.case(time) == "in"
    if tree.lower[time] not in {"years", "decades", "centuries"}:
        return False
    is_past = tree.has_child(time, {"recent", "previous", "past", "earlier"}, {"amod"})
    return is_past or tree.has_child(time, {"ago", "earlier", "before"}, {"advmod", "case"})


def _effect_of_time(tree: Tree, i: int, word: str) -> str | None:
    """Return what a conjunction of time says with the present: "until it lifts the blockade"."""
    if tree.tags[i] not in {"VBZ", "VBP"} and not tree.has_child(i, {"is", "are", "has"}, _AUX):
        return None
    return _OF_TIME.get(word)


def _effect_of_adverb(tree: Tree, i: int, child: int, words: Operators) -> str | None:
    word = tree.lower[child]
    if word == "when" and tree.deps[i] == "advcl" and tree.tags[i] in {"VBZ", "VBP"}:
        return "planned"  # "when he meets the president this week"
    if word == "ago" and any(tree.lower[c] in {"years", "decades"} for c in tree.children[child]):
        return "historical"
    if word == "longer" and any(tree.lower[c] == "no" for c in tree.children[child]):
        return "negated"  # "can no longer leave"
    effect = words.adverbs.get(word)
    return effect if effect != "negated" else None


def _effect_of_auxiliary(
    tree: Tree, i: int, child: int, is_negated: bool, words: Operators
) -> str | None:
    effect = words.auxiliaries.get(tree.lower[child])
    if effect == "possible" and is_negated and tree.lemmas[child] in _ABILITY:
        return None  # "could not reach the town": it did not
    if effect == "possible" and tree.lemmas[child] in _ABILITY and _is_forestalled(tree, i):
        return "negated"  # "was stopped before he could shoot"
    if effect == "planned" and tree.has_child(i, {"have"}, {"aux"}):
        return "possible"  # "would have attacked"
    if effect == "planned" and _has_condition(tree, i):
        return "possible"  # "will resign if indicted"
    if tree.lemmas[child] == "be" and _is_infinitive(tree, i, child):
        return None if _is_one_of_a_row(tree, i) else "planned"  # "is to meet"
    return effect


def _has_condition(tree: Tree, i: int) -> bool:
    clauses = tree.dependents(i, {"advcl"})
    return any(tree.has_child(clause, _CONDITIONS, {"mark"}) for clause in clauses)


def _is_forestalled(tree: Tree, i: int) -> bool:
    return any(tree.lower[c] == "before" for c in tree.dependents(i, {"mark"}))


def _is_negation(tree: Tree, child: int, words: Operators) -> bool:
    relation, word = tree.deps[child], tree.lower[child]
    if relation == "advmod" and words.adverbs.get(word) == "negated":
        after = tree.lower[child + 1] if child + 1 < len(tree) else ""
        if word in _NOT_QUITE:
            return child + 1 == tree.heads[child]  # "nearly captured", not "nearly 30"
        return not (word in {"not", "no"} and after in _NO_NEGATION_BEFORE)
    if relation == "det":
        return word in {"no", "neither"}
    return relation in {"cc:preconj", "cc"} and word in {"neither", "nor"}


def _is_one_of_a_row(tree: Tree, i: int) -> bool:
    """Return whether an infinitive tells what was: "the *third* mayor to be killed"."""
    is_clause = tree.deps[i] in {"acl", "acl:relcl"}
    return is_clause and tree.has_child(tree.heads[i], IN_A_ROW, {"amod"})


def _is_infinitive(tree: Tree, i: int, auxiliary: int) -> bool:
    return any(
        tree.lower[c] == "to" and tree.deps[c] == "mark" and auxiliary < c < i
        for c in tree.children[i]
    )
