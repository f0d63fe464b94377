"""``sitrep report``: what the warehouse holds, for people and for programs."""

from typing import Annotated

import typer

from sitrep.cli.output import print_json


def report(
    *,
    days: Annotated[
        int | None, typer.Option(min=1, help="Only what was published in the last days.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object instead.")] = False,
) -> None:
    """Print a situation report: pages, events by type, contested incidents, one event in full."""
    from rich.console import Console

    from sitrep.report import print_report, report_data
    from sitrep.settings import settings
    from sitrep.warehouse.embedded import warehouse_url

    url = warehouse_url(settings())
    if as_json:
        print_json(report_data(url, days=days))
    else:
        print_report(url, Console(), days=days)
