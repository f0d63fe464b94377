"""The whole chain without Airflow: for trying things, for small users and for tests."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import Engine
from upath import UPath

from sitrep.archive import write_warc
from sitrep.clean import stage as clean_stage
from sitrep.clean.identity import slug
from sitrep.errors import FetchError
from sitrep.extract import stage as extract_stage
from sitrep.extract.pipeline import pipeline_version
from sitrep.fetch import stage as fetch_stage
from sitrep.fetch.kinds.folder import read_file
from sitrep.fetch.sources import Source
from sitrep.lake import article_batch, extraction_batch, raw_batch
from sitrep.records import SourceInfo
from sitrep.settings import settings
from sitrep.storage import lake_path
from sitrep.warehouse.connect import connect
from sitrep.warehouse.embedded import warehouse_url
from sitrep.warehouse.load import load_batches
from sitrep.warehouse.migrate import migrate
from sitrep.warehouse.run import RunInfo

FILES = SourceInfo(source_id="files", source_name="Files given by hand")


def open_warehouse() -> Engine:
    """Return the warehouse of the settings, brought up to this version."""
    url = warehouse_url(settings())
    migrate(url)
    return connect(url)


def run_now(now: datetime) -> RunInfo:
    """Return the run of a command that was given by hand at ``now``."""
    return RunInfo(
        run_id=f"by hand/{now:%Y-%m-%dT%H:%M:%S.%fZ}",
        interval_start=now,
        interval_end=now,
        pipeline_version=pipeline_version(),
    )


def archive_place(place: str, now: datetime) -> UPath:
    """Archive a feed, a folder or a file, and return the archive's path.

    Raises
    ------
    FetchError
        If it cannot be read at all.
    """
    source = _source_of(place)
    if source is None:
        return archive_files([place], now)
    target = _free_batch(source.source_id, now)
    fetch_stage.run(source, target, fetched_at=now, settings=settings(), remember=False)
    return target


def archive_files(files: Sequence[str], now: datetime) -> UPath:
    """Archive single files as one batch, and return its path."""
    target = _free_batch(FILES.source_id, now)
    limit = settings().max_page_bytes
    captures = []
    for file in files:
        path = Path(file)
        if not path.is_file():
            raise FetchError(f"{file} is neither a file, a folder nor a URL.")
        captures.append(
            read_file(path, url=f"folder://files/{path.name}", fetched_at=now, max_bytes=limit)
        )
    write_warc(target, FILES, captures, created_at=now)
    return target


def ingest_place(place: str, run: RunInfo, warehouse: Engine) -> dict[str, Any]:
    """Take one feed, folder or file through the whole chain; return what became of it."""
    return load_archive(archive_place(place, run.interval_end), run, warehouse)


def load_archive(raw: UPath, run: RunInfo, warehouse: Engine) -> dict[str, Any]:
    """Clean, extract and load one archived batch; return the counts of each stage."""
    shards, cleaned = clean_stage.run(raw, article_batch(raw))
    coded = [extract_stage.run(shard, extraction_batch(shard)) for shard in shards]
    loaded = load_batches(warehouse, run, ((s, extraction_batch(s)) for s in shards))
    return {
        "batch": str(raw),
        "pages": cleaned.rows_in,
        "articles": cleaned.rows_out,
        "rejected": dict(cleaned.rejected),
        "events": sum(report.made.get("events", 0) for report in coded),
        "rows_changed": loaded.changed,
    }


def archived_batches() -> list[UPath]:
    """Return every archived batch of the lake, oldest path first within its source."""
    raw = lake_path(settings().lake_root) / "raw"
    return sorted(raw.rglob("*.warc.gz"), key=str) if raw.exists() else []


def _source_of(place: str) -> Source | None:
    if place.startswith(("http://", "https://")):
        host = urlsplit(place).hostname or place
        return Source(source_id=slug(host), name=host, kind="rss", url=place)
    path = Path(place)
    if path.is_dir():
        name = path.resolve().name
        return Source(source_id=slug(name), name=name, kind="folder", path=path)
    return None


def _free_batch(source_id: str, now: datetime) -> UPath:
    """Return a path that no archive has: an archive is never written over."""
    root = lake_path(settings().lake_root)
    while (target := raw_batch(root, source_id, now)).exists():
        now += timedelta(seconds=1)
    return target
