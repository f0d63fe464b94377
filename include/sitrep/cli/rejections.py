"""``sitrep rejections``: which pages are turned away, by which stage, and why."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sitrep.cli.output import print_json, say

if TYPE_CHECKING:
    from sitrep.warehouse.rejections import OpenRejection, RejectionCount, RejectionFilter

Sources = Annotated[
    list[str] | None, typer.Option("--source", help="Id of a source; may be repeated.")
]
Stages = Annotated[
    list[str] | None, typer.Option("--stage", help="fetch, clean or extract; may be repeated.")
]
Reasons = Annotated[
    list[str] | None, typer.Option("--reason", help='Such as "too short"; may be repeated.')
]
Since = Annotated[
    datetime | None,
    typer.Option(
        formats=["%Y-%m-%d", "%Y-%m-%dT%H:%M:%S"], metavar="DATE", help="Fetched since then, UTC."
    ),
]
Limit = Annotated[int | None, typer.Option(min=1, help="At most so many; default: all.")]

NOTHING = "No page that fits is turned away."
HEADS = {
    "fetched_at": "Time",
    "source_id": "Source",
    "stage": "Stage",
    "reason": "Reason",
    "detail": "Detail",
    "url": "URL",
    "pages": "Pages",
}
# Nobody knows how wide the reader's window is where this is no terminal.
WIDTH_ELSEWHERE = 200


def rejections(  # noqa: PLR0913 - one argument an option
    source: Sources = None,
    stage: Stages = None,
    reason: Reasons = None,
    since: Since = None,
    limit: Limit = None,
    *,
    count: Annotated[
        bool, typer.Option("--count", help="Count them by source, stage and reason.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
) -> None:
    """List the pages that are turned away: when, by which stage, and why; the newest first."""
    from sitrep.settings import settings
    from sitrep.warehouse.connect import connect
    from sitrep.warehouse.embedded import warehouse_url
    from sitrep.warehouse.migrate import migrate
    from sitrep.warehouse.rejections import count_rejections, list_rejections

    url = warehouse_url(settings())
    migrate(url)
    wanted = filter_of(source, stage, reason, since)
    ask: Any = count_rejections if count else list_rejections
    rows = [_plain(row) for row in ask(connect(url), wanted, limit=limit)]
    if not rows:
        say(NOTHING)
    elif as_json:
        for row in rows:
            print_json(row)
    else:
        _print_table(rows)


def filter_of(
    source: Sequence[str] | None,
    stage: Sequence[str] | None,
    reason: Sequence[str] | None,
    since: datetime | None,
) -> "RejectionFilter":
    """Return what the options ask for."""
    from sitrep.warehouse.rejections import RejectionFilter

    return RejectionFilter(
        sources=source or (),
        stages=stage or (),
        reasons=reason or (),
        since=since and since.replace(tzinfo=UTC),
    )


def _plain(row: "OpenRejection | RejectionCount") -> dict[str, Any]:
    fields = asdict(row)
    if "fetched_at" in fields:
        fields["fetched_at"] = f"{fields['fetched_at']:%Y-%m-%dT%H:%M:%SZ}"
        fields["rejection_id"] = str(fields["rejection_id"])
    return fields


def _print_table(rows: Sequence[dict[str, Any]]) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    shown = [name for name in HEADS if name in rows[0]]
    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for name in shown:
        table.add_column(
            HEADS[name],
            no_wrap=name in {"fetched_at", "source_id", "stage"},
            overflow="fold",
            justify="right" if name == "pages" else "left",
        )
    for row in rows:
        table.add_row(*(escape(_cell(name, row[name])) for name in shown))
    console = Console()
    if not console.is_terminal:
        console.width = WIDTH_ELSEWHERE
    console.print(table)


def _cell(name: str, value: Any) -> str:
    if name == "fetched_at":
        return str(value)[: len("2026-11-20T05:00")].replace("T", " ")
    return "" if value is None else str(value)
