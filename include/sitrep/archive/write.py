"""Write captures as one archive, whole or not at all."""

import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime

from sitrep.archive.records import Archive
from sitrep.records import Capture, SourceInfo
from sitrep.storage import BatchPath, write_whole

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def write_warc(
    target: BatchPath,
    source: SourceInfo,
    captures: Iterable[Capture],
    *,
    created_at: datetime | None = None,
    request_headers: Mapping[str, str] | None = None,
) -> None:
    """Write captures as one WARC file, whole or not at all.

    Parameters
    ----------
    created_at : datetime, optional
        Date of the file; that of the first capture if not given.
    request_headers : mapping, optional
        The headers that every request had, for the ``request`` records.
    """
    with new_archive(
        target, source, created_at=created_at, request_headers=request_headers
    ) as archive:
        for capture in captures:
            archive.add(capture)


@contextmanager
def new_archive(
    target: BatchPath,
    source: SourceInfo,
    *,
    created_at: datetime | None = None,
    request_headers: Mapping[str, str] | None = None,
) -> Iterator[Archive]:
    """Open an archive that is put at ``target`` when the block ends without an error."""
    with tempfile.TemporaryFile() as file:
        archive = Archive(file, source, created_at, request_headers or {})
        yield archive
        archive.start(created_at or _EPOCH)
        file.seek(0)
        write_whole(target, file)
