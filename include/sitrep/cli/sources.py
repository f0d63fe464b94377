"""``sitrep sources …``: which outlets we read, and whether they answer."""

from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from sitrep.cli.output import print_json, tracked

app = typer.Typer(help="The list of news sources.", no_args_is_help=True)

File = Annotated[
    Path | None, typer.Option("--file", help="A sources file; default: the setting, else ours.")
]


@app.command("list")
def list_sources(file: File = None) -> None:
    """Print every source: one JSON object a line."""
    for source in _load(file):
        print_json({k: str(v) if isinstance(v, Path) else v for k, v in asdict(source).items()})


@app.command()
def check(
    source_ids: Annotated[
        list[str] | None, typer.Argument(help="Ids of sources; default: all enabled.")
    ] = None,
    file: File = None,
) -> None:
    """Ask every source once for its list of pages; exit code 1 if one does not answer.

    Prints for each: state, number of entries, the newest one's date, and what went wrong.
    """
    from sitrep.fetch.check import check_source
    from sitrep.fetch.sources import find_source
    from sitrep.settings import settings

    known = _load(file)
    wanted = (
        [find_source(known, source_id) for source_id in source_ids]
        if source_ids
        else [source for source in known if source.enabled]
    )
    failed = False
    now = datetime.now(UTC)
    for source in tracked(wanted, "Asking", total=len(wanted)):
        health = check_source(source, settings=settings(), now=now)
        failed |= health.state != "ok"
        print_json(asdict(health))
    if failed:
        raise typer.Exit(1)


def _load(file: Path | None) -> "tuple[Source, ...]":  # type: ignore[name-defined] # noqa: F821
    from sitrep.fetch.sources import load_sources
    from sitrep.settings import settings

    return load_sources(file or settings().sources)
