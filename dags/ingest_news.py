"""Turn the news of an interval into events in the warehouse.

Fetch every source, clean its pages, extract who did what to whom according to whom, load it,
check the batch, link reports of the same happening, and refresh the marts.

* **When**: daily at 05:00 UTC; `SITREP_SCHEDULE` takes any cron expression.
* **What**: the sources of `SITREP_SOURCES`; the param `sources` picks some of them by id.
* **A source that is down** is a red `fetch`; the others go on. All down fails the run.
* **Again**: a rerun reads the pages archived for its interval and changes no row. For the
  past: `airflow backfill create --dag-id ingest_news --from-date … --to-date …`.
"""

import os
from datetime import UTC, datetime

from airflow.sdk import CronDataIntervalTimetable, dag, task

from sitrep_airflow import steps
from sitrep_airflow.chain import SOME, code_and_load, sources_param
from sitrep_airflow.retries import DEFAULT_ARGS

SOURCE_ID = "{{ source_id }}"
SOURCES = sources_param("Ids of the sources to read; none picks all that are enabled.")


@dag(
    schedule=CronDataIntervalTimetable(
        os.environ.get("SITREP_SCHEDULE", "0 5 * * *"), timezone="UTC"
    ),
    start_date=datetime(2020, 1, 1, tzinfo=UTC),
    catchup=False,
    max_active_runs=1,
    default_args=DEFAULT_ARGS,
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
    code_and_load(clean.expand(raw=fetch.expand(source_id=source_ids)))


ingest_news()
