"""Shards are packed into tasks: none lost, none too big, in order."""

import pytest

from builders.newsroom import story
from sitrep.extract.shards import pack, plan_tasks
from sitrep.lake import SHARD_ARTICLES
from sitrep.records import Article
from sitrep.storage import lake_path, write_rows

FULL = SHARD_ARTICLES


@pytest.mark.parametrize(
    ("sizes", "groups"),
    [
        ([], []),
        ([("a", 0)], [["a"]]),
        ([("a", 1), ("b", 2), ("c", 3)], [["a", "b", "c"]]),
        ([("a", FULL), ("b", FULL)], [["a"], ["b"]]),
        ([("a", FULL - 1), ("b", 1), ("c", 1)], [["a", "b"], ["c"]]),
        ([("a", FULL), ("b", 0), ("c", 1)], [["a", "b"], ["c"]]),
        ([("a", 1), ("b", FULL), ("c", 1)], [["a"], ["b"], ["c"]]),
        ([("a", FULL + 1), ("b", 1)], [["a"], ["b"]]),
    ],
)
def test_a_group_is_closed_before_it_would_be_too_big(sizes, groups):
    assert pack(sizes) == groups


def test_every_item_is_in_one_group_and_in_order():
    sizes = [(f"{n:03d}", n * n * 7919 % (FULL + 1)) for n in range(300)]
    groups = pack(sizes)
    assert [item for group in groups for item in group] == [item for item, _ in sizes]
    size_of = dict(sizes)
    assert max(sum(size_of[item] for item in group) for group in groups) <= FULL


def test_shards_are_counted_on_the_lake_and_sorted_by_path(tmp_path):
    articles = [story(f"Report number {n}.", path=str(n)).article for n in range(3)]
    root = lake_path(str(tmp_path))
    for name, count in (("b", 2), ("a", 3), ("c", 0)):
        write_rows(root / f"{name}.parquet", Article, articles[:count])
    shards = [root / f"{name}.parquet" for name in ("c", "b", "a")]
    assert plan_tasks(shards) == [[str(root / f"{name}.parquet") for name in ("a", "b", "c")]]
    assert plan_tasks([]) == []
