"""How a place, a date or a number hangs on an event: the way up the tree to its predicate."""

from collections.abc import Collection
from dataclasses import dataclass

from sitrep.extract.tree import CLAUSES, SUBJECTS, Tree

_MAX_STEPS = 8
# Relations by which the way would leave the clause.
_LEAVING = CLAUSES | {"acl", "xcomp", "conj"}
_JUDGING = frozenset(
    """accuse acquit arrest blame charge condemn convict criticise criticize detain execute fine
    hang indict imprison jail praise prosecute punish sentence sue thank try""".split()
)
_REASON = frozenset({"for", "of", "over", "with", "in"})


@dataclass(frozen=True, slots=True)
class Attachment:
    """The predicate reached, the phrase under it that holds the token, and what leads there.

    ``relation`` is that of ``phrase`` to ``core``; ``cases`` are the prepositions met on the
    way, the token's own first.
    """

    core: int
    phrase: int
    relation: str
    cases: tuple[str, ...]
    steps: int

    @property
    def case(self) -> str:
        """The preposition of the phrase under the predicate."""
        return self.cases[-1]


def attach(tree: Tree, token: int, cores: Collection[int]) -> Attachment | None:
    """Return how ``token`` hangs on one of ``cores`` without leaving its clause, or None."""
    cases: list[str] = []
    i = token
    for step in range(_MAX_STEPS):
        head, relation, case = tree.heads[i], tree.deps[i], tree.case(i)
        is_listed = relation == "conj" and not tree.is_verbal(i)  # "in Kyiv and *Lviv*"
        is_end = head in cores if is_listed else relation in _LEAVING
        if head == i or is_end:
            return None
        if case or not is_listed:
            cases.append("'s" if relation == "nmod:poss" else case)
        if head in cores:
            return Attachment(head, i, relation, tuple(cases), step)
        i = head
    return None


def outer_cores(tree: Tree, top: int, reported: Collection[int]) -> list[int]:
    """Return the predicates above one whose place and time are also its own.

    "began to *shell*", "fired at the crowd, *killing* three", "arrived and *struck*".
    """
    found: list[int] = []
    i = top
    for _ in range(_MAX_STEPS):
        head, relation = tree.heads[i], tree.deps[i]
        if head == i or (i in reported and relation != "nsubj:pass"):
            return found
        if tree.lemmas[head] in _JUDGING and tree.case(i) in _REASON:
            return found  # the deed was done before: "jailed on Monday for the *murder*"
        is_alone = relation == "conj" and bool(tree.dependents(i, SUBJECTS))
        is_joined = (relation in {"xcomp", "conj"} and not is_alone) or (
            relation == "advcl" and tree.tags[i] in {"VBG", "VBN"}
        )
        is_object = relation in {"obj", "nsubj", "nsubj:pass", "obl"} and tree.pos[head] == "VERB"
        is_nominal = relation in {"nmod", "compound", "appos"}
        is_gerund = relation in {"acl", "ccomp"} and tree.tags[i] == "VBG"
        if not (is_joined or is_object or is_nominal or is_gerund):
            return found
        found.append(head)
        i = head
    return found


def head_of_span(tree: Tree, start: int, end: int) -> int:
    """Return the token of a span whose head lies outside of it."""
    for i in range(start, end):
        if not start <= tree.heads[i] < end or tree.heads[i] == i:
            return i
    return end - 1
