"""Write tables as text so that whoever reads them gets back what was written."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any, BinaryIO


def write_quoted(
    out: BinaryIO, columns: Sequence[str], rows: Iterable[Sequence[Any]], *, delimiter: str
) -> None:
    r"""Write a header and rows, every text in quotes: tabs and line ends within are safe.

    Only quotes around each text keep a lone ``\r`` apart from the end of a line.
    """
    text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=False)
    writer = csv.writer(
        text, delimiter=delimiter, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n"
    )
    try:
        writer.writerow(columns)
        writer.writerows(rows)
    finally:
        text.detach()


def write_bare(out: BinaryIO, rows: Iterable[Sequence[str]]) -> None:
    """Write rows as lines of cells with tabs between and nothing else, as GDELT does.

    Such a file cannot hold a tab, a line end or another control character within a cell: they
    become blanks; and a double quote, which many readers take for the start of a quoted cell,
    becomes a single one.
    """
    out.writelines(
        ("\t".join(cell.translate(_BARE) for cell in row) + "\n").encode() for row in rows
    )


# Control characters, and the line and paragraph ends at which some programs split lines.
_BARE = dict.fromkeys((*range(32), *range(127, 160), 8232, 8233), " ") | {ord('"'): "'"}
