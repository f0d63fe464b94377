"""The tasks of our Dags: each calls one stage, and hands on nothing but paths.

Imports of stages stand inside the functions: the scheduler reads this file with every Dag,
and must not load pandas or spaCy for it.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

from airflow.sdk import get_current_context
from airflow.sdk.exceptions import AirflowSkipException

from sitrep_airflow.assets import MARTS, WAREHOUSE
from sitrep_airflow.lake import covered_interval, data_interval, days_of, lake, run_name
from sitrep_airflow.warehouse import open_warehouse


def list_sources(params: dict[str, list[str]]) -> list[str]:
    """Return the ids of the sources that this run reads: those picked, else the enabled ones."""
    from sitrep.errors import SourceListError
    from sitrep.fetch.sources import find_source, load_sources
    from sitrep.settings import settings

    sources = load_sources(settings().sources)
    picked = [find_source(sources, source_id) for source_id in params["sources"]]
    chosen = picked or [source for source in sources if source.enabled]
    if not chosen:
        raise SourceListError("No source is enabled, so there is nothing to fetch.")
    return [source.source_id for source in chosen]


def fetch(source_id: str) -> str:
    """Archive what one source has to offer; return the archive's path."""
    from sitrep.fetch import stage
    from sitrep.fetch.sources import find_source, load_sources
    from sitrep.lake import raw_batch
    from sitrep.settings import settings

    get_current_context()["source_id"] = source_id
    source = find_source(load_sources(settings().sources), source_id)
    target = raw_batch(lake(), source_id, data_interval()[1])
    stage.run(source, target, fetched_at=datetime.now(UTC), settings=settings())
    return str(target)


def list_archives(params: dict[str, Any]) -> list[str]:
    """Return the archives of the period; where there are none, the run is skipped, and says so.

    A source that is picked must be in the list, or have had an archive.
    """
    from sitrep.fetch.sources import find_source, load_sources
    from sitrep.lake import archives_between, source_of
    from sitrep.settings import settings

    first, last = days_of(params)
    picked = params["sources"]
    archived = {source_of(raw) for raw in archives_between(lake(), date.min, date.max)}
    for source_id in set(picked) - archived:
        find_source(load_sources(settings().sources), source_id)
    found = archives_between(lake(), first, last, picked)
    if not found:
        whose = f" of {', '.join(picked)}" if picked else ""
        raise AirflowSkipException(
            f"There is no archive{whose} from {first} to {last}: nothing to code again."
        )
    return [str(raw) for raw in found]


def clean(raw: str) -> list[str]:
    """Clean one archive; return the paths of its article shards."""
    from sitrep.clean import stage
    from sitrep.lake import article_batch, source_of

    archive = {"source_id": source_of(lake(raw)), "interval_end": lake(raw).name.split(".")[0]}
    get_current_context().update(archive)
    shards, _ = stage.run(lake(raw), article_batch(lake(raw)))
    return [str(shard) for shard in shards]


def list_shards(cleaned: Iterable[list[str]]) -> list[list[str]]:
    """Pack all article shards into groups, one group an ``extract`` task."""
    from sitrep.extract.shards import plan_tasks

    return plan_tasks(lake(shard) for shards in cleaned for shard in shards)


def extract(shards: list[str]) -> list[str]:
    """Code the articles of some shards; return the shards that are done."""
    from sitrep.extract import stage
    from sitrep.lake import extraction_batch

    for shard in shards:
        stage.run(lake(shard), extraction_batch(lake(shard)))
    return shards


def load(extracted: Iterable[list[str]], params: dict[str, Any]) -> str:
    """Load every batch, each in one transaction; return what changed, in a line.

    The event of the warehouse's asset says the same, and which run it was.
    """
    from sitrep.extract.pipeline import pipeline_version
    from sitrep.lake import extraction_batch
    from sitrep.warehouse.load import load_batches
    from sitrep.warehouse.run import RunInfo

    start, end = covered_interval(params)
    run = RunInfo(
        run_id=run_name(),
        interval_start=start,
        interval_end=end,
        pipeline_version=pipeline_version(),
        gate="pending",
    )
    shards = sorted(shard for group in extracted for shard in group)
    batches = ((lake(shard), extraction_batch(lake(shard))) for shard in shards)
    with open_warehouse() as warehouse:
        report = str(load_batches(warehouse, run, batches))
    get_current_context()["outlet_events"][WAREHOUSE].extra = {"run": run.run_id, "load": report}
    return report


def link() -> str:
    """Link the events that are new to incidents; return what changed, in a line."""
    from sitrep.warehouse.link import link_events

    with open_warehouse() as warehouse:
        return str(link_events(warehouse))


def check_quality() -> list[str]:
    """Run the quality checks on what this run brought; return what they say of it, a line each.

    A blocking check that fails holds the run back from the marts and fails here.
    """
    from sitrep.errors import QualityError
    from sitrep.warehouse.gate import held_runs
    from sitrep.warehouse.quality import check_quality as check

    with open_warehouse() as warehouse:
        results = check(warehouse, run_name())
        held = held_runs(warehouse, run_name())
    if held:
        raise QualityError(str(held[0]))
    return [f"{result.check_name}: {result.detail}" for result in results if not result.is_ok]


def refresh_marts(warnings: list[str]) -> list[str]:
    """Refresh the materialised marts; return their names.

    The event of the marts' asset says which run it was, and what its checks warn of.
    """
    from sitrep.settings import settings
    from sitrep.warehouse.build_marts import refresh_marts as refresh
    from sitrep.warehouse.embedded import warehouse_url

    get_current_context()["outlet_events"][MARTS].extra = {
        "run": run_name(),
        "warnings": list(warnings),
    }
    return refresh(warehouse_url(settings()))
