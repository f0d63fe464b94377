"""``sitrep maintain``: what the Dag ``maintain_warehouse`` does every day, by hand."""

from dataclasses import asdict
from datetime import UTC, datetime

from sitrep.cli.output import print_json


def maintain() -> None:
    """Do the daily upkeep: the lake's bounds, tables, marts, and a look at the sources.

    Removes from the lake what is older than the settings keep (by default nothing), and turns of
    hosts not asked for a month; vacuums tables that lag; refreshes the marts; and tells which
    sources are silent or turned away. Prints one JSON object for each. Safe to repeat.
    """
    from sitrep.ingest import open_warehouse
    from sitrep.settings import settings
    from sitrep.storage import lake_path
    from sitrep.upkeep.lake import keep_bounds
    from sitrep.upkeep.turns import forget_turns
    from sitrep.warehouse.build_marts import refresh_marts
    from sitrep.warehouse.embedded import warehouse_url
    from sitrep.warehouse.upkeep.sources import report_sources
    from sitrep.warehouse.upkeep.tables import vacuum_lagging

    now, warehouse, url = datetime.now(UTC), open_warehouse(), warehouse_url(settings())
    lake = keep_bounds(lake_path(settings().lake_root), warehouse, settings(), now=now)
    print_json({"task": "keep_lake_bounds", **asdict(lake)})
    print_json({"task": "forget_turns", "removed": forget_turns(settings(), now)})
    print_json({"task": "vacuum_tables", **asdict(vacuum_lagging(url))})
    print_json({"task": "refresh_marts", "marts": refresh_marts(url)})
    print_json({"task": "report_sources", "sources": report_sources(warehouse)})
