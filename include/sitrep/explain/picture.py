"""The syntax of a sentence as an indented tree of the words that matter to an event."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sitrep.explain.marks import Mark, inside
from sitrep.explain.relations import relation_of
from sitrep.extract.explanation import Explanation
from sitrep.extract.reading import Reading
from sitrep.extract.tree import Tree

# Words that say little alone are shown with what hangs on them by these relations.
_SHOWN_WITH = frozenset({"aux", "aux:pass", "cop", "compound:prt", "flat", "fixed", "compound"})
_PIPE, _TEE, _ELBOW, _BLANK = "│  ", "├─ ", "└─ ", "   "


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """One line of the picture: the lines of the tree, the words, how they hang, what they are.

    ``kinds`` are those of the marks that the words bear.
    """

    indent: str
    words: str
    relation: str
    kinds: tuple[str, ...]


def picture_of(explanation: Explanation, marks: Iterable[Mark]) -> list[Branch]:
    """Return the ways from the top of the sentence to every marked word in it, as a tree."""
    reading, head = explanation.reading, explanation.coded.happening.main.match.head
    tree, doc = reading.tree, reading.doc
    start, end = tree.starts[head], tree.ends[head]
    here = inside(marks, doc[start].idx, doc[end - 1].idx + len(doc[end - 1]))
    heads = _heads(reading, here)
    for told in explanation.coded.happening.told:
        heads.setdefault(told.match.head, (told.match.head, told.match.head + 1, ("trigger",)))
    shown = {i for token in heads for i in (token, *tree.ancestors(token)) if start <= i < end}
    root = next((i for i in sorted(shown) if tree.heads[i] == i), None)
    return [] if root is None else list(_branches(tree, root, shown, heads, "", ""))


def _heads(reading: Reading, marks: Iterable[Mark]) -> dict[int, tuple[int, int, tuple[str, ...]]]:
    """Return by its highest token each marked stretch: its tokens, and what they are."""
    tree = reading.tree
    found: dict[int, tuple[int, int, tuple[str, ...]]] = {}
    for mark in marks:
        span = reading.doc.char_span(mark.start, mark.end, alignment_mode="expand")
        if span is None:
            continue
        tokens = range(span.start, span.end)
        head = next((i for i in tokens if tree.heads[i] not in tokens or tree.heads[i] == i), None)
        if head is None:
            continue
        start, end, kinds = found.get(head, (span.start, span.end, ()))
        kinds = tuple(dict.fromkeys((*kinds, mark.kind)))
        found[head] = (min(start, span.start), max(end, span.end), kinds)
    return found


def _branches(
    tree: Tree,
    i: int,
    shown: set[int],
    heads: Mapping[int, tuple[int, int, tuple[str, ...]]],
    first: str,
    rest: str,
) -> Iterator[Branch]:
    start, end, kinds = heads.get(i, (i, i + 1, ()))
    inner = shown.intersection(range(start, end)) - {i}
    words = _words(tree, i) if inner or end == start + 1 else range(start, end)
    is_said = tree.deps[i] == "ccomp" and "cue" in heads.get(tree.heads[i], (0, 0, ()))[2]
    yield Branch(
        indent=first,
        words=_text(tree, words),
        relation="what is reported" if is_said else relation_of(tree, i),
        kinds=kinds,
    )
    below = [c for c in tree.children[i] if c in shown]
    for number, child in enumerate(below, start=1):
        is_last = number == len(below)
        yield from _branches(
            tree,
            child,
            shown,
            heads,
            rest + (_ELBOW if is_last else _TEE),
            rest + (_BLANK if is_last else _PIPE),
        )


def _words(tree: Tree, i: int) -> list[int]:
    """Return a word with the little words that belong to it: "has been shelled"."""
    parts = sorted([i, *tree.dependents(i, _SHOWN_WITH)])
    return parts if parts[-1] - parts[0] < 2 * len(parts) else [i]


def _text(tree: Tree, tokens: Iterable[int]) -> str:
    words = " ".join(tree.words[i] for i in tokens)
    return words.replace(" 's", "'s").replace(" ’s", "’s").replace(" - ", "-").replace(" ,", ",")
