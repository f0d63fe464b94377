"""Groups around their earliest member."""

import random

import pytest

from sitrep.near_duplicates.grouping import choose_originals


def choose(near, *, undecided=None, standing=None, rank=None):
    names = sorted({*near, *(other for others in near.values() for other in others)})
    return choose_originals(
        names if undecided is None else undecided,
        rank=rank or {name: name for name in names},
        near=near,
        standing=standing or {},
    )


def both_ways(*pairs):
    near = {}
    for one, other in pairs:
        near.setdefault(one, set()).add(other)
        near.setdefault(other, set()).add(one)
    return near


def test_each_joins_the_earliest_original_that_it_is_near_to():
    near = both_ways("ab", "ac", "bc", "de")
    assert choose(near) == {"a": "a", "b": "a", "c": "a", "d": "d", "e": "d"}


def test_a_chain_breaks_where_the_original_is_no_longer_near():
    assert choose(both_ways("ab", "bc", "cd")) == {"a": "a", "b": "a", "c": "c", "d": "c"}


def test_between_two_originals_the_earlier_one_counts():
    assert choose(both_ways("ac", "bc"))["c"] == "a"


def test_what_stands_is_believed():
    near = both_ways("ab", "bc")
    assert choose(near, undecided="c", standing={"a": "a", "b": "a"}) == {"c": "c"}
    assert choose(near, undecided="c", standing={"a": "a", "b": "b"}) == {"c": "b"}


@pytest.mark.parametrize("seed", range(5))
def test_every_member_is_near_to_its_original_and_originals_are_not_near(seed):
    chance = random.Random(seed)
    names = [f"{n:02}" for n in range(40)]
    near = both_ways(*((a, b) for a in names for b in names if a < b and chance.random() < 0.1))
    rank = {name: chance.random() for name in names}
    groups = choose(near, rank=rank, undecided=chance.sample(names, len(names)))
    originals = {name for name, original in groups.items() if name == original}
    for name, original in groups.items():
        assert original in originals
        assert name == original or (original in near[name] and rank[original] < rank[name])
        assert name != original or not any(
            other in originals and rank[other] < rank[name] for other in near.get(name, ())
        )
