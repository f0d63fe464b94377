"""Each batch has one place on the lake, told by its source and its interval."""

from datetime import UTC, date, datetime
from pathlib import PurePosixPath

import pytest
from upath import UPath

from sitrep import lake

END = datetime(2026, 3, 1, 6, tzinfo=UTC)
RAW = "raw/source=delta-wire/date=2026-03-01/20260301T060000Z.warc.gz"
BATCH = "articles/source=delta-wire/date=2026-03-01/20260301T060000Z"


@pytest.fixture(params=[PurePosixPath("/lake"), UPath("memory://lake"), UPath("s3://bucket/lake")])
def root(request):
    return request.param


def test_a_batch_is_found_by_its_source_and_interval(root):
    raw = lake.raw_batch(root, "delta-wire", END)
    assert str(raw) == f"{root}/{RAW}"
    assert type(raw) is type(root)
    assert lake.source_of(raw) == "delta-wire"


def test_archives_are_found_by_the_day_on_which_their_interval_ends(tmp_path):
    root = UPath(tmp_path)
    ends = [("a", 1), ("a", 2), ("b", 2), ("a", 4)]
    archives = [
        lake.raw_batch(root, source, datetime(2026, 3, day, 6, tzinfo=UTC)) for source, day in ends
    ]
    for raw in archives:
        raw.parent.mkdir(parents=True, exist_ok=True)
        raw.touch()
    (root / "raw" / "source=a" / "date=2026-03-02" / "notes.txt").touch()

    def found(first: int, last: int, *sources: str) -> list[UPath]:
        return lake.archives_between(
            root, date(2026, 3, first), date(2026, 3, last), source_ids=sources
        )

    assert found(1, 4) == [archives[0], archives[1], archives[3], archives[2]]
    assert found(2, 2) == archives[1:3]
    assert found(1, 3, "a") == archives[:2]
    assert found(3, 3) == []
    assert lake.archives_between(root / "empty", date.min, date.max) == []


def test_each_layer_lies_beside_the_one_it_was_made_from(root):
    articles = lake.article_batch(lake.raw_batch(root, "delta-wire", END))
    assert str(articles) == f"{root}/{BATCH}"
    assert lake.source_of(articles) == "delta-wire"
    assert str(lake.rejections_of(articles)) == f"{root}/{BATCH}/rejections.parquet"
    shard = lake.article_shard(articles, 12)
    assert str(shard) == f"{root}/{BATCH}/articles-0012.parquet"
    assert str(lake.extraction_batch(shard)) == (
        f"{root}/extractions/source=delta-wire/date=2026-03-01/20260301T060000Z/0012"
    )


def test_two_intervals_of_one_day_do_not_share_a_batch(root):
    later = END.replace(hour=7)
    batches = {lake.raw_batch(root, source, end) for source in ("a", "b") for end in (END, later)}
    assert len(batches) == 4
