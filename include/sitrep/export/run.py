"""Export: choose the format, read the marts once, and put the file in its place whole."""

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from sitrep.errors import ExportError
from sitrep.export import acled, gdelt, geojson, polecat, table
from sitrep.export.reading import Driver, marts
from sitrep.export.report import ExportReport
from sitrep.export.selection import Selection

Write = Callable[[Driver, Selection, BinaryIO], ExportReport]

FORMATS: Mapping[str, Mapping[str, Write]] = {
    "gdelt": {"events": gdelt.write},
    "acled": {"incidents": acled.write},
    "polecat": {"events": polecat.write},
    "parquet": {"events": table.write_parquet},
    "csv": {"events": table.write_csv},
    "geojson": {"incidents": geojson.write_incidents, "events": geojson.write_events},
}


def export(
    url: str, form: str, selection: Selection, *, output: str = "-", of: str | None = None
) -> ExportReport:
    """Write the selection in a format, in constant memory, as it is in the warehouse at one moment.

    Parameters
    ----------
    url : str
        The warehouse; the rights of ``sitrep_reader`` are enough.
    form : str
        One of :data:`FORMATS`.
    selection : Selection
        Which rows are wanted.
    output : str
        A file, which is there whole or not at all; or ``-``, standard output.
    of : str, optional
        ``events`` or ``incidents``, where the format can hold both; default: its first.

    Raises
    ------
    ExportError
        If the format cannot hold what is wanted, or the file cannot be written.
    WarehouseError
        If the marts cannot be read.
    """
    writers = FORMATS[form]
    if of is not None and of not in writers:
        raise ExportError(f"{form} holds {' or '.join(writers)} and no {of}.")
    write = writers[of or next(iter(writers))]
    with marts(url) as driver, _destination(output) as out:
        return write(driver, selection, out)


@contextmanager
def _destination(output: str) -> Iterator[BinaryIO]:
    if output == "-":
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    path = Path(output)
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with fresh.open("wb") as file:
            yield file
        fresh.replace(path)
    except OSError as error:
        raise ExportError(f"{path} cannot be written: {error.strerror}.") from error
    finally:
        fresh.unlink(missing_ok=True)
