"""The syntax of a document as plain lists: made once, cheap to walk.

Relations are Universal Dependencies. Tokens are numbered as in the document.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc

from sitrep.extract.parser_slips import mend_relations

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "csubj:pass", "nsubj:outer"})
PASSIVE_SUBJECTS = frozenset({"nsubj:pass", "csubj:pass"})
# Relations under which another clause begins.
CLAUSES = frozenset(
    {"ccomp", "advcl", "advcl:relcl", "acl:relcl", "parataxis", "csubj", "csubj:pass"}
)
VERBAL = frozenset({"VERB", "AUX"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "X"})
_CASES = frozenset({"case", "mark"})
# These make one preposition with the "of" behind, however the parser took it.
_OF_TWO_WORDS = frozenset({"ahead", "out", "instead", "because", "regardless"})
_CASE_POS = frozenset({"ADP", "SCONJ", "ADJ", "VERB", "ADV"})
_MAX_STEPS = 64  # the longest way to a root that is followed


@dataclass(frozen=True, slots=True)
class Tree:
    """Parallel lists over the tokens; ``starts`` and ``ends`` bound each token's sentence."""

    words: Sequence[str]
    lower: Sequence[str]
    lemmas: Sequence[str]
    pos: Sequence[str]
    tags: Sequence[str]
    deps: Sequence[str]
    heads: Sequence[int]
    children: Sequence[Sequence[int]]
    starts: Sequence[int]
    ends: Sequence[int]
    cases: Sequence[str] = field(init=False)

    def __post_init__(self) -> None:
        """Look every preposition up once: they are asked for all the time."""
        object.__setattr__(self, "cases", [self._case(i) for i in range(len(self.words))])

    def __len__(self) -> int:
        return len(self.words)

    def dependents(self, i: int, relations: Collection[str]) -> list[int]:
        """Return the dependents of ``i`` under any of the relations, in reading order."""
        return [child for child in self.children[i] if self.deps[child] in relations]

    def has_child(self, i: int, lemmas: Collection[str], relations: Collection[str]) -> bool:
        """Return whether a dependent under one of the relations has one of the lemmas."""
        return any(
            self.deps[child] in relations and self.lemmas[child] in lemmas
            for child in self.children[i]
        )

    def ancestors(self, i: int) -> Iterator[int]:
        """Yield the heads above ``i``, the nearest first, up to the root of its sentence."""
        for _ in range(_MAX_STEPS):
            head = self.heads[i]
            if head == i:
                return
            yield head
            i = head

    def case(self, i: int) -> str:
        """Return the preposition of a phrase, lower case ("in", "according to"), or ""."""
        return self.cases[i]

    def _case(self, i: int) -> str:
        for child in self.children[i]:
            if self.deps[child] in _CASES and self.pos[child] in _CASE_POS:
                fixed = self.dependents(child, {"fixed"})
                if not fixed and self.lower[child] in _OF_TWO_WORDS:
                    fixed = [k for k in (child + 1,) if self.lower[k : k + 1] == ["of"]]
                return " ".join(self.lower[k] for k in (child, *fixed))
        for child in self.dependents(i, {"nmod:desc"}):
            if found := self._case(child):
                return found  # "*with* the former leader Fidel Castro"
        return ""

    def conjuncts(self, i: int) -> list[int]:
        """Return ``i`` and what is coordinated after it."""
        found = [i]
        for child in self.children[i]:
            if self.deps[child] == "conj":
                found.extend(self.conjuncts(child) if len(found) < _MAX_STEPS else [])
        return found

    def subtree(self, i: int, without: Collection[str] = ()) -> list[int]:
        """Return ``i`` and all below it, in reading order.

        ``without`` are relations under which nothing is followed (they are left out).
        """
        found, stack = [], [i]
        while stack:
            token = stack.pop()
            found.append(token)
            stack.extend(c for c in self.children[token] if self.deps[c] not in without)
        return sorted(found)

    def is_verbal(self, i: int) -> bool:
        """Return whether ``i`` is a verb, or a noun or adjective with a copula."""
        return self.pos[i] in VERBAL or bool(self.dependents(i, {"cop"}))

    def is_passive(self, i: int) -> bool:
        """Return whether a verb's subject is what it is done to."""
        if any(self.deps[c] in {"aux:pass", *PASSIVE_SUBJECTS} for c in self.children[i]):
            return True
        if self.tags[i] != "VBN" or any(self.deps[c] in {"aux", "nsubj"} for c in self.children[i]):
            return False
        if self.deps[i] == "conj":
            return self.is_passive(self.heads[i])
        return self.deps[i] in {"acl", "amod", "advcl", "xcomp", "dep", "ROOT"}


def read_tree(doc: Doc) -> Tree:
    """Return the syntax of a parsed document."""
    tokens = list(doc)
    children: list[list[int]] = [[] for _ in tokens]
    heads = [token.head.i for token in tokens]
    deps = [token.dep_ for token in tokens]
    mend_relations(doc, deps, heads)
    for i, head in enumerate(heads):
        if head != i:
            children[head].append(i)
    starts, ends = [0] * len(tokens), [0] * len(tokens)
    for sentence in doc.sents:
        for i in range(sentence.start, sentence.end):
            starts[i], ends[i] = sentence.start, sentence.end
    return Tree(
        words=[token.text for token in tokens],
        lower=[token.lower_ for token in tokens],
        lemmas=[token.lemma_.lower() for token in tokens],
        pos=[token.pos_ for token in tokens],
        tags=[token.tag_ for token in tokens],
        deps=deps,
        heads=heads,
        children=children,
        starts=starts,
        ends=ends,
    )
