"""The stages by hand: from a page or a feed to rows in the warehouse."""

from dataclasses import asdict
from datetime import UTC, datetime
from typing import Annotated

import typer

from sitrep.cli.output import print_json, say, tracked


def ingest(
    places: Annotated[
        list[str], typer.Argument(help="Files, folders or feed URLs.", metavar="PATH|FEED-URL…")
    ],
) -> None:
    """Run the whole chain: read or fetch, archive, clean, extract, load, link.

    Into the warehouse of SITREP_WAREHOUSE_URL, or the embedded one. Prints what each place
    became, one JSON object a line, and at the end what changed. A place that cannot be read
    is an error on stderr and exit code 1; the others are still loaded.
    """
    from sitrep.errors import FetchError, SourceListError
    from sitrep.ingest import ingest_place, open_warehouse, run_now

    warehouse = open_warehouse()
    run = run_now(datetime.now(UTC))
    failed = False
    for place in tracked(places, "Ingesting", total=len(places)):
        try:
            print_json({"place": place, **ingest_place(place, run, warehouse)})
        except (FetchError, SourceListError) as error:
            say(f"error: {place}: {error}")
            failed = True
    from sitrep.warehouse.link import link_events

    say(str(link_events(warehouse)))
    if failed:
        raise typer.Exit(1)


def fetch(
    source_ids: Annotated[list[str], typer.Argument(help="Ids of sources (see `sources list`).")],
) -> None:
    """Archive what the sources offer now: one WARC file each, on the lake.

    Prints {"source_id", "batch", "fetched", "rejected", "skipped"} a line; skipped are the pages
    that are known, unchanged, or wait for the next time.
    """
    from sitrep.errors import FetchError
    from sitrep.fetch import stage
    from sitrep.fetch.sources import find_source, load_sources
    from sitrep.lake import raw_batch
    from sitrep.settings import settings
    from sitrep.storage import lake_path

    known = load_sources(settings().sources)
    sources = [find_source(known, source_id) for source_id in source_ids]
    now = datetime.now(UTC)
    failed = False
    for source in tracked(sources, "Fetching", total=len(sources)):
        target = raw_batch(lake_path(settings().lake_root), source.source_id, now)
        try:
            report = stage.run(source, target, fetched_at=now, settings=settings())
        except FetchError as error:
            say(f"error: {error}")
            failed = True
            continue
        print_json(
            {
                "source_id": source.source_id,
                "batch": str(target),
                "fetched": report.rows_out,
                "rejected": dict(report.rejected),
                "skipped": dict(report.skipped),
            }
        )
    if failed:
        raise typer.Exit(1)


def load(
    batches: Annotated[
        list[str] | None,
        typer.Argument(help="Archives (raw/…warc.gz) on the lake; default: all of them."),
    ] = None,
) -> None:
    """Load archived batches into the warehouse; what is there already stays as it is.

    Batches that are not yet cleaned or extracted by this version are first.
    """
    from sitrep.ingest import archived_batches, load_archive, open_warehouse, run_now
    from sitrep.storage import lake_path

    warehouse = open_warehouse()
    run = run_now(datetime.now(UTC))
    archives = [lake_path(batch) for batch in batches] if batches else archived_batches()
    for raw in tracked(archives, "Loading", total=len(archives)):
        print_json({"batch": str(raw), **load_archive(raw, run, warehouse)})


def link() -> None:
    """Link the events that are new in the warehouse to incidents."""
    from sitrep.ingest import open_warehouse
    from sitrep.warehouse.link import link_events

    report = link_events(open_warehouse())
    print_json(
        {
            "incidents": asdict(report.incidents),
            "events_linked": asdict(report.memberships),
            "left": report.left,
            "vanished": report.vanished,
        }
    )
