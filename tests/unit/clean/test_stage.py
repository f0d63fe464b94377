"""An archive becomes shards of articles and a table of rejections."""

import json
from datetime import UTC, datetime

import pytest
from upath import UPath

from sitrep.archive import write_warc
from sitrep.clean import stage
from sitrep.errors import BatchMissingError
from sitrep.lake import SHARD_ARTICLES, article_batch, raw_batch, rejections_of
from sitrep.records import Article, Capture, Rejection, SourceInfo
from sitrep.storage import count_rows, read_rows

AT = datetime(2023, 4, 2, tzinfo=UTC)
SOURCE = SourceInfo(source_id="drop", source_name="Drop")


@pytest.fixture
def raw(tmp_path) -> UPath:
    return raw_batch(UPath(tmp_path), "drop", AT)


def archive(raw: UPath, number: int) -> None:
    write_warc(raw, SOURCE, [document(n) for n in range(number)])


def document(number: int) -> Capture:
    text = f"The ministry said on Friday that {number} bridges over the river had been hit. " * 4
    return Capture(
        url=f"folder://drop/{number}.json",
        fetched_at=AT,
        content_type="application/json",
        body=json.dumps({"text": text}).encode(),
    )


def test_shards_are_full_and_stale_ones_go(raw):
    batch = article_batch(raw)
    archive(raw, SHARD_ARTICLES + 1)
    shards, report = stage.run(raw, batch)
    assert [shard.name for shard in shards] == ["articles-0000.parquet", "articles-0001.parquet"]
    assert [count_rows(shard) for shard in shards] == [SHARD_ARTICLES, 1]
    assert report.rows_out == SHARD_ARTICLES + 1
    first = read_rows(shards[0], Article)[0]
    assert first.archive_path == str(raw)
    assert first.source_id == "drop"
    archive(raw, 2)
    shards, _ = stage.run(raw, batch)
    assert [count_rows(shard) for shard in shards] == [2]
    assert sorted(path.name for path in batch.iterdir()) == [
        "articles-0000.parquet",
        "rejections.parquet",
    ]


def test_a_batch_without_articles_is_one_empty_shard(raw):
    write_warc(raw, SOURCE, [Capture(url="https://a.example/", fetched_at=AT, failure="robots")])
    (shard,), report = stage.run(raw, article_batch(raw))
    assert count_rows(shard) == 0
    assert report.rejected == {"robots": 1}
    (rejection,) = read_rows(rejections_of(article_batch(raw)), Rejection)
    assert (rejection.stage, rejection.archive_path) == ("fetch", str(raw))


def test_a_rerun_writes_the_same_bytes(raw):
    archive(raw, 3)
    (shard,), _ = stage.run(raw, article_batch(raw))
    before = shard.read_bytes()
    (shard,), _ = stage.run(raw, article_batch(raw))
    assert shard.read_bytes() == before


def test_without_an_archive_there_is_an_error(raw):
    with pytest.raises(BatchMissingError):
        stage.run(raw, article_batch(raw))
