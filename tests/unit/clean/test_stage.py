"""An archive becomes shards of articles and a table of rejections."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pyarrow.parquet as pq
import pytest
from upath import UPath

from builders.cleaning import clean_or_obey
from builders.language import settings_of
from sitrep.archive import write_warc
from sitrep.clean import captures as captures_module
from sitrep.clean import stage
from sitrep.errors import BatchMissingError
from sitrep.lake import SHARD_ARTICLES, article_batch, raw_batch, rejections_of
from sitrep.records import Article, Capture, Rejection, SourceInfo
from sitrep.storage import ROW_GROUP, count_rows, read_rows

AT = datetime(2023, 4, 2, tzinfo=UTC)
SOURCE = SourceInfo(source_id="drop", source_name="Drop")


@pytest.fixture
def raw(tmp_path) -> UPath:
    return raw_batch(UPath(tmp_path), "drop", AT)


def archive(raw: UPath, number: int) -> None:
    write_warc(raw, SOURCE, [document(n) for n in range(number)])


def document(number: int, url: str = "") -> Capture:
    text = f"The ministry said on Friday that {number} bridges over the river had been hit. " * 4
    return Capture(
        url=url or f"folder://drop/{number}.json",
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


def mixed() -> list[Capture]:
    """Return more articles than a shard holds, and pages that are turned away among them."""
    documents = [document(n) for n in range(SHARD_ARTICLES + 30)]
    short = Capture(url="folder://drop/a.txt", fetched_at=AT, content_type="text/plain", body=b"No")
    failed = Capture(url="https://a.example/", fetched_at=AT, failure="robots")
    return [failed, *documents[:10], documents[3], short, *documents[10:], documents[3], short]


def files(batch: UPath) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in batch.iterdir()}


def test_the_number_of_processes_changes_no_byte(raw, monkeypatch):
    write_warc(raw, SOURCE, mixed())
    batch = article_batch(raw)
    _, report = stage.run(raw, batch)
    here = files(batch)
    assert report.rejected == {"robots": 1, "repeated": 2, "too short": 2}
    assert report.rows_in == len(mixed()) == report.rows_out + sum(report.rejected.values())
    monkeypatch.setattr(stage, "SMALL_ARCHIVE_BYTES", 0)
    for processes in (1, 2):
        with settings_of(clean_processes=processes):
            assert stage.run(raw, batch)[1] == report
        assert files(batch) == here


def test_a_page_that_ends_its_process_is_lost_alone(raw, monkeypatch, caplog):
    odd = [document(900, "https://a.example/die"), document(901, "https://a.example/stay")]
    write_warc(raw, SOURCE, [document(1), *odd, document(2)])
    monkeypatch.setattr(stage, "SMALL_ARCHIVE_BYTES", 0)
    monkeypatch.setattr(captures_module, "clean_capture", clean_or_obey)
    with settings_of(clean_processes=2, clean_timeout_s=1):
        (shard,), report = stage.run(raw, article_batch(raw))
    assert [row.url for row in read_rows(shard, Article)] == [document(1).url, document(2).url]
    assert report.rejected == {"cleaning failed": 2}
    rejections = read_rows(rejections_of(article_batch(raw)), Rejection)
    assert [(row.url, row.stage, row.detail) for row in rejections] == [
        ("https://a.example/die", "clean", "its process was ended by SIGKILL"),
        ("https://a.example/stay", "clean", "took more than 1 s"),
    ]
    assert all(row.archive_path == str(raw) and row.archive_record for row in rejections)
    assert "https://a.example/die cannot be cleaned: its process was ended" in caplog.text


def test_rejections_are_written_in_groups(raw):
    pages = [replace(document(n), body=b"{") for n in range(ROW_GROUP + 1)]
    write_warc(raw, SOURCE, pages)
    _, report = stage.run(raw, article_batch(raw))
    assert report.rejected == {"undecodable": ROW_GROUP + 1}
    written = rejections_of(article_batch(raw))
    assert [row.url for row in read_rows(written, Rejection)] == [page.url for page in pages]
    assert pq.ParquetFile(written.path).metadata.num_row_groups == 2


def test_the_languages_to_keep_are_a_setting(raw):
    archive(raw, 2)
    with settings_of(keep_languages="fr, es"):
        _, report = stage.run(raw, article_batch(raw))
    assert report.rejected == {"language not wanted": 2}


def test_without_an_archive_there_is_an_error(raw):
    with pytest.raises(BatchMissingError):
        stage.run(raw, article_batch(raw))
