"""Keep lake and warehouse in order, once a day.

Five tasks, none of which waits for another or stops one:

* **keep_lake_bounds**: remove what is older than `SITREP_DERIVED_RETENTION_DAYS` (articles and
  extractions) and `SITREP_RAW_RETENTION_DAYS` (archives). By default everything is kept for ever,
  and archives to which an article refers are kept in any case, unless
  `SITREP_REMOVE_CITED_ARCHIVES` says otherwise.
* **forget_turns**: remove the turns of hosts that were not asked for a month.
* **vacuum_tables**: vacuum and analyse tables with which the server's autovacuum has not kept up.
* **refresh_marts**: refresh the materialised marts.
* **report_sources**: tell which sources are silent, bring too few or too many articles, or are
  turned away; also in the events of the asset `sitrep_sources`.

**When**: daily at 03:30 UTC. **Again**: what is done is done; a repeat finds nothing to do.
"""

from datetime import UTC, datetime

from airflow.sdk import CronDataIntervalTimetable, dag, task

from sitrep_airflow import steps, upkeep
from sitrep_airflow.assets import MARTS, SOURCES
from sitrep_airflow.retries import DEFAULT_ARGS


@dag(
    schedule=CronDataIntervalTimetable("30 3 * * *", timezone="UTC"),
    start_date=datetime(2020, 1, 1, tzinfo=UTC),
    catchup=False,
    max_active_runs=1,
    default_args=DEFAULT_ARGS,
    doc_md=__doc__,
    tags=["sitrep"],
)
def maintain_warehouse():
    task(upkeep.keep_lake_bounds)()
    task(upkeep.forget_turns)()
    task(upkeep.vacuum_tables)()
    task(outlets=[MARTS])(steps.refresh_marts)(warnings=[])
    task(outlets=[SOURCES])(upkeep.report_sources)()


maintain_warehouse()
