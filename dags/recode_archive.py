"""Code the archived news of a period again, with today's version; nothing is fetched.

Clean every archive of the period, extract, load, check, link, and refresh the marts: after a
better rule, a new ontology or a new pipeline. A new coding stands beside the old one, which
stays, and is told until the new one has passed its checks; pages that were turned away and are
articles now are loaded.

* **When**: by hand, with the first and the last day in the params `from` and `to`: an archive
  belongs to the day on which its interval ends, in UTC.
* **What**: the archives of every source; the param `sources` picks some of them by id.
* **Nothing archived** in the period: the run is skipped, and `list_archives` says so.
* **Again**: as long as versions and settings are the same, no row changes.
"""

from datetime import UTC, datetime

from airflow.sdk import Param, dag, task

from sitrep_airflow import steps
from sitrep_airflow.chain import code_and_load, sources_param
from sitrep_airflow.retries import DEFAULT_ARGS

ARCHIVE = "{{ source_id }} {{ interval_end }}"
SOURCES = sources_param("Ids of the sources whose archives are read; none picks all.")


@dag(
    schedule=None,
    start_date=datetime(2020, 1, 1, tzinfo=UTC),
    catchup=False,
    max_active_runs=1,
    default_args=DEFAULT_ARGS,
    params={
        "from": Param(type="string", format="date", description="First day, as 2026-11-01."),
        "to": Param(type="string", format="date", description="Last day, as 2026-11-30."),
        "sources": SOURCES,
    },
    doc_md=__doc__,
    tags=["sitrep"],
)
def recode_archive():
    archives = task(steps.list_archives)()
    code_and_load(task(map_index_template=ARCHIVE)(steps.clean).expand(raw=archives))


recode_archive()
