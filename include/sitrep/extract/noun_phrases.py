"""Noun phrases: their core words, whose they are, and what counting nouns stand for."""

from collections.abc import Iterator

from sitrep.extract.tree import Tree

# Nouns that count what "of" brings: "dozens of people", "a group of soldiers".
COUNTING = frozenset(
    """dozen hundred thousand million score number group majority lot handful couple pair ten most
    some many several few all none half part rest series crowd plenty range variety bulk column
    convoy wave kind type total tens scores dozens hundreds thousands""".split()
)
_CORE = frozenset({"compound", "amod", "flat", "nummod", "nmod:desc", "goeswith", "fixed"})
_MAX_CORE = 8


def counted(tree: Tree, head: int) -> int:
    """Return the noun that a counting noun stands for, else the noun itself."""
    if tree.lemmas[head] in COUNTING or tree.pos[head] == "NUM":
        for child in tree.dependents(head, {"nmod"}):
            if tree.case(child) == "of":
                return counted(tree, child)
    return head


def core_span(tree: Tree, head: int) -> tuple[int, int]:
    """Return the tokens of a phrase's core, end exclusive: no article, no clause, no "of"."""
    start = end = head
    for child in tree.children[head]:
        if tree.deps[child] not in _CORE and not _is_genitive(tree, child):
            continue
        for token in tree.subtree(child):
            if head - _MAX_CORE <= token < head:
                start = min(start, token)
            elif head < token <= head + _MAX_CORE and tree.deps[child] == "flat":
                end = max(end, token)
    while start < head and (
        tree.pos[start] in {"DET", "PUNCT"} or tree.lower[start] in {"'s", "’s"}
    ):
        start += 1
    return start, end + 1


def modifiers(tree: Tree, head: int) -> Iterator[int]:
    """Yield the tokens that may tell a noun's country: adjectives, owners, "of" and "in"."""
    for child in tree.children[head]:
        relation = tree.deps[child]
        if relation in {"amod", "compound", "nmod:poss", "nmod:desc"}:
            yield child
            yield from modifiers(tree, child)
        elif relation == "nmod" and tree.case(child) in {"of", "from", "in"}:
            yield child
            yield from (k for k in tree.dependents(child, {"amod", "compound", "nmod:poss"}))


def appositions(tree: Tree, head: int) -> Iterator[int]:
    """Yield the heads of the appositions of a noun, and of the nouns in its "of" phrases."""
    for child in tree.children[head]:
        if tree.deps[child] in {"appos", "nmod:desc", "flat"}:
            yield child
        elif tree.deps[child] == "nmod" and tree.case(child) == "of":
            yield from (c for c in tree.children[child] if tree.deps[c] == "appos")


def _is_genitive(tree: Tree, child: int) -> bool:
    return tree.deps[child] == "nmod:poss" and tree.pos[child] == "PROPN"
