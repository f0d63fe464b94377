"""The tasks of the daily upkeep that are not of a batch; each may be repeated."""

from airflow.sdk import get_current_context

from sitrep_airflow.assets import SOURCES
from sitrep_airflow.lake import data_interval, lake, run_name
from sitrep_airflow.warehouse import open_warehouse


def keep_lake_bounds() -> str:
    """Remove from the lake what is older than the settings keep; return what, in a line."""
    from sitrep.settings import settings
    from sitrep.upkeep.lake import keep_bounds

    with open_warehouse() as warehouse:
        return str(keep_bounds(lake(), warehouse, settings(), now=data_interval()[1]))


def forget_turns() -> int:
    """Remove the turns of hosts that were not asked for a month; return how many."""
    from sitrep.settings import settings
    from sitrep.upkeep.turns import forget_turns as forget

    return forget(settings(), data_interval()[1])


def vacuum_tables() -> str:
    """Vacuum the tables with which the server has not kept up; return which, in a line."""
    from sitrep.settings import settings
    from sitrep.warehouse.embedded import warehouse_url
    from sitrep.warehouse.upkeep.tables import vacuum_lagging

    return str(vacuum_lagging(warehouse_url(settings())))


def report_sources() -> list[str]:
    """Return which sources are silent, odd or turned away, a line each kind.

    The event of the sources' asset says the same.
    """
    from sitrep.warehouse.upkeep.sources import report_sources as report

    with open_warehouse() as warehouse:
        lines = report(warehouse)
    get_current_context()["outlet_events"][SOURCES].extra = {"run": run_name(), "sources": lines}
    return lines
