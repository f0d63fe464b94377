from itertools import product
from time import process_time

import numpy as np
import pytest

from sitrep.language.reading.tree_decoding import ROOT, decode_tree


def test_a_single_word_is_the_root():
    heads = decode_tree(np.zeros((1, 1), np.float32), np.zeros(1, np.float32))
    assert heads.tolist() == [ROOT]


def test_the_best_choice_of_each_word_is_kept_where_it_is_a_tree():
    arcs = np.array([[0, 9, 0], [0, 0, 0], [0, 9, 0]], np.float32)
    roots = np.array([0, 9, 0], np.float32)
    assert decode_tree(arcs, roots).tolist() == [1, ROOT, 1]


def test_a_cycle_is_broken_where_it_costs_least():
    # Words 0 and 1 prefer each other; word 1 loses less by hanging on word 2, the root.
    arcs = np.array([[0, 9, 1], [9, 0, 8], [0, 0, 0]], np.float32)
    roots = np.array([0, 0, 9], np.float32)
    assert decode_tree(arcs, roots).tolist() == [1, 2, ROOT]


def test_two_roots_become_one():
    arcs = np.array([[0, 1], [5, 0]], np.float32)
    roots = np.array([9, 8], np.float32)
    assert decode_tree(arcs, roots).tolist() == [ROOT, 0]


@pytest.mark.parametrize("seed", range(40))
def test_no_tree_under_the_tried_roots_is_better(seed):
    chance = np.random.default_rng(seed)
    words = int(chance.integers(2, 6))
    arcs = chance.normal(size=(words, words)).astype(np.float32) * 3
    roots = chance.normal(size=words).astype(np.float32)
    heads = decode_tree(arcs, roots)
    assert is_tree(heads.tolist())
    scores = normalised(arcs, roots)
    tried = set(np.argsort(-scores[:, 0])[:3].tolist())
    best = max(
        total(scores, tree)
        for tree in product(range(-1, words), repeat=words)
        if is_tree(list(tree)) and tree.index(ROOT) in tried
    )
    assert total(scores, heads.tolist()) == pytest.approx(best, abs=1e-3)


@pytest.mark.parametrize("words", [30, 250])
def test_long_sentences_of_noise_give_trees(words):
    chance = np.random.default_rng(words)
    arcs = chance.normal(size=(words, words)).astype(np.float32)
    roots = chance.normal(size=words).astype(np.float32)
    assert is_tree(decode_tree(arcs, roots).tolist())


def test_words_that_are_all_alike_give_a_tree_soon():
    alike = np.ones((250, 250), np.float32)
    pairs = np.kron(np.eye(125, dtype=np.float32), np.ones((2, 2), np.float32)) * 9
    began = process_time()
    for arcs in (alike, alike + pairs):
        assert is_tree(decode_tree(arcs, np.ones(250, np.float32)).tolist())
    assert process_time() - began < 1


def normalised(arcs, roots):
    scores = np.concatenate([roots[:, None], arcs], axis=1).astype(float)
    for i in range(len(roots)):
        scores[i, i + 1] = -1e9
    return (
        scores
        - np.log(np.exp(scores - scores.max(1, keepdims=True)).sum(1, keepdims=True))
        - (scores.max(1, keepdims=True))
    )


def total(scores, heads):
    return sum(scores[i, head + 1] for i, head in enumerate(heads))


def is_tree(heads):
    if heads.count(ROOT) != 1:
        return False
    for start in range(len(heads)):
        node, steps = start, 0
        while node != ROOT:
            node, steps = heads[node], steps + 1
            if steps > len(heads):
                return False
    return True
