"""``sitrep report``: what the warehouse holds, for people and for programs."""

from pathlib import Path
from typing import Annotated

import typer

from sitrep.cli.output import print_json, say


def report(
    *,
    days: Annotated[
        int | None, typer.Option(min=1, help="Only what was published in the last days.")
    ] = None,
    html: Annotated[
        Path | None,
        typer.Option(dir_okay=False, help="Where the page goes, instead of SITREP_HOME/reports."),
    ] = None,
    no_html: Annotated[bool, typer.Option("--no-html", help="Write no page.")] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="One JSON object instead; a page only with --html.")
    ] = False,
) -> None:
    """Print a situation report, and write it as a page that needs no network."""
    from rich.console import Console

    from sitrep.report import page_path, print_report, report_data, write_page
    from sitrep.settings import settings
    from sitrep.warehouse.embedded import warehouse_url

    data = report_data(warehouse_url(settings()), days=days)
    if as_json:
        print_json(data)
    else:
        print_report(data, Console())
    if html is None and not no_html and not as_json:
        html = page_path(settings().home, data)
    if html is not None and not no_html:
        tell = say if as_json else typer.echo
        tell(f"The page: {write_page(data, html)}")
