"""The raw layer of the lake: captures in WARC files, written by fetch and read by clean."""

from sitrep.archive.decompress import decompress
from sitrep.archive.read import read_pages, read_warc
from sitrep.archive.records import Archive
from sitrep.archive.write import new_archive, write_warc

__all__ = ["Archive", "decompress", "new_archive", "read_pages", "read_warc", "write_warc"]
