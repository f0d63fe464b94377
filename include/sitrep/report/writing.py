"""Write the page of the report into a file."""

from pathlib import Path
from typing import Any

from sitrep.errors import ReportError
from sitrep.report.page import page


def page_path(home: Path, data: dict[str, Any]) -> Path:
    """Return where the page of a report lies: told by its days and its newest article; pure.

    Parameters
    ----------
    home : Path
        ``SITREP_HOME``.
    data : dict
        What :func:`~sitrep.report.report_data` returns.
    """
    days, newest = data["period"]["days"], data["totals"]["published_to"]
    span = "all" if days is None else f"{days}-days"
    until = f"to-{newest[:10]}" if newest else "empty"
    return home / "reports" / f"sitrep-{span}-{until}.html"


def write_page(data: dict[str, Any], path: Path) -> Path:
    """Write the page, whole or not at all, and return its path.

    Raises
    ------
    ReportError
        If the file cannot be written.
    """
    html = page(data)
    unfinished = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished.write_text(html, encoding="utf-8")
        unfinished.replace(path)
    except OSError as error:
        raise ReportError(f"The page {path} cannot be written: {error.strerror}.") from error
    return path
