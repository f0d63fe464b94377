"""The best dependency tree of a sentence: one root, no cycle (Chu-Liu/Edmonds)."""

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
Heads = NDArray[np.int64]

ROOT = -1
# How many words are tried as the root, the best first, where the plain choice is no tree.
ROOTS_TRIED = 3
_IMPOSSIBLE = np.float32(-1e9)
# No sentence has so many cycles: a row of a hundred marks has, and would take for ever.
MAX_CYCLES = 32
# How far two sums of the same scores in another order may differ.
_ROUNDING = 0.01


def decode_tree(arcs: Scores, roots: Scores) -> Heads:
    """Return the head of each word, ``ROOT`` for the root.

    Parameters
    ----------
    arcs : array, shape (words, words)
        ``arcs[i, j]`` tells how well word ``j`` serves as the head of word ``i``.
    roots : array, shape (words,)
        How well each word serves as the root.

    Notes
    -----
    Pure. The choice of each word alone is nearly always a tree already, and then it is the best.
    """
    words = len(roots)
    if words == 1:
        return np.array([ROOT])
    scores = _log_probabilities(arcs, roots)
    heads: Heads = scores.argmax(axis=1) - 1
    if (heads == ROOT).sum() == 1 and _is_tree(heads):
        return heads
    best, best_sum = heads, -np.inf
    dearest = scores[:, 1:].max(axis=1)
    for root in np.argsort(-scores[:, 0])[:ROOTS_TRIED]:
        at_most = float(dearest.sum() - dearest[root] + scores[root, 0])
        if at_most < best_sum - _ROUNDING:
            continue  # no tree under this root can be better
        tree = _tree_under(scores[:, 1:], int(root))
        if tree is None:
            return _plain_tree(scores[:, 1:], int(root))
        total = float(scores[np.arange(words), tree + 1].sum())
        if total > best_sum:
            best, best_sum = tree, total
    return best


def _log_probabilities(arcs: Scores, roots: Scores) -> Scores:
    """Return the scores normalised over heads, shape (words, 1 + words), own word impossible."""
    scores: Scores = np.concatenate([roots[:, None], arcs], axis=1)
    words = len(roots)
    scores[np.arange(words), np.arange(1, words + 1)] = _IMPOSSIBLE
    scores -= scores.max(axis=1, keepdims=True)
    scores -= np.log(np.exp(scores).sum(axis=1, keepdims=True))
    return scores


def _is_tree(heads: Heads) -> bool:
    """Return whether every word's way up ends at the root."""
    return _find_cycle(heads) is None


def _find_cycle(heads: Heads) -> list[int] | None:
    state = [0] * len(heads)  # 0 new, 1 on this way, 2 done
    for start in range(len(heads)):
        way: list[int] = []
        node = start
        while node != ROOT and state[node] == 0:
            state[node] = 1
            way.append(node)
            node = int(heads[node])
        if node != ROOT and state[node] == 1:
            return way[way.index(node) :]
        for passed in way:
            state[passed] = 2
    return None


def _tree_under(arcs: Scores, root: int) -> Heads | None:
    """Return the best tree whose root is given; None where it would take too long."""
    scores = arcs.copy()
    np.fill_diagonal(scores, _IMPOSSIBLE)
    heads = _contract(scores, root, MAX_CYCLES)
    if heads is not None:
        heads[root] = ROOT
    return heads


def _contract(scores: Scores, root: int, cycles_left: int) -> Heads | None:
    heads: Heads = scores.argmax(axis=1)
    heads[root] = ROOT
    cycle = _find_cycle(heads)
    if cycle is None:
        return heads
    if not cycles_left:
        return None
    words = len(heads)
    outside = [i for i in range(words) if i not in set(cycle)]
    number = {node: i for i, node in enumerate(outside)}
    # What is lost when a word of the cycle takes its head from outside.
    own = scores[cycle, heads[cycle]]
    entering = scores[np.ix_(cycle, outside)] - own[:, None]
    leaving = scores[np.ix_(outside, cycle)]
    size = len(outside) + 1
    smaller = np.full((size, size), _IMPOSSIBLE, dtype=scores.dtype)
    smaller[:-1, :-1] = scores[np.ix_(outside, outside)]
    smaller[:-1, -1] = leaving.max(axis=1)
    smaller[-1, :-1] = entering.max(axis=0)
    inner = _contract(smaller, number[root], cycles_left - 1)
    if inner is None:
        return None
    for node, i in number.items():
        head = int(inner[i])
        if head == ROOT:
            continue
        heads[node] = cycle[int(leaving[i].argmax())] if head == size - 1 else outside[head]
    into = int(inner[-1])
    heads[cycle[int(entering[:, into].argmax())]] = outside[into]
    return heads


def _plain_tree(arcs: Scores, root: int) -> Heads:
    """Return each word's own choice, one word of each cycle hung on the root: no good tree."""
    heads: Heads = arcs.argmax(axis=1)
    heads[root] = ROOT
    while (cycle := _find_cycle(heads)) is not None:
        heads[cycle[0]] = root
    return heads
