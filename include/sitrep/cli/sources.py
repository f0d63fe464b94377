"""``sitrep sources …``: which outlets we read, and whether they answer."""

import asyncio
from collections import Counter
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from sitrep.cli.output import print_json, progress, say

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

    Prints for each: state, what robots.txt says, the number of entries, the newest one's
    date, what went wrong and what to do about it.
    """
    from sitrep.fetch.check import check_sources
    from sitrep.fetch.sources import find_source
    from sitrep.settings import settings

    known = _load(file)
    wanted = (
        [find_source(known, source_id) for source_id in source_ids]
        if source_ids
        else [source for source in known if source.enabled]
    )
    states: Counter[str] = Counter()

    async def ask() -> None:
        now = datetime.now(UTC)
        with progress() as bar:
            task = bar.add_task("Asking", total=len(wanted))
            async for health in check_sources(wanted, settings=settings(), now=now):
                print_json(asdict(health))
                states[health.state] += 1
                bar.advance(task)

    asyncio.run(ask())
    say(", ".join(f"{count} {state}" for state, count in states.most_common()))
    if set(states) - {"ok"}:
        raise typer.Exit(1)


def _load(file: Path | None) -> "tuple[Source, ...]":  # type: ignore[name-defined] # noqa: F821
    from sitrep.fetch.sources import load_sources
    from sitrep.settings import settings

    return load_sources(file or settings().sources)
