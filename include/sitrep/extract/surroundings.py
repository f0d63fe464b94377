"""What stands around a trigger in its own clause: the conditions that triggers set."""

from collections.abc import Callable, Collection, Iterable, Iterator

from sitrep.extract.frames import Frame, frame_of
from sitrep.extract.noun_phrases import counted
from sitrep.extract.subjects import subject_of
from sitrep.extract.tree import CLAUSES, Tree
from sitrep.knowledge.triggers import LABELS, Trigger

_OUT = CLAUSES - {"acl:relcl"}
# Prepositions under which a noun's own object stands: "the capture of the town".
_OBJECT_CASES = ("of", "on", "against", "to", "upon", "at")

# Acts of speech: what they are about decides what they are.
SPEECH = frozenset({"REQUEST", "THREATEN", "REJECT", "ACCUSE", "AGREE", "CONCEDE", "SUPPORT"})
# Steps in the tree: to a party, and to what hangs elsewhere.
_ARGUMENT, _FAR = 2, 9
_CARRIERS = frozenset("call demand request appeal plea offer proposal plan idea".split())
_COMPLEMENTS = frozenset({"ccomp", "xcomp", "advcl", "acl"})

ClassesOf = Callable[[int], frozenset[str]]


class Surroundings:
    """Answers whether a trigger's conditions hold, each clause and frame read once.

    Parameters
    ----------
    tree : Tree
        The document.
    classes_of : callable
        Gives the labels and classes of a token.
    """

    def __init__(self, tree: Tree, classes_of: ClassesOf) -> None:
        self._tree = tree
        self.classes_of = classes_of
        self._clauses: dict[int, frozenset[int]] = {}
        self._sentences: dict[int, frozenset[str]] = {}
        self._frames: dict[tuple[int, bool], Frame] = {}

    def frame(self, head: int, trigger: Trigger) -> Frame:
        """Return the frame of a trigger at a token."""
        key = head, trigger.implies == "passive"
        if key not in self._frames:
            self._frames[key] = frame_of(self._tree, head, implies_passive=key[1])
        return self._frames[key]

    def allow(self, trigger: Trigger, head: int, tokens: tuple[int, ...]) -> bool | None:
        """Return whether the conditions hold; None where it is doubtful.

        It is where only ``requires`` is unmet, and where a passive leaves the doer unsaid: "was
        held". What excludes a trigger, or a party of the wrong kind, is final.
        """
        if trigger.excludes and not self.sentence_words(head).isdisjoint(trigger.excludes):
            return False
        has_parties = self._has_parties(trigger, head)
        if has_parties is False or (not trigger.requires and not trigger.needs):
            return has_parties
        around = self.around(trigger, head, tokens)
        if trigger.needs and not self._any(around, trigger.needs):
            return False
        return has_parties if not trigger.requires or self._any(around, trigger.requires) else None

    def around(self, trigger: Trigger, head: int, tokens: tuple[int, ...]) -> frozenset[int]:
        """Return the tokens that can meet ``requires`` and ``needs``: the clause, what is said."""
        around = self.clause(head) - set(tokens)
        return around | self._said(head) if trigger.event_type in SPEECH else around

    def distance(self, trigger: Trigger, head: int, *, default: int = 1) -> int:
        """Return how many steps in the tree the nearest word lies that ``requires`` asks for.

        Other conditions, and none, are as near as a party is. ``default`` is for
        a word that is not there.
        """
        if not trigger.requires:
            return _ARGUMENT
        around = self.around(trigger, head, (head,))
        steps = (self._steps(head, i) for i in self.meeting(around, trigger.requires))
        return min(steps, default=default)

    def _steps(self, head: int, token: int) -> int:
        """Return the steps up from a token to a head; many where it hangs elsewhere.

        What a call or an offer is for tells more than that there was one.
        """
        if self._tree.lemmas[token] in _CARRIERS:
            return _FAR
        for steps, above in enumerate(self._tree.ancestors(token), 1):
            if above == head:
                return steps
        return _FAR

    def clause(self, i: int) -> frozenset[int]:
        """Return the tokens of the clause of ``i``, its shared subject included."""
        root = clause_root(self._tree, i)
        if root not in self._clauses:
            self._clauses[root] = self._read_clause(root)
        return self._clauses[root]

    def _has_parties(self, trigger: Trigger, head: int) -> bool | None:
        """Return whether the parties are of the kinds wanted; None where a doer is left unsaid."""
        if not trigger.object and not trigger.subject:
            return True
        frame = self.frame(head, trigger)
        if trigger.object and not self._any(self.objects(frame), trigger.object):
            return False
        if not trigger.subject or self._any(self.subjects(frame), trigger.subject):
            return True
        is_unsaid = not frame.is_noun and not frame.actor and bool(frame.undergoer)
        return None if is_unsaid and trigger.object else False

    def objects(self, frame: Frame) -> Iterator[int]:
        """Yield what ``object`` may be met by: the counted nouns that the event befalls."""
        found = [*frame.undergoer, *frame.indirect]
        found += [  # "suspended lending"
            i
            for i in self._tree.dependents(frame.trigger, {"xcomp", "ccomp"})
            if self._tree.tags[i] == "VBG"
        ]
        if frame.is_noun:
            found += [*frame.under(*_OBJECT_CASES), *frame.modifiers]
        yield from self._with_counted(found)

    def subjects(self, frame: Frame) -> Iterator[int]:
        """Yield what ``subject`` may be met by: the counted nouns that do it."""
        found = [*frame.actor, *frame.owners]
        if frame.is_noun:
            found += [*frame.modifiers, *frame.under("by", "of", "from", "between")]
        yield from self._with_counted(found)

    def meeting(self, tokens: Iterable[int], wanted: Collection[str]) -> Iterator[int]:
        """Yield the tokens that have a wanted lemma, label or class."""
        tree, classes = self._tree, not LABELS.isdisjoint(wanted)
        for i in tokens:
            if (
                tree.lemmas[i] in wanted
                or tree.lower[i] in wanted
                or (classes and not self.classes_of(i).isdisjoint(wanted))
            ):
                yield i

    def _said(self, head: int) -> frozenset[int]:
        """Return the tokens of what a speech act is about: its clauses and infinitives."""
        tree = self._tree
        return frozenset(
            token
            for child in tree.dependents(head, _COMPLEMENTS)
            for token in tree.subtree(child, without={"advcl", "acl:relcl", "parataxis"})
        )

    def _with_counted(self, tokens: Iterable[int]) -> Iterator[int]:
        """Yield the tokens, and what counting nouns among them stand for."""
        for i in tokens:
            yield i
            if (noun := counted(self._tree, i)) != i:
                yield noun

    def _any(self, tokens: Iterable[int], wanted: Collection[str]) -> bool:
        return next(self.meeting(tokens, wanted), None) is not None

    def _read_clause(self, root: int) -> frozenset[int]:
        tree = self._tree
        tokens = set(tree.subtree(root, without=_OUT))
        for subject in subject_of(tree, root).tokens:
            tokens.update(tree.subtree(subject, without=CLAUSES))
        if tree.deps[root] in {"acl", "amod", "acl:relcl", "advcl", "xcomp", "conj"}:
            tokens.update(tree.subtree(tree.heads[root], without=CLAUSES))
        return frozenset(tokens)

    def sentence_words(self, i: int) -> frozenset[str]:
        """Return the words and lemmas of the sentence of a token, in lower case."""
        start = self._tree.starts[i]
        if start not in self._sentences:
            self._sentences[start] = words_of_sentence(self._tree, i)
        return self._sentences[start]


def words_of_sentence(tree: Tree, i: int) -> frozenset[str]:
    """Return the words and lemmas of the sentence of a token, in lower case."""
    start, end = tree.starts[i], tree.ends[i]
    return frozenset(tree.lemmas[start:end]).union(tree.lower[start:end])


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
