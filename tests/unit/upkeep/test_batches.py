"""Old batches are removed from the lake, and what is needed or young stays."""

import os
from datetime import UTC, datetime, timedelta

import pytest
from upath import UPath

from builders.warcs import crawl, news_page
from sitrep import lake
from sitrep.upkeep.batches import remove_archives, remove_derived

OLD = datetime(2026, 3, 1, 6, tzinfo=UTC)
YOUNG = OLD + timedelta(days=100)
BEFORE = OLD + timedelta(days=30)
PAGE = crawl([("https://example.org/a", news_page("A"))])
NO_PAGE = crawl([])


@pytest.fixture
def root(tmp_path):
    return UPath(tmp_path)


def write(path, content=b"", *, at):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    os.utime(path.path, (at.timestamp(), at.timestamp()))


def batch(root, end, *, at=None, pages=PAGE):
    """Write an archive and what was made from it; return all three."""
    at = at or end
    raw = lake.raw_batch(root, "delta", end)
    articles = lake.article_batch(raw)
    coded = lake.extraction_batch(lake.article_shard(articles, 0))
    write(raw, pages, at=at)
    write(lake.article_shard(articles, 0), at=at)
    write(lake.rejections_of(articles), at=at)
    for table in ("event", "extraction"):
        write(coded / f"{table}.parquet", at=at)
    return raw, articles, coded


def test_old_articles_and_extractions_go_and_archives_stay(root):
    raw, articles, coded = batch(root, OLD)
    young = batch(root, YOUNG)
    assert remove_derived(root, BEFORE) == {"articles": 1, "extractions": 1}
    assert [path.exists() for path in (raw, articles, coded)] == [True, False, False]
    assert not articles.parent.exists()
    assert all(path.exists() for path in young)
    assert remove_derived(root, BEFORE) == {}


def test_an_old_interval_that_was_coded_again_lately_stays(root):
    _, articles, coded = batch(root, OLD, at=YOUNG)
    write(lake.article_shard(articles, 1), at=OLD)
    assert remove_derived(root, BEFORE) == {}
    assert articles.exists()
    assert coded.exists()


def test_archives_go_unless_they_are_cited_or_were_never_loaded(root):
    ends = [OLD + timedelta(hours=hour) for hour in range(5)]
    cited, known, foreign, empty, broken = (
        batch(root, end, pages=pages)[0]
        for end, pages in zip(ends, [PAGE, PAGE, PAGE, NO_PAGE, PAGE[:-50]], strict=True)
    )
    young, _, _ = batch(root, YOUNG)
    report = remove_archives(
        root, BEFORE, cited={cited.path}, known={cited.path, known.path, young.path}
    )
    assert report.removed == {"raw": 2}
    assert report.kept == {"cited": 1, "never loaded": 2}
    assert str(report) == "lake: removed: 2 raw; kept though old: 1 cited, 2 never loaded"
    assert not known.exists()
    assert not empty.exists()
    assert all(raw.exists() for raw in (cited, foreign, broken, young))


def test_a_lake_that_is_not_there_has_nothing_to_remove(root):
    assert remove_derived(root / "none", BEFORE) == {}
    report = remove_archives(root / "none", BEFORE, cited=set(), known=set())
    assert str(report) == "lake: nothing is to be removed"


def test_a_lake_in_an_object_store_is_kept_in_bounds():
    store = UPath("memory://bounds")
    shard = lake.article_shard(lake.article_batch(lake.raw_batch(store, "delta", OLD)), 0)
    for path in (shard, lake.extraction_batch(shard) / "extraction.parquet"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"")
    later = datetime.now(UTC) + timedelta(days=1)
    assert remove_derived(store, later) == {"articles": 1, "extractions": 1}
    assert remove_derived(store, later) == {}
