"""Archives of any size for the measurement of cleaning: gold pages, each a little changed."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import cycle, islice

from upath import UPath

from benchmarks.clean_extractors import capture_of
from benchmarks.clean_gold import GoldPage, load_pages
from sitrep.archive import write_warc
from sitrep.records import Capture, SourceInfo

_SOURCE = SourceInfo(source_id="gold", source_name="Gold pages")
_ENDS = re.compile(rb"(?=</?p>|<br\b|</font>|</div>)", re.IGNORECASE)
_CHANGES = 40


def write_archive(target: UPath, records: int) -> None:
    """Write an archive of so many pages; no two of them have the same address or text."""
    write_warc(target, _SOURCE, varied(records))


def varied(records: int) -> Iterator[Capture]:
    """Yield so many captures, the gold pages over and over, each with numbers of its own."""
    pages = load_pages()
    for number, page in enumerate(islice(cycle(pages), records)):
        yield _varied(page, number)


def _varied(page: GoldPage, number: int) -> Capture:
    capture = capture_of(page)
    url = f"{page.canonical_url.rstrip('/')}/{number}"
    # Digits are the same bytes in every charset of the set.
    body = page.content.replace(page.canonical_url.encode(), url.encode())
    return replace(capture, url=url, body=_ENDS.sub(f" {number}".encode(), body, _CHANGES))
