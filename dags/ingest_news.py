"""Turn the news of an interval into events in the warehouse.

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

from airflow.sdk import CronDataIntervalTimetable, Param, TriggerRule, dag, task

from sitrep_airflow import steps
from sitrep_airflow.assets import MARTS, WAREHOUSE
from sitrep_airflow.retries import FAIL_AT_ONCE

SOME = TriggerRule.ALL_DONE_MIN_ONE_SUCCESS
SOURCE_ID = "{{ source_id }}"
RETRY_DELAY = timedelta(seconds=float(os.environ.get("SITREP_RETRY_DELAY_S", "60")))
SOURCES = Param(
    [],
    type="array",
    items={"type": "string"},
    uniqueItems=True,
    description="Ids of the sources to read; none picks all that are enabled.",
)


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
        "retry_exponential_backoff": 2,
        "max_retry_delay": timedelta(minutes=30),
        "retry_policy": FAIL_AT_ONCE,
        "execution_timeout": timedelta(hours=2),
    },
    params={"sources": SOURCES},
    doc_md=__doc__,
    tags=["sitrep"],
)
def ingest_news():
    # Two mapped tasks and not one mapped group: of a group in which a single instance succeeds,
    # Airflow 3.3 hands on the bare value and no list of one.
    source_ids = task(steps.list_sources)()
    fetch = task(pool="fetch", map_index_template=SOURCE_ID)(steps.fetch)
    clean = task(trigger_rule=SOME, map_index_template=SOURCE_ID)(steps.clean)
    cleaned = clean.expand(raw=fetch.expand(source_id=source_ids))
    shards = task(trigger_rule=SOME)(steps.list_shards)(cleaned)
    extracted = task(pool="extract")(steps.extract).expand(shards=shards)
    loaded = task(trigger_rule=SOME, outlets=[WAREHOUSE])(steps.load)(extracted)
    linked = task(steps.link)()
    checked = task(steps.check_quality)()
    loaded >> linked >> checked >> task(outlets=[MARTS])(steps.refresh_marts)()


ingest_news()
