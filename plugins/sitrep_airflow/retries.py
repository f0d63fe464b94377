"""Which failures no further try can mend."""

from airflow.sdk import ExceptionRetryPolicy, RetryAction, RetryRule

# By name: a task resolves them when it fails, and this file imports no stage.
FAIL_AT_ONCE = ExceptionRetryPolicy(
    [
        RetryRule(
            exception=[
                "sitrep.errors.BatchSchemaError",
                "sitrep.errors.KnowledgeError",
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
