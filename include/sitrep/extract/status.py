"""Whether an event is told as fact: its polarity and its modality.

From the event's predicate the search climbs the sentence: auxiliaries, negations and adverbs
beside it, then what governs it ("failed to", "plans to", "threat of"), until a report begins
or a word that leaves the event a fact.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from sitrep.coding import EventDate
from sitrep.extract.frames import Frame
from sitrep.extract.subjects import subject_of
from sitrep.extract.tree import SUBJECTS, Tree
from sitrep.knowledge.operators import Operators
from sitrep.knowledge.triggers import Trigger

# An event further back than this before publication is background.
HISTORICAL_DAYS = 365
_NEGATED_SUBJECTS = frozenset({"nobody", "none", "neither", "nothing", "no"})
_PURPOSE = frozenset({"to"})
_MAX_STEPS = 12


@dataclass(frozen=True, slots=True)
class Operator:
    """A word that changes the status of an event: its token and its effect."""

    token: int
    effect: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """Polarity and modality of an event, with the words that made them so."""

    polarity: str
    modality: str
    operators: tuple[Operator, ...] = ()


def status_of(
    tree: Tree,
    frame: Frame,
    trigger: Trigger,
    operators: Operators,
    *,
    reported: Collection[int],
    when: EventDate,
    published: date,
) -> Status:
    """Return the status of an event; ``reported`` are the heads of what is reported.

    A negation of a negated trigger asserts. The innermost modality counts.
    """
    found = tuple(_operators(tree, frame, operators, reported))
    negations = sum(operator.effect == "negated" for operator in found)
    is_negated = (negations % 2 == 1) != (trigger.polarity == "negated")
    return Status(
        polarity="negated" if is_negated else "asserted",
        modality=_modality(tree, frame, trigger, found, when=when, published=published),
        operators=found,
    )


def _modality(
    tree: Tree,
    frame: Frame,
    trigger: Trigger,
    found: tuple[Operator, ...],
    *,
    when: EventDate,
    published: date,
) -> str:
    if trigger.modality:
        return trigger.modality
    for operator in found:
        if operator.effect in {"planned", "possible", "historical"}:
            return operator.effect
    is_dated = when.start is not None
    if is_dated and (published - when.date_to).days > HISTORICAL_DAYS:
        return "historical"
    if is_dated and when.date_from > published:
        return "planned"
    if any(operator.effect == "ongoing" for operator in found):
        return "ongoing"
    return "ongoing" if any(_is_progressive(tree, i) for i in frame.core) else "actual"


def _operators(
    tree: Tree, frame: Frame, operators: Operators, reported: Collection[int]
) -> Iterator[Operator]:
    for token in reversed(frame.core):
        yield from _beside(tree, token, operators)
        if token != frame.top and (effect := _governing(tree, frame.top, operators)):
            if effect in {"negated", "planned", "possible", "ongoing"}:
                yield Operator(frame.top, effect)
    yield from _above(tree, frame.top, operators, reported)


def _above(
    tree: Tree, i: int, operators: Operators, reported: Collection[int]
) -> Iterator[Operator]:
    for _ in range(_MAX_STEPS):
        head, relation = tree.heads[i], tree.deps[i]
        if head == i or i in reported:
            return
        if relation == "conj":
            if _shares(tree, i):
                yield from _beside(tree, head, operators)
            i = head
            continue
        if relation == "acl:relcl" or relation == "parataxis":
            return
        if relation == "advcl":
            if not _is_attendant(tree, i):
                if _is_purpose(tree, i):
                    yield Operator(i, "planned")
                return
            yield from _beside(tree, head, operators)
            i = head
            continue
        effect = _governing(tree, head, operators)
        if effect is None:
            if relation in {"nmod", "compound", "appos", "nmod:poss"} and tree.pos[head] in {"NOUN", "PROPN"}:
                i = head  # "the victims of the attack", "talks on a ceasefire": look further
                if relation != "nmod" or not _is_group(tree, head):
                    return
                continue
            return
        if effect != "transparent":
            yield Operator(head, effect)
        if effect != "historical":
            yield from _beside(tree, head, operators)
        i = head


def _governing(tree: Tree, head: int, operators: Operators) -> str | None:
    return operators.governors.get(tree.lemmas[head]) or operators.governors.get(tree.lower[head])


def _is_group(tree: Tree, head: int) -> bool:
    return tree.lemmas[head] in {"series", "wave", "number", "kind", "type", "round", "act"}


def _beside(tree: Tree, i: int, operators: Operators) -> Iterator[Operator]:
    """Yield the operators that hang on a token itself."""
    negated = [c for c in tree.children[i] if _is_negation(tree, c, operators)]
    for child in tree.children[i]:
        relation, word = tree.deps[child], tree.lower[child]
        effect = None
        if child in negated:
            effect = "negated"
        elif relation in {"aux", "aux:pass"}:
            effect = operators.auxiliaries.get(word)
            if effect == "possible" and negated and tree.lemmas[child] in {"can", "could", "ca"}:
                effect = None  # "could not reach the town": it did not
            if effect == "planned" and tree.has_child(i, {"have"}, {"aux"}):
                effect = "possible"  # "would have attacked"
            if tree.lemmas[child] == "be" and _is_infinitive(tree, i, child):
                effect = "planned"  # "is to meet"
        elif relation == "amod":
            effect = operators.modifiers.get(word)
        elif relation in {"advmod", "obl", "case"}:
            effect = operators.adverbs.get(word) if relation == "advmod" else None
        elif relation == "mark":
            effect = operators.marks.get(word)
        if effect is not None:
            yield Operator(child, effect)
    if any(_is_negated_noun(tree, s) for s in subject_of(tree, i).tokens) and tree.is_verbal(i):
        yield Operator(subject_of(tree, i).tokens[0], "negated")
    for obj in tree.dependents(i, {"obj"}):
        if _is_negated_noun(tree, obj):
            yield Operator(obj, "negated")


def _is_negation(tree: Tree, child: int, operators: Operators) -> bool:
    relation, word = tree.deps[child], tree.lower[child]
    if relation == "advmod" and operators.adverbs.get(word) == "negated":
        after = tree.lower[child + 1] if child + 1 < len(tree) else ""
        return not (word in {"not", "no"} and after in {"only", "just", "merely", "least", "less", "fewer"})
    if relation == "det":
        return word in {"no", "neither"}
    return relation in {"cc:preconj", "cc"} and word in {"neither", "nor"}


def _is_negated_noun(tree: Tree, i: int) -> bool:
    if tree.lower[i] in _NEGATED_SUBJECTS:
        return not tree.lower[i + 1 : i + 2] == ["other"]
    if tree.lower[i] == "one" and tree.lower[max(i - 1, 0)] == "no":
        return True
    return any(
        tree.deps[c] == "det" and tree.lower[c] in {"no", "neither"} for c in tree.children[i]
    )


def _is_infinitive(tree: Tree, i: int, auxiliary: int) -> bool:
    return any(
        tree.lower[c] == "to" and tree.deps[c] == "mark" and auxiliary < c < i
        for c in tree.children[i]
    )


def _shares(tree: Tree, i: int) -> bool:
    """Return whether a second verb takes over what stands beside the first."""
    own = {"aux", "aux:pass", *SUBJECTS}
    if any(tree.deps[c] in own for c in tree.children[i]):
        return False
    return not tree.has_child(i, {"but", "yet"}, {"cc"})


def _is_attendant(tree: Tree, i: int) -> bool:
    """Return whether a participle tells what came along with the main clause: ", killing three"."""
    if tree.tags[i] not in {"VBG", "VBN"}:
        return False
    return not any(tree.deps[c] in {"mark", "case"} for c in tree.children[i])


def _is_purpose(tree: Tree, i: int) -> bool:
    if tree.tags[i] != "VB":
        return False
    return any(tree.lower[c] in _PURPOSE and tree.deps[c] == "mark" for c in tree.children[i])


def _is_progressive(tree: Tree, i: int) -> bool:
    if tree.tags[i] != "VBG":
        return False
    auxiliaries = [tree.lower[c] for c in tree.children[i] if tree.deps[c] in {"aux", "cop"}]
    if "been" in auxiliaries:
        return bool({"has", "have", "'ve", "’ve", "'s", "’s"} & set(auxiliaries))
    return bool({"is", "are", "am", "'re", "’re", "'s", "’s", "'m", "’m"} & set(auxiliaries))
