"""The commands behind the Makefile: ``python -m local_stack <command>``."""

import argparse
import sys
import traceback
from collections.abc import Callable

from rich.console import Console

from local_stack.state_folder import StackError, state_home
from sitrep.errors import SitrepError


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return 0, or 1 with one sentence on standard error, or 2 for usage."""
    parser = argparse.ArgumentParser(prog="local_stack", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, (_, about) in COMMANDS.items():
        commands.add_parser(name, help=about)
    options, rest = parser.parse_known_args(arguments)
    if rest and options.command not in _TAKE_ARGUMENTS:
        parser.error(f"{options.command} takes no arguments: {' '.join(rest)}")
    try:
        COMMANDS[options.command][0](rest)
    except (StackError, SitrepError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except Exception as error:  # a person still gets one sentence; the log has the rest
        sys.stderr.write(f"{_describe(error)}\n")
        return 1
    except KeyboardInterrupt:
        sys.stderr.write(_INTERRUPTED.get(options.command, "Stopped.") + "\n")
        return 130
    return 0


def _describe(error: Exception) -> str:
    """Return one sentence on an error that nobody foresaw, and keep its traceback in a log."""
    what = (str(error).strip().splitlines() or [""])[0]
    sentence = f"Unexpected {type(error).__name__}: {what}"
    log = state_home() / "logs" / "unexpected.log"
    try:
        log.write_text("".join(traceback.format_exception(error)))
    except OSError:
        return sentence
    return f"{sentence} (log: {log})"


def _console() -> Console:
    """Return a console for reports; in a pipe or a file they are 100 columns wide."""
    return Console() if sys.stdout.isatty() else Console(width=100)


def _demo(_: list[str]) -> None:
    from local_stack.demo import run_demo

    run_demo(_console())


def _up(_: list[str]) -> None:
    from local_stack.stack import bring_up

    bring_up(Console())


def _down(_: list[str]) -> None:
    from local_stack.stack import bring_down

    bring_down(Console())


def _status(_: list[str]) -> None:
    from local_stack.stack import show_status

    show_status(Console())


def _psql(arguments: list[str]) -> None:
    from local_stack.psql import open_psql

    open_psql(arguments)


def _report(_: list[str]) -> None:
    from local_stack.warehouse_report import report_warehouse

    report_warehouse(_console())


def _migration(words: list[str]) -> None:
    from local_stack.migration import write_migration

    write_migration(Console(), " ".join(words))


def _docs(_: list[str]) -> None:
    from local_stack.write_docs import write_docs

    write_docs(_console())


COMMANDS: dict[str, tuple[Callable[[list[str]], None], str]] = {
    "demo": (_demo, "run the Dag on the sample news"),
    "up": (_up, "start Airflow and PostgreSQL"),
    "down": (_down, "stop them"),
    "status": (_status, "show what runs"),
    "psql": (_psql, "open psql on the warehouse"),
    "report": (_report, "print what the warehouse holds, and write it as a page"),
    "migration": (_migration, "write a migration for changed tables"),
    "docs": (_docs, "write what the demo's warehouse says into docs"),
}

_INTERRUPTED = {"up": "Stopped waiting; `make status` shows what runs, `make down` ends it."}
_TAKE_ARGUMENTS = {"psql", "migration"}

if __name__ == "__main__":
    sys.exit(main())
