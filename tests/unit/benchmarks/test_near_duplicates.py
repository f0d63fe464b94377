"""The gold set of near-duplicates is whole, and the scores on it do not fall."""

from benchmarks.near_duplicates_gold import pairs_of, read_gold
from benchmarks.near_duplicates_tfidf import cosines
from sitrep.near_duplicates.clusters import cluster_near_duplicates


def test_pairs_are_those_within_a_group():
    assert pairs_of({"c": "x", "a": "x", "b": "y", "d": "x"}) == {
        ("a", "c"),
        ("a", "d"),
        ("c", "d"),
    }


def test_copies_are_found_and_nothing_else():
    texts, groups = read_gold()
    gold, found = pairs_of(groups), pairs_of(cluster_near_duplicates(texts))
    assert len({groups[one] for one, _ in gold}) >= 40
    assert len(found - gold) == 0
    assert len(gold & found) >= 0.92 * len(gold)


def test_a_cosine_is_one_of_the_same_words_and_zero_of_none():
    found = cosines({"a": "tanks roll", "b": "Roll, tanks!", "c": "rain falls"})
    assert round(found["a", "b"], 9) == 1
    assert found["a", "c"] == 0
