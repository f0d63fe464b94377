"""Read captures back from a WARC file: ours, or one that another crawler wrote."""

import zlib
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from contextlib import closing
from typing import IO, Any, TypeVar

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord

from sitrep.archive.captures import add_metadata, begin_capture, read_metadata, record_url
from sitrep.errors import BatchMissingError
from sitrep.records import Capture, SourceInfo
from sitrep.storage import BatchPath

MAX_PAGE_BYTES = 10_000_000

# The last is what the reader raises for a response whose header breaks off before its URL.
_NO_WARC = (ArchiveLoadFailed, zlib.error, EOFError, ValueError, AttributeError)

T = TypeVar("T")
# Which record a record is about, what it tells of it, and the capture that begins with it.
_Taken = tuple[str, Mapping[str, Any], Capture | None]


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
    captures : iterator of Capture
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
    info = _source_info(source)
    return info, _captures(source, max_bytes, with_unchanged=with_unchanged)


def read_pages(
    file: IO[bytes], *, wanted: Callable[[str], bool], max_bytes: int = MAX_PAGE_BYTES
) -> Generator[tuple[int, Capture | None]]:
    """Read the pages of a crawler's WARC file from where it stands, one record at a time.

    Parameters
    ----------
    file : binary file
        Stands at the beginning of a record, and knows its position (``tell``).
    wanted : callable
        Says of a URL whether its page is to be read.

    Yields
    ------
    end : int
        Where the next record begins, in bytes from the beginning of the file.
    capture : Capture or None
        The page of a response; None for a record that is none, or not wanted.

    Raises
    ------
    BatchMissingError
        If this is no WARC file, or it breaks off.
    """

    def take(record: ArcWarcRecord) -> Capture | None:
        is_wanted = record.rec_type == "response" and wanted(record_url(record))
        return begin_capture(record, {}, "", max_bytes) if is_wanted else None

    return _records(file, "The file", take)


def _records(
    file: IO[bytes], name: str, take: Callable[[ArcWarcRecord], T]
) -> Generator[tuple[int, T]]:
    """Yield where the next record begins, and what ``take`` makes of each whole one."""
    end = file.tell()
    records = ArchiveIterator(file)
    try:
        for record in records:
            taken = take(record)
            records.read_to_end()
            if not _is_whole(records, record):
                raise ArchiveLoadFailed("it breaks off within a record")
            end = records.offset
            yield end, taken
        if file.tell() > end:
            raise ArchiveLoadFailed("it breaks off before a record")
    except _NO_WARC as error:
        raise BatchMissingError(f"{name} is no complete WARC file: {error}.") from error
    finally:
        records.close()


def _is_whole(records: ArchiveIterator, record: ArcWarcRecord) -> bool:
    """Say whether all of a record was there: the library takes what there is for the whole."""
    size = record.rec_headers.get_header("Content-Length") or ""
    member = records.reader.decompressor
    is_open = member is not None and not member.eof and not records.next_line
    return size.isdigit() and record.raw_stream.limit == 0 and not is_open


def _source_info(source: BatchPath) -> SourceInfo:
    def take(record: ArcWarcRecord) -> str:
        if record.rec_type != "warcinfo":
            return ""
        return str(record.content_stream().read().decode("utf-8", errors="replace"))

    with (
        source.fs.open(source.path, "rb") as file,
        closing(_records(file, str(source), take)) as records,
    ):
        _, text = next(records, (0, ""))
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
    def take(record: ArcWarcRecord) -> _Taken:
        known = read_metadata(record)
        about = record.rec_headers.get_header("WARC-Refers-To") or ""
        return about, known, begin_capture(record, known, str(source), max_bytes)

    with (
        source.fs.open(source.path, "rb") as file,
        closing(_records(file, str(source), take)) as records,
    ):
        for capture in _join(taken for _, taken in records):
            if with_unchanged or capture.unchanged_since is None:
                yield capture


def _join(records: Iterable[_Taken]) -> Iterator[Capture]:
    """Join the records of each capture; those of one capture lie side by side."""
    pending: Capture | None = None
    try:
        for about, known, begun in records:
            if pending is not None and known and about == pending.archive_record:
                pending = add_metadata(pending, known)
            elif begun is not None:
                yield from () if pending is None else (pending,)
                pending = begun
    except BatchMissingError:
        yield from () if pending is None else (pending,)
        raise
    yield from () if pending is None else (pending,)
