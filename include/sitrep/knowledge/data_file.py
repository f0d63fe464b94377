"""Read the CSV files that lie beside the code, and say where a row is wrong."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files

from sitrep.errors import KnowledgeError


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a data file: its cells by column, and where it stands."""

    file: str
    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def error(self, problem: str) -> KnowledgeError:
        """Return (not raise) an error that names the file, the line and the problem."""
        return KnowledgeError(f"{self.file}:{self.line}: {problem}.")

    def required(self, column: str) -> str:
        """Return a cell that must not be empty.

        Raises
        ------
        KnowledgeError
            If it is.
        """
        if not (cell := self.cells[column]):
            raise self.error(f"{column} is empty")
        return cell

    def many(self, column: str) -> tuple[str, ...]:
        """Return the parts of a cell that holds several, separated by ``|``."""
        return tuple(part for part in self.cells[column].split("|") if part)

    def number(self, column: str, *, low: float, high: float) -> float:
        """Return a cell as a number.

        Raises
        ------
        KnowledgeError
            If it is no number, or lies outside ``low`` to ``high``.
        """
        cell = self.cells[column]
        try:
            value = float(cell)
        except ValueError as problem:
            raise self.error(f"{column} is no number: {cell!r}") from problem
        if not low <= value <= high:
            raise self.error(f"{column} is not between {low:g} and {high:g}: {cell}")
        return value


def read_rows(file: str, columns: Sequence[str], *, text: str | None = None) -> Iterator[Row]:
    """Yield the rows of a CSV file of this package.

    Parameters
    ----------
    file : str
        Name of the file in ``sitrep/knowledge``; also the name that errors give.
    columns : sequence of str
        The columns that the file must have, in order.
    text : str, optional
        Read this instead of the file's content.

    Raises
    ------
    KnowledgeError
        If the columns differ, or a row has too few or too many cells.
    """
    if text is None:
        text = files("sitrep.knowledge").joinpath(file).read_text(encoding="utf-8")
    reader = csv.reader(text.splitlines())
    header = next(reader, [])
    if header != list(columns):
        raise KnowledgeError(f"{file}:1: columns are {header}, expected {list(columns)}.")
    for cells in reader:
        row = Row(file, reader.line_num, dict(zip(columns, cells, strict=False)))
        if len(cells) != len(columns):
            raise row.error(f"{len(cells)} cells, expected {len(columns)}")
        yield row
