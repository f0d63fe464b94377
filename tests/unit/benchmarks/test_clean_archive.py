"""The measurement of cleaning measures what it says."""

from upath import UPath

from benchmarks.clean_archive import AT, SOURCE, measure, pages
from sitrep.archive import write_warc
from sitrep.lake import raw_batch


def test_a_quarter_of_the_pages_is_turned_away(tmp_path):
    raw = raw_batch(UPath(tmp_path), SOURCE.source_id, AT)
    write_warc(raw, SOURCE, pages(8))
    figures = measure(str(raw))
    assert (figures["articles"], figures["rejected"]) == (6, 2)
    assert figures["seconds"] > 0
    assert figures["own"] > 1
