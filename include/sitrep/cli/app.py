"""The commands put together, and what happens when one fails."""

import logging
import sys

import typer

from sitrep import __version__
from sitrep.cli import (
    coding,
    database,
    explain,
    export,
    gate,
    maintain,
    ontology,
    pipeline,
    rejections,
    replay,
    report,
    sources,
)
from sitrep.cli.output import say
from sitrep.errors import SitrepError

app = typer.Typer(
    name="sitrep",
    help="Turn news into an event warehouse with evidence: who says who did what to whom.",
    no_args_is_help=True,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(value: bool) -> None:
    if value:
        typer.echo(f"sitrep {__version__}")
        raise typer.Exit


@app.callback()
def options(
    *,
    verbose: bool = typer.Option(False, "--verbose", "-v", help="Log what the stages do."),
    version: bool = typer.Option(  # noqa: ARG001
        False, "--version", callback=_version, is_eager=True, help="Print the version and exit."
    ),
) -> None:
    """Set up logging for every command."""
    from sitrep.settings import settings

    level = logging.INFO if verbose else max(logging.WARNING, _level(settings().log_level))
    logging.basicConfig(
        level=level, stream=sys.stderr, format="%(asctime)s %(levelname)s %(name)s: %(message)s"
    )


def _level(name: str) -> int:
    return logging.getLevelNamesMapping().get(name.upper(), logging.INFO)


app.command()(pipeline.ingest)
app.command()(pipeline.fetch)
app.command()(coding.clean)
app.command()(coding.extract)
app.command()(explain.explain)
app.command()(coding.dedup)
app.command()(pipeline.load)
app.command()(pipeline.link)
app.command()(rejections.rejections)
app.command()(replay.replay)
app.command()(report.report)
app.command()(export.export)
app.command()(gate.gate)
app.command()(maintain.maintain)
app.add_typer(database.app, name="db")
app.add_typer(sources.app, name="sources")
app.add_typer(ontology.app, name="ontology")


def main() -> None:
    """Run the command line; one sentence on stderr and exit code 1 where we know what failed."""
    try:
        app()
    except SitrepError as error:
        say(f"error: {error}")
        sys.exit(1)
    except BrokenPipeError:  # `sitrep extract … | head`
        sys.stderr.close()
        sys.exit(1)
