"""### From the news to the warehouse

Fetch every source, clean its pages, extract who did what to whom according to whom, load it,
link reports of the same happening, check the batch, and refresh the marts.

* **When**: daily at 05:00 UTC; `SITREP_SCHEDULE` takes any cron expression.
* **What**: the sources of `SITREP_SOURCES`; the param `sources` picks some of them by id.
* **A source that is down** is a red `fetch`; the others go on. All down fails the run.
* **Again**: a rerun reads the archived pages of its interval and changes no row.
  For the past: `airflow backfill create --dag-id ingest_news --from-date … --to-date …`.
"""

import os
from datetime import UTC, datetime, timedelta

from airflow.sdk import CronDataIntervalTimetable, Param, TriggerRule, dag, task, task_group
from sitrep_airflow.assets import MARTS, WAREHOUSE
from sitrep_airflow.tasks import retries

SOME = TriggerRule.ALL_DONE_MIN_ONE_SUCCESS


@dag(
    schedule=CronDataIntervalTimetable(os.environ.get("SITREP_SCHEDULE", "0 5 * * *"), timezone="UTC"),
    start_date=datetime(2020, 1, 1, tzinfo=UTC),
    catchup=False,
    max_active_runs=1,
    default_args={**retries(), "execution_timeout": timedelta(hours=1)},
    params={"sources": Param([], type="array", items={"type": "string"}, description="Source ids; empty: all.")},
    doc_md=__doc__,
    tags=["sitrep"],
)  # fmt: skip
def ingest_news():
    ...
