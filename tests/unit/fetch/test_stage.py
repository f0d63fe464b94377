"""A folder is archived once, and never again for the same interval."""

import logging
from datetime import UTC, datetime
from pathlib import Path

import pytest
from upath import UPath

from sitrep.archive import read_warc
from sitrep.errors import FetchError
from sitrep.fetch import stage
from sitrep.fetch.sources import Source
from sitrep.lake import raw_batch
from sitrep.settings import Settings

AT = datetime(2023, 4, 2, tzinfo=UTC)


@pytest.fixture
def source(tmp_path: Path) -> Source:
    folder = tmp_path / "drop"
    folder.mkdir()
    (folder / "a.txt").write_text("One.")
    (folder / "b.txt").write_text("x" * 2000)
    return Source(source_id="drop", name="Drop", kind="folder", path=folder, country="KEN")


@pytest.fixture
def target(tmp_path: Path) -> UPath:
    return raw_batch(UPath(tmp_path) / "lake", "drop", AT)


SETTINGS = Settings(max_page_bytes=1000)


def run(source: Source, target: UPath):
    return stage.run(source, target, fetched_at=AT, settings=SETTINGS)


def test_a_folder_is_archived(source, target, caplog):
    with caplog.at_level(logging.INFO):
        report = run(source, target)
    assert str(report) == "fetch: 2 in, 1 out; rejected: 1 too large"
    assert "drop: fetch: 2 in" in caplog.text
    info, captures = read_warc(target)
    assert info == source.info
    assert [(c.url, c.failure, c.fetched_at) for c in captures] == [
        ("folder://drop/a.txt", None, AT),
        ("folder://drop/b.txt", "too large", AT),
    ]


def test_what_was_archived_is_kept(source, target):
    report = run(source, target)
    before = target.read_bytes()
    (source.path / "a.txt").write_text("Changed.")
    (source.path / "c.txt").write_text("New.")
    assert run(source, target) == report
    assert target.read_bytes() == before


def test_a_missing_folder_leaves_nothing(source, target):
    (source.path / "a.txt").unlink()
    (source.path / "b.txt").unlink()
    source.path.rmdir()
    with pytest.raises(FetchError, match="drop is not a folder"):
        run(source, target)
    assert not target.exists()
