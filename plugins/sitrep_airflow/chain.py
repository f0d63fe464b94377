"""What our Dags share: the choice of sources, and the tasks from cleaned shards to the marts."""

from typing import Any

from airflow.sdk import Param, TriggerRule, task

from sitrep_airflow import steps
from sitrep_airflow.assets import MARTS, WAREHOUSE

SOME = TriggerRule.ALL_DONE_MIN_ONE_SUCCESS
"""Go on with what has succeeded, once all are done."""


def sources_param(description: str) -> Param:
    """Return the param ``sources``: ids of sources, each once; empty by default."""
    return Param(
        [], type="array", items={"type": "string"}, uniqueItems=True, description=description
    )


def code_and_load(cleaned: Any) -> None:
    """Wire what follows ``clean``: extract, load, check, link, refresh the marts.

    Parameters
    ----------
    cleaned : XComArg
        What the mapped instances of ``clean`` hand on.
    """
    shards = task(trigger_rule=SOME)(steps.list_shards)(cleaned)
    extracted = task(pool="extract")(steps.extract).expand(shards=shards)
    loaded = task(trigger_rule=SOME, outlets=[WAREHOUSE])(steps.load)(extracted)
    checked = task(steps.check_quality)()
    linked = task(steps.link)()
    # What a blocking check holds back is not linked either: incidents tell what the marts tell.
    loaded >> checked >> linked >> task(outlets=[MARTS])(steps.refresh_marts)(checked)
