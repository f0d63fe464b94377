"""### From the news to the warehouse

Fetch every source, clean its pages, extract who did what to whom according to whom, load it,
link reports of the same happening, check the batch, and refresh the marts.

* **When**: daily at 05:00 UTC; `SITREP_SCHEDULE` takes any cron expression.
* **What**: the sources of `SITREP_SOURCES`; the param `sources` picks some of them by id.
* **A source that is down** is a red `fetch`; the others go on. All down fails the run.
* **Again**: a rerun reads the pages archived for its interval and changes no row. For the
  past: `airflow backfill create --dag-id ingest_news --from-date … --to-date …`.
"""

import os
from datetime import UTC, datetime, timedelta

from airflow.sdk import CronDataIntervalTimetable, Param, TriggerRule, dag, task, task_group
from sitrep_airflow import steps
from sitrep_airflow.assets import MARTS, WAREHOUSE

SOME = TriggerRule.ALL_DONE_MIN_ONE_SUCCESS
RETRY_DELAY = timedelta(seconds=float(os.environ.get("SITREP_RETRY_DELAY_S", "60")))
SOURCES = Param([], type="array", items={"type": "string"}, description="Source ids; none: all.")


@dag(
    schedule=CronDataIntervalTimetable(
        os.environ.get("SITREP_SCHEDULE", "0 5 * * *"), timezone="UTC"
    ),
    start_date=datetime(2020, 1, 1, tzinfo=UTC),
    catchup=False,
    max_active_runs=1,
    default_args={
        "retries": 2,
        "retry_delay": RETRY_DELAY,
        "retry_exponential_backoff": True,
        "max_retry_delay": timedelta(minutes=30),
        "execution_timeout": timedelta(hours=2),
    },
    params={"sources": SOURCES},
    doc_md=__doc__,
    tags=["sitrep"],
)
def ingest_news():
    @task_group(prefix_group_id=False)
    def collect(source_id: str):
        fetch = task(pool="fetch", map_index_template="{{ source_id }}")(steps.fetch)
        clean = task(map_index_template="{{ source_id }}")(steps.clean)
        return clean(fetch(source_id))

    cleaned = collect.expand(source_id=task(steps.list_sources)())
    shards = task(trigger_rule=SOME)(steps.list_shards)(cleaned)
    extracted = task(pool="extract")(steps.extract).expand(shards=shards)
    loaded = task(trigger_rule=SOME, outlets=[WAREHOUSE])(steps.load)(extracted)
    linked = task(steps.link)()
    checked = task(steps.check_quality)()
    loaded >> linked >> checked >> task(outlets=[MARTS])(steps.refresh_marts)()


ingest_news()
