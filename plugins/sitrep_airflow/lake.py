"""The lake and the data interval as Airflow sees them."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from airflow.sdk import ObjectStoragePath, get_current_context


def lake(uri: str | None = None) -> ObjectStoragePath:
    """Return the path ``uri`` on the lake, or the lake's root, with Airflow's connections."""
    from sitrep.settings import settings

    uri = uri or settings().lake_root
    return ObjectStoragePath(uri if "://" in uri else f"file://{uri}")


def data_interval() -> tuple[datetime, datetime]:
    """Return the run's data interval, in UTC.

    A run that was triggered without one (from the UI or the API) covers the instant after
    which it may run.
    """
    context = get_current_context()
    run = context["dag_run"]
    return (
        context.get("data_interval_start") or run.run_after,
        context.get("data_interval_end") or run.run_after,
    )


def days_of(params: Mapping[str, Any]) -> tuple[date, date]:
    """Return the first and the last day of a run over a period.

    Raises
    ------
    PeriodError
        If the last comes before the first.
    """
    from sitrep.errors import PeriodError

    first, last = (date.fromisoformat(params[name]) for name in ("from", "to"))
    if first > last:
        raise PeriodError(f"The period from {first} to {last} ends before it begins.")
    return first, last


def covered_interval(params: Mapping[str, Any]) -> tuple[datetime, datetime]:
    """Return what a run covers, in UTC: the days of its params, else its data interval."""
    if "from" not in params:
        return data_interval()
    first, last = days_of(params)
    midnight = time(tzinfo=UTC)
    return datetime.combine(first, midnight), datetime.combine(last + timedelta(1), midnight)


def run_name() -> str:
    """Return what the warehouse calls this run: the Dag and the end of its interval."""
    dag_id = get_current_context()["dag"].dag_id
    return f"{dag_id}/{data_interval()[1]:%Y-%m-%dT%H:%M:%SZ}"
