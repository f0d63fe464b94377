"""Print the report: tables that a person likes to read, 100 columns wide."""

from typing import Any

from rich.box import SIMPLE_HEAD
from rich.console import Console, Group
from rich.markup import escape
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from sitrep.report.evidence import evidence, legend
from sitrep.report.facts import facts

Rows = list[dict[str, Any]]

# Of more claimants than this on one side of an incident, the rest is counted.
MAX_NAMES = 4


def print_report(data: dict[str, Any], console: Console) -> None:
    """Print what came, what happened, who says so, one event in full, and the checks.

    Parameters
    ----------
    data : dict
        What :func:`~sitrep.report.report_data` returns.
    console : Console
        Where to print. Colours are never needed to understand the text.
    """
    if not data["sources"]:
        console.print("The warehouse is empty: nothing has been loaded yet.")
        return
    for part in (
        _sources(data["sources"]),
        _event_types(data["event_types"]),
        _incidents(data["incidents"]),
    ):
        console.print(part)
    if data["example"]:
        console.print(_example(data["example"]))
    if data["quality"]:
        console.print(_quality(data["quality"]))


def _table(title: str, *, leading: int = 0) -> Table:
    return Table(
        title=f"\n{title}",
        title_justify="left",
        title_style="bold",
        box=SIMPLE_HEAD,
        show_edge=False,
        pad_edge=False,
        leading=leading,
    )


def _sources(rows: Rows) -> Table:
    table = _table("Sources")
    table.add_column("Source", max_width=28, no_wrap=True)
    table.add_column("Country")
    for name in ("Fetched", "Cleaned", "Copies", "Turned away"):
        table.add_column(name, justify="right")
    table.add_column("Why", style="yellow")
    for row in rows:
        reasons = sorted(row["reasons"].items(), key=lambda item: (-item[1], item[0]))
        table.add_row(
            escape(row["source"]),
            row["country"] or "",
            *(str(row[name]) for name in ("fetched", "cleaned", "copies", "rejected")),
            ", ".join(f"{count} {reason}" for reason, count in reasons),
        )
    if len(rows) > 1:
        totals = (sum(row[n] for row in rows) for n in ("fetched", "cleaned", "copies", "rejected"))
        table.add_section()
        table.add_row("All", "", *map(str, totals), style="bold")
    return table


def _event_types(rows: Rows) -> Table:
    table = _table("Events by type")
    table.add_column("Type")
    for name in ("Events", "Incidents", "Denied", "Doubted", "Planned or possible"):
        table.add_column(name, justify="right")
    table.add_column("Told as", style="dim", max_width=30, no_wrap=True)
    columns = ("events", "incidents", "denied", "doubted", "not_happened")
    for row in rows:
        counts = (str(row[name] or "") for name in columns)
        table.add_row(row["event_type"], *counts, f"“{escape(row['example'])}”")
    return table


def _incidents(rows: Rows) -> Table:
    table = _table("Incidents, the most contested first", leading=1)
    table.expand = True
    table.add_column("What", width=25)
    table.add_column("Where", width=12)
    table.add_column("When", no_wrap=True)
    table.add_column("Sources", justify="right")
    table.add_column("Claimed by", style="green", ratio=1)
    table.add_column("Denied by", style="red", ratio=1)
    for row in rows:
        against = Text("\n").join(
            [Text(who, style="red") for who in _some(row["denied_by"])]
            + [Text(f"{who} (doubts)", style="yellow") for who in _some(row["doubted_by"])]
        )
        table.add_row(
            _what(row),
            escape(row["place"] or row["country"] or ""),
            _when(row),
            str(row["independent_sources"]),
            Text("\n".join(_some(row["affirmed_by"]))),
            against,
        )
    return table


def _some(names: list[str]) -> list[str]:
    """Return the names that fit into a cell, and how many more there are."""
    shown = sorted(names, key=lambda name: name.startswith("unnamed"))[:MAX_NAMES]
    more = len(names) - len(shown)
    return [*shown, f"and {more} more"] if more else shown


def _what(row: dict[str, Any]) -> Text:
    parties = " → ".join(", ".join(row[name][:2]) for name in ("actors", "recipients") if row[name])
    what = Text(row["event_type"], style="bold")
    return what.append(f"\n{parties}", style="not bold") if parties else what


def _when(row: dict[str, Any]) -> str:
    if row["date_from"] == row["date_to"]:
        return str(row["date_from"])
    return f"{row['date_from']}\nto {row['date_to']}"


def _example(event: dict[str, Any]) -> Panel:
    source = f"{event['source']}, {event['published_at']}: {event['title']}"
    table = Table.grid(padding=(0, 2))
    table.add_column(style="bold")
    table.add_column()
    for name, value in (*facts(event), ("Source", source), ("URL", event["url"])):
        table.add_row(name, Text(value))
    spans = event["spans"] or []
    body = Group(evidence(event["sentence"], spans), Text(), legend(spans), Text(), table)
    return Panel(body, title="One event in full", title_align="left", padding=(1, 2))


def _quality(rows: Rows) -> Table:
    gate = rows[0]["gate"]
    table = _table(f"Quality of run {escape(rows[0]['run_id'])}: {gate}")
    table.add_column("Check", no_wrap=True)
    table.add_column("Result", no_wrap=True)
    table.add_column("Found")
    for row in rows:
        if row["is_ok"]:
            result, found = Text("ok", style="green"), Text(row["detail"])
        else:
            style = "red" if row["severity"] == "blocking" else "yellow"
            result = Text(row["severity"], style=style)
            found = Text(f"{row['detail']}\n").append(row["says"], style="dim")
        table.add_row(row["check_name"].replace("_", " "), result, found)
    return table
