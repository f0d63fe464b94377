"""How often a task is tried, and which failures no further try can mend."""

import os
from datetime import timedelta

from airflow.sdk import ExceptionRetryPolicy, RetryAction, RetryRule

# By name: a task resolves them when it fails, and this file imports no stage.
FAIL_AT_ONCE = ExceptionRetryPolicy(
    [
        RetryRule(
            exception=[
                "sitrep.errors.BatchSchemaError",
                "sitrep.errors.KnowledgeError",
                "sitrep.errors.PeriodError",
                "sitrep.errors.PipelineError",
                "sitrep.errors.QualityError",
                "sitrep.errors.SettingsError",
                "sitrep.errors.SourceListError",
                "sqlalchemy.exc.IntegrityError",
            ],
            action=RetryAction.FAIL,
            reason="The same again would fail the same way: settings, data or rules must change.",
        )
    ]
)
"""Leaves what may pass (a source that is down, a server that restarts) to the retries."""

DEFAULT_ARGS = {
    "retries": 2,
    "retry_delay": timedelta(seconds=float(os.environ.get("SITREP_RETRY_DELAY_S", "60"))),
    "retry_exponential_backoff": 2,
    "max_retry_delay": timedelta(minutes=30),
    "retry_policy": FAIL_AT_ONCE,
    "execution_timeout": timedelta(hours=2),
}
"""The ``default_args`` of every Dag."""
