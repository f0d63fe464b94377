"""``sitrep gate``: which runs are held back from the marts, why, and to let one pass."""

import getpass
from typing import Annotated

import typer

from sitrep.cli.output import print_json, say


def gate(
    run_id: Annotated[
        str | None, typer.Argument(help="A run; default: all that are held.", metavar="[RUN]")
    ] = None,
    *,
    passes: Annotated[
        bool, typer.Option("--pass", help="Let the run pass in spite of the checks that hold it.")
    ] = False,
    because: Annotated[str, typer.Option(help="Why, in a sentence; kept with it.")] = "",
    by: Annotated[str | None, typer.Option(help="Who decides; default: your login.")] = None,
) -> None:
    """List the runs that checks hold back from the marts, and why; or let one of them pass.

    Prints one JSON object a run. With --pass the marts then tell what the run brought: its events
    are linked, and the marts refreshed. Checks that hold it now hold it no more; others that
    fail later do.
    """
    from sitrep.ingest import open_warehouse
    from sitrep.warehouse.gate import held_runs, pass_run

    warehouse = open_warehouse()
    if passes:
        if run_id is None:
            raise typer.BadParameter("--pass needs a run.")
        pass_run(warehouse, run_id, by=by or getpass.getuser(), because=because)
        _tell_marts(run_id)
        return
    held = held_runs(warehouse, run_id)
    for run in held:
        print_json(
            {
                "run_id": run.run_id,
                "interval_end": f"{run.interval_end:%Y-%m-%dT%H:%M:%SZ}",
                "held_by": list(run.reasons),
            }
        )
    if not held:
        say("No run is held back." if run_id is None else f"The run {run_id} is not held back.")


def _tell_marts(run_id: str) -> None:
    from sitrep.ingest import open_warehouse
    from sitrep.settings import settings
    from sitrep.warehouse.build_marts import refresh_marts
    from sitrep.warehouse.embedded import warehouse_url
    from sitrep.warehouse.link import link_events

    say(str(link_events(open_warehouse())))
    refresh_marts(warehouse_url(settings()))
    say(f"The marts tell what {run_id} brought.")
