"""The stages of ``ingest_news`` one after another in one process, without Airflow.

``python -m benchmarks.bare_chain 2026-11-20T05:00:00+00:00`` reads the settings as the Dag does.
"""

import sys
from datetime import UTC, datetime, timedelta

from sitrep.clean import stage as clean
from sitrep.errors import QualityError
from sitrep.extract import stage as extract
from sitrep.extract.pipeline import pipeline_version
from sitrep.extract.shards import plan_tasks
from sitrep.fetch import stage as fetch
from sitrep.fetch.sources import load_sources
from sitrep.lake import article_batch, extraction_batch, raw_batch
from sitrep.settings import settings
from sitrep.storage import lake_path
from sitrep.warehouse.build_marts import refresh_marts
from sitrep.warehouse.connect import connect
from sitrep.warehouse.embedded import warehouse_url
from sitrep.warehouse.link import link_events
from sitrep.warehouse.load import load_batches
from sitrep.warehouse.quality import check_quality
from sitrep.warehouse.run import RunInfo


def run_chain(interval_end: datetime) -> str:
    """Do what the Dag does for the day that ends at ``interval_end``; return what was loaded.

    Raises
    ------
    FetchError
        If a source is down: here the first one ends it all.
    QualityError
        If a blocking check failed.
    """
    lake = lake_path(settings().lake_root)
    sources = [source for source in load_sources(settings().sources) if source.enabled]
    archives = [raw_batch(lake, source.source_id, interval_end) for source in sources]
    for source, raw in zip(sources, archives, strict=True):
        fetch.run(source, raw, fetched_at=datetime.now(UTC), settings=settings())
    shards = [shard for raw in archives for shard in clean.run(raw, article_batch(raw))[0]]
    coded = [lake_path(shard) for group in plan_tasks(shards) for shard in group]
    for shard in coded:
        extract.run(shard, extraction_batch(shard))
    run = RunInfo(
        run_id=f"bare/{interval_end:%Y-%m-%dT%H:%M:%SZ}",
        interval_start=interval_end - timedelta(days=1),
        interval_end=interval_end,
        pipeline_version=pipeline_version(),
        gate="pending",
    )
    url = warehouse_url(settings())
    warehouse = connect(url)
    report = load_batches(warehouse, run, ((shard, extraction_batch(shard)) for shard in coded))
    if any(result.is_blocking for result in check_quality(warehouse, run.run_id)):
        raise QualityError("A blocking check failed on the sample news.")
    link_events(warehouse)
    refresh_marts(url)
    warehouse.dispose()
    return str(report)


if __name__ == "__main__":
    print(run_chain(datetime.fromisoformat(sys.argv[1])))
