"""A table of measured times, the same for every measurement of speed."""

from collections.abc import Mapping, Sequence
from statistics import median

from rich.table import Table


def timing_table(title: str, times: Mapping[str, Sequence[float]], *, digits: int) -> Table:
    """Return a table of median, fastest and slowest; ``times`` are in seconds."""
    table = Table(title=f"{title}, in seconds", title_justify="left", min_width=len(title) + 14)
    table.add_column("what")
    for column in ("median", "fastest", "slowest", "runs"):
        table.add_column(column, justify="right")
    for name, seconds in times.items():
        measured = (median(seconds), min(seconds), max(seconds))
        table.add_row(name, *(f"{value:.{digits}f}" for value in measured), str(len(seconds)))
    return table
