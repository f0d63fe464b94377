"""Read captures back from a WARC file: ours, or one that another crawler wrote."""

import zlib
from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from typing import IO

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord

from sitrep.archive.captures import add_metadata, begin_capture, read_metadata
from sitrep.errors import BatchMissingError
from sitrep.records import Capture, SourceInfo
from sitrep.storage import BatchPath

MAX_PAGE_BYTES = 10_000_000

_STEP = 1 << 16


def read_warc(
    source: BatchPath, *, max_bytes: int = MAX_PAGE_BYTES, with_unchanged: bool = False
) -> tuple[SourceInfo, Generator[Capture, None, None]]:
    """Read an archive: whose it is, and its captures one by one.

    Parameters
    ----------
    max_bytes : int
        A page that is larger, decompressed, becomes a capture with failure ``"too large"``.
    with_unchanged : bool
        Give also the captures of pages that are as they were in an earlier archive: they
        have ``unchanged_since`` and no body.

    Returns
    -------
    source : SourceInfo
        As the archive says; one of another crawler is named after its folder or file.
    captures : generator of Capture
        In the order of the file. Bodies are decompressed; ``archive_path`` and
        ``archive_record`` say where each lies. Read it to the end, or close it.

    Raises
    ------
    BatchMissingError
        If there is no such file, or it is no WARC file (also while iterating, where it
        breaks off in the middle).
    """
    if not source.exists():
        raise BatchMissingError(f"{source} is not on the lake.")
    records = _records(source)
    try:
        info = _source_info(source, next(records, None))
    finally:
        records.close()
    return info, _captures(source, max_bytes, with_unchanged=with_unchanged)


def read_pages(
    file: IO[bytes], *, wanted: Callable[[str], bool], max_bytes: int = MAX_PAGE_BYTES
) -> Iterator[tuple[int, Capture | None]]:
    """Read the pages of a crawler's WARC file from where it stands, one record at a time.

    Parameters
    ----------
    file : binary file
        Stands at the beginning of a record, and knows its position (``tell``).
    wanted : callable
        Says of a URL whether its page is to be read.

    Yields
    ------
    position : int
        Where the record begins, in bytes from the beginning of the file.
    capture : Capture or None
        The page of a response; None for a record that is none, or not wanted.

    Raises
    ------
    BatchMissingError
        If this is no WARC file, or it breaks off.
    """
    records = ArchiveIterator(file)
    try:
        for record in records:
            url = record.rec_headers.get_header("WARC-Target-URI") or ""
            is_wanted = record.rec_type == "response" and wanted(url.strip("<>"))
            position = records.offset
            capture = begin_capture(record, "", max_bytes) if is_wanted else None
            _read_to_end(record)
            yield position, capture
    except (ArchiveLoadFailed, zlib.error, EOFError) as error:
        raise BatchMissingError(f"No complete WARC file: {error}.") from error
    finally:
        records.close()


def _records(source: BatchPath) -> Generator[ArcWarcRecord, None, None]:
    with source.fs.open(source.path, "rb") as file, closing(ArchiveIterator(file)) as records:
        try:
            for record in records:
                yield record
                _read_to_end(record)
        except (ArchiveLoadFailed, zlib.error, EOFError) as error:
            raise BatchMissingError(f"{source} is no complete WARC file: {error}.") from error


def _read_to_end(record: ArcWarcRecord) -> None:
    """Read what is left of a record; one that is shorter than it says breaks off."""
    while record.raw_stream.read(_STEP):
        pass
    # A record whose head is broken has no length.
    missing = getattr(record.raw_stream, "limit", None)
    if missing != 0:
        raise EOFError(f"it breaks off in a record, of which {missing or 'all'} bytes are missing")


def _source_info(source: BatchPath, first: ArcWarcRecord | None) -> SourceInfo:
    fields: dict[str, str] = {}
    if first is not None and first.rec_type == "warcinfo":
        text = first.content_stream().read().decode("utf-8", errors="replace")
        fields = dict(line.split(": ", 1) for line in text.splitlines() if ": " in line)
    folder = source.parent.parent.name
    stem = source.name.split(".")[0]
    source_id = fields.get("source_id") or folder.partition("source=")[2] or stem
    return SourceInfo(
        source_id=source_id,
        source_name=fields.get("source_name", source_id),
        source_country=fields.get("source_country"),
        source_kind=fields.get("source_kind", "archive"),
    )


def _captures(
    source: BatchPath, max_bytes: int, *, with_unchanged: bool
) -> Generator[Capture, None, None]:
    with closing(_joined(source, max_bytes)) as captures:
        for capture in captures:
            if with_unchanged or capture.unchanged_since is None:
                yield capture


def _joined(source: BatchPath, max_bytes: int) -> Generator[Capture, None, None]:
    """Join the records of each capture; those of one capture lie side by side."""
    pending: Capture | None = None
    with closing(_records(source)) as records:
        for record in records:
            if pending is not None and _is_about(record, pending):
                pending = add_metadata(pending, read_metadata(record))
            elif (begun := begin_capture(record, str(source), max_bytes)) is not None:
                if pending is not None:
                    yield pending
                pending = begun
    if pending is not None:
        yield pending


def _is_about(record: ArcWarcRecord, capture: Capture) -> bool:
    about = record.rec_headers.get_header("WARC-Refers-To")
    return bool(record.rec_type == "metadata" and about == capture.archive_record)
