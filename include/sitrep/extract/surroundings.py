"""What stands around a trigger in its own clause: the conditions that triggers set."""

from collections.abc import Callable, Mapping

from sitrep.extract.subjects import subject_of
from sitrep.extract.tree import CLAUSES, Tree
from sitrep.knowledge.triggers import LABELS, Trigger

_OUT = CLAUSES - {"acl:relcl"}


class Surroundings:
    """Answers whether a trigger's conditions hold, each clause read once.

    Parameters
    ----------
    tree : Tree
        The document.
    labels_of : callable
        Gives the entity label of a token, and the sectors of who it means.
    """

    def __init__(self, tree: Tree, labels_of: Callable[[int], frozenset[str]]) -> None:
        self._tree = tree
        self._labels_of = labels_of
        self._clauses: dict[int, frozenset[int]] = {}
        self._sentences: dict[int, frozenset[str]] = {}

    def allow(self, trigger: Trigger, head: int, tokens: tuple[int, ...]) -> bool:
        """Return whether what the trigger requires is there, and what excludes it is not."""
        if trigger.excludes and not self._in_sentence(head).isdisjoint(trigger.excludes):
            return False
        if not trigger.requires:
            return True
        around = self.clause(head) - set(tokens)
        required = frozenset(trigger.requires)
        if any(self._tree.lemmas[i] in required or self._tree.lower[i] in required for i in around):
            return True
        return not required.isdisjoint(LABELS) and any(
            not required.isdisjoint(self._labels_of(i)) for i in around
        )

    def clause(self, i: int) -> frozenset[int]:
        """Return the tokens of the clause of ``i``, its shared subject included."""
        root = clause_root(self._tree, i)
        if root not in self._clauses:
            self._clauses[root] = self._read_clause(root)
        return self._clauses[root]

    def _read_clause(self, root: int) -> frozenset[int]:
        tree = self._tree
        tokens = set(tree.subtree(root, without=_OUT))
        for subject in subject_of(tree, root).tokens:
            tokens.update(tree.subtree(subject, without=CLAUSES))
        relation, head = tree.deps[root], tree.heads[root]
        if relation in {"acl", "amod", "acl:relcl"}:
            tokens.update(tree.subtree(head, without=CLAUSES))
        if relation in {"advcl", "xcomp", "conj"}:
            tokens.update(tree.subtree(head, without=CLAUSES))
        return frozenset(tokens)

    def _in_sentence(self, i: int) -> frozenset[str]:
        tree = self._tree
        start = tree.starts[i]
        if start not in self._sentences:
            self._sentences[start] = frozenset(tree.lemmas[start : tree.ends[i]]) | frozenset(
                tree.lower[start : tree.ends[i]]
            )
        return self._sentences[start]


def clause_root(tree: Tree, i: int) -> int:
    """Return the predicate of the clause that ``i`` stands in."""
    while tree.heads[i] != i:
        relation = tree.deps[i]
        if relation in CLAUSES or relation in {"acl", "xcomp"}:
            return i
        if relation == "conj" and tree.is_verbal(i):
            return i
        i = tree.heads[i]
    return i


LabelsOf = Callable[[int], frozenset[str]]
EntityLabels = Mapping[int, str]
