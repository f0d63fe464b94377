"""``sitrep export``: events and incidents in the formats of other event data."""

from datetime import datetime
from typing import Annotated, Literal

import typer

from sitrep.cli.output import say


def export(  # noqa: PLR0913 - one argument an option
    *,
    form: Annotated[
        Literal["gdelt", "acled", "polecat", "parquet", "csv", "geojson"],
        typer.Option("--as", help="The format."),
    ],
    first_day: Annotated[
        datetime | None,
        typer.Option("--from", formats=["%Y-%m-%d"], metavar="DATE", help="First day."),
    ] = None,
    last_day: Annotated[
        datetime | None,
        typer.Option("--to", formats=["%Y-%m-%d"], metavar="DATE", help="Last day."),
    ] = None,
    country: Annotated[
        list[str] | None,
        typer.Option(help="Where it happened, ISO 3166 alpha-3; may be repeated."),
    ] = None,
    event_type: Annotated[
        list[str] | None,
        typer.Option("--type", help="Event type, as `ontology list` names it; may be repeated."),
    ] = None,
    of: Annotated[
        Literal["events", "incidents"] | None,
        typer.Option(help="What a row is, for geojson; default: incidents."),
    ] = None,
    output: Annotated[str, typer.Option("--output", "-o", metavar="FILE|-")] = "-",
) -> None:
    """Write events as GDELT, ACLED or POLECAT do, or the mart of events as it is.

    gdelt, acled and polecat have no column for who claims it and whether it is denied: only what
    is affirmed as happened goes into them. How many rows were written, and how many were left out
    and why, is told on stderr.
    """
    from sitrep.export import Selection
    from sitrep.export import export as write
    from sitrep.settings import settings
    from sitrep.warehouse.embedded import warehouse_url

    selection = Selection(
        first_day=first_day.date() if first_day else None,
        last_day=last_day.date() if last_day else None,
        countries=tuple(country or ()),
        event_types=tuple(event_type or ()),
    )
    say(f"{form}: {write(warehouse_url(settings()), form, selection, output=output, of=of)}")
