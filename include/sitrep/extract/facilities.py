"""Places that a noun names with a proper name: "Santa Luzia barracks", "the Masnaa crossing"."""

from collections.abc import Iterator

from sitrep.extract.tree import Tree
from sitrep.knowledge.nouns import load_nouns

_PREMODIFIERS = frozenset({"compound", "nmod:desc", "flat", "amod", "nmod:poss", "nmod"})

# A name before these is the place itself, or whose it is: "Isfara city", "the Tajik town".
_SETTLED = frozenset("city town village region district province area territory capital".split())


def named_facilities(tree: Tree) -> Iterator[tuple[int, int]]:
    """Yield the first and the past-the-last token of each, without articles."""
    nouns = (load_nouns().buildings | load_nouns().places) - _SETTLED
    for head in range(len(tree)):
        if tree.lemmas[head] not in nouns or tree.deps[head] in {"compound", "flat"}:
            continue
        start = head
        while start > tree.starts[head] and _is_premodifier(tree, start - 1, head):
            start -= 1
        while start < head and not tree.words[start][0].isupper():
            start += 1
        if any(tree.pos[i] == "PROPN" for i in range(start, head)):
            yield start, head + 1


def _is_premodifier(tree: Tree, i: int, head: int) -> bool:
    above = tree.heads[i]
    return (
        tree.deps[i] in _PREMODIFIERS
        and tree.pos[i] in {"PROPN", "NOUN", "ADJ"}
        and i < above <= head
    )
