"""Archives of changed gold pages, and the stage on them."""

import re

from upath import UPath

from benchmarks.clean_archive import varied, write_archive
from benchmarks.clean_gold import load_pages
from benchmarks.clean_speed import measure
from sitrep.archive import read_warc

NUMBERS = re.compile(rb"[ /\d]+")


def test_pages_differ_from_one_another_in_numbers_alone():
    pages = load_pages()
    captures = list(varied(len(pages) + 2))
    assert len({capture.url for capture in captures}) == len(captures)
    assert len({capture.body for capture in captures}) == len(captures)
    for capture, page in zip(captures, pages, strict=False):
        assert capture.body != page.content
        assert NUMBERS.sub(b"", capture.body) == NUMBERS.sub(b"", page.content)


def test_an_archive_holds_what_was_asked_for(tmp_path):
    write_archive(UPath(tmp_path / "a.warc.gz"), 5)
    _, captures = read_warc(UPath(tmp_path / "a.warc.gz"))
    assert [c.body for c in captures] == [c.body for c in varied(5)]


def test_a_run_counts_every_page_and_sees_the_memory_of_the_stage(tmp_path):
    run = measure(tmp_path, 3)
    assert (run.pages, run.articles + run.rejected) == (3, 3)
    assert run.seconds > 0
    assert run.processor_s > 0
    assert run.peak_mb > 50
