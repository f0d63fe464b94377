"""Whether what is told as a fact is over, or goes on while it is told."""

from collections.abc import Sequence

from sitrep.extract.frames import Frame
from sitrep.extract.operator_words import Operator
from sitrep.extract.tree import Tree

_LASTING = frozenset({"PROTEST", "COERCE", "CONTROL", "SANCTION"})
_AUXILIARIES = frozenset({"aux", "aux:pass", "cop"})
_PRESENT = frozenset({"is", "are", "am", "'s", "’s", "'re", "’re", "'m", "’m", "remain", "remains"})
_PAST = frozenset({"was", "were"})
_PERFECT = frozenset({"has", "have", "'ve", "’ve", "'s", "’s"})
# "is under way", "are in progress", "is in full swing".
_UNDER_WAY = frozenset({("under", "way"), ("in", "progress"), ("in", "swing"), ("in", "effect")})
# Affairs that take their time.
_LONG = frozenset(
    """violence fighting war conflict siege blockade drought famine epidemic outbreak insurgency
    offensive operation campaign crackdown investigation inquiry probe strike stoppage boycott talk
    negotiation protest unrest occupation embargo""".split()
)
_ARGUMENTS = frozenset({"nsubj", "obl", "obj"})
_PERIODS = frozenset({"hour", "day", "night", "week", "month", "year"})
_ENTERING = frozenset({"enter", "be", "go", "drag", "stretch", "come"})


def course_of(
    tree: Tree,
    frame: Frame,
    found: Sequence[Operator],
    event_type: str,
    *,
    is_reported: bool = False,
) -> tuple[str, str]:
    """Return the modality of a fact, ``actual`` or ``ongoing``, and why.

    ``found`` are the operators that stand beside and above the event. In what somebody said the
    past tense may be the present of then: "said it was looking into the matter".
    """
    if (going := next((o for o in found if o.effect == "ongoing"), None)) is not None:
        return "ongoing", f"{tree.words[going.token]!r} makes it so"
    may_last = event_type in _LASTING or tree.lemmas[frame.trigger] == "fight"
    present = _PRESENT | _PAST if is_reported else _PRESENT
    if any(
        _is_progressive(tree, i, present) or (may_last and _has_lasted(tree, i)) for i in frame.core
    ):
        return "ongoing", "the tense of the verb"
    if frame.is_noun and _is_state(tree, frame.trigger):
        return "ongoing", "a state of the present"
    if frame.is_noun and _is_told_as_going_on(tree, frame.trigger):
        return "ongoing", "its verb tells of the present"
    if any(_is_in_its_period(tree, i) for i in (*frame.core, tree.heads[frame.top])):
        return "ongoing", "it has entered another day or week"
    return "actual", "nothing in the sentence makes it less than a fact"


def _is_progressive(tree: Tree, i: int, present: frozenset[str]) -> bool:
    """Return whether a verb tells what is going on: "are shelling", "is being questioned"."""
    auxiliaries = {tree.lower[c] for c in tree.children[i] if tree.deps[c] in _AUXILIARIES}
    if tree.tags[i] == "VBN":
        return "being" in auxiliaries and bool(present & auxiliaries)
    if tree.tags[i] != "VBG":
        return False
    return bool((_PERFECT if "been" in auxiliaries else present) & auxiliaries)


def _has_lasted(tree: Tree, i: int) -> bool:
    """Return whether something has gone on until now: "has fought the army since January"."""
    auxiliaries = {tree.lower[c] for c in tree.dependents(i, {"aux"})}
    return bool(auxiliaries & _PERFECT) and any(tree.case(c) == "since" for c in tree.children[i])


def _is_state(tree: Tree, noun: int) -> bool:
    """Return whether somebody is in it now, or it is under way: "are on strike"."""
    if tree.case(noun) in {"on", "under", "in"} and _is_now(tree, noun):
        return True
    head = tree.heads[noun]
    is_subject = head != noun and tree.deps[noun] == "nsubj"
    is_under_way = (tree.case(head), tree.lower[head]) in _UNDER_WAY or tree.lower[head] in {
        "underway", "ongoing",
    }  # fmt: skip
    return is_subject and is_under_way and _is_now(tree, head)


def _is_told_as_going_on(tree: Tree, noun: int) -> bool:
    """Return whether a long affair goes with a verb of the present: "the drought is spreading"."""
    head = tree.heads[noun]
    if tree.lemmas[noun] not in _LONG or head == noun or tree.deps[noun] not in _ARGUMENTS:
        return False
    lasts = tree.lemmas[head] in {"last", "continue", "go"} and any(
        tree.lower[c] in _PERFECT for c in tree.dependents(head, {"aux"})
    )
    return lasts or _is_progressive(tree, head, _PRESENT)


def _is_now(tree: Tree, i: int) -> bool:
    return any(tree.lower[c] in _PRESENT for c in tree.dependents(i, {"cop"}))


def _is_in_its_period(tree: Tree, i: int) -> bool:
    """Return whether a clause says how long it lasts: "entered its second week"."""
    if tree.lemmas[i] in _PERIODS:
        return _is_now(tree, i) and tree.case(i) == "in" and _is_counted(tree, i)
    if tree.lemmas[i] not in _ENTERING:
        return False
    return any(
        tree.lemmas[c] in _PERIODS and tree.case(c) in {"", "in", "into"} and _is_counted(tree, c)
        for c in tree.children[i]
    )


def _is_counted(tree: Tree, period: int) -> bool:
    """Return whether a period is one of several: "its *second* week"."""
    return any(
        tree.deps[c] == "amod" and tree.lower[c] not in {"last", "first", "next", "past"}
        for c in tree.children[period]
    )
