"""What a run remembers, the next one builds on; and nothing is lost where it could not."""

import io

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from builders.website import page, rss, versioned
from sitrep.archive import read_warc
from sitrep.fetch import stage
from sitrep.lake import visits_of

RSS = "/feed.xml"


@pytest.fixture
def runs(runs_of, site):
    site.pages.update({RSS: page(rss(*"ab")), "/a": versioned(b"A", '"1"'), "/b": page(b"B")})
    return runs_of("rss", url=site.url(RSS))


def test_pages_that_have_not_changed_are_archived_as_revisits(runs):
    runs.fetch(day=0)
    report = runs.fetch(day=1)
    assert (report.rows_in, report.skipped) == (0, {"unchanged": 2})
    told, compared = runs.captures(day=1)
    assert [c.unchanged_since for c in (told, compared)] == [runs.at(0)] * 2
    assert (told.status, compared.status) == (304, 200)
    assert list(read_warc(runs.target(1))[1]) == []  # nothing for the cleaner


def test_a_page_that_changed_is_a_new_capture(site, runs):
    runs.fetch(day=0)
    site.pages.update({"/a": versioned(b"A, corrected", '"2"'), "/b": page(b"B, corrected")})
    report = runs.fetch(day=1)
    assert (report.rows_out, report.skipped) == (2, {})
    assert [c.body for c in runs.captures(day=1)] == [b"A, corrected", b"B, corrected"]
    assert runs.fetch(day=3).skipped == {"unchanged": 2}
    assert {c.unchanged_since for c in runs.captures(day=3)} == {runs.at(1)}


def test_pages_are_looked_at_after_1_3_9_and_27_days(site, runs):
    runs.fetch(day=0)
    asked = []
    for day in range(1, 33):
        site.asked.clear()
        runs.fetch(day=day)
        asked += [day] * site.asked["/a"]
    assert asked == [1, 3, 9, 27]


def test_the_setting_ends_revisions_earlier(site, runs):
    runs.fetch(day=0, revision_days=0)
    site.asked.clear()
    runs.fetch(day=1, revision_days=0)
    assert site.asked["/a"] == 0


def test_pages_over_the_limit_come_in_the_next_run_though_the_feed_did_not_change(site, runs):
    site.pages[RSS] = versioned(rss(*"ab"), '"1"')
    assert runs.fetch(day=0, max_pages_per_source=1).skipped == {"waiting": 1}
    runs.fetch(day=0.01, max_pages_per_source=1)
    assert (runs.paths(day=0), runs.paths(day=0.01)) == (["/a"], ["/b"])


def test_pages_that_failed_come_later_and_those_refused_never(site, runs):
    site.pages.update({"/a": page(status=500), "/b": page(status=404)})
    assert runs.fetch(day=0).rejected == {"http 404": 1, "http 500": 1}
    site.pages.update({"/a": page(b"A"), "/b": page(b"B")})
    report = runs.fetch(day=1)
    assert (report.rows_out, runs.paths(day=1)) == (1, ["/a"])
    assert runs.visits()[site.url("/b")].state == "refused"


def test_a_page_that_its_feed_calls_updated_is_fetched_at_once(site, runs_of):
    entry = (
        "<feed xmlns='http://www.w3.org/2005/Atom'><title>T</title><entry><title>A</title>"
        "<link href='/a'/><published>2026-03-01T04:00:00Z</published>"
        "<updated>{}</updated></entry></feed>"
    )
    site.pages.update({"/a": page(b"A"), RSS: page(entry.format("2026-03-01T05:00:00Z").encode())})
    runs = runs_of("rss", url=site.url(RSS))
    runs.fetch(day=0)
    site.pages.update({"/a": page(b"A2"), RSS: page(entry.format("2026-03-01T06:20:00Z").encode())})
    assert runs.fetch(day=0.02).rows_out == 1
    site.pages[RSS] = page(entry.format("2026-03-01T06:20:00Z").encode() + b" ")
    assert runs.fetch(day=0.03).skipped == {"known": 1}


def test_without_memory_all_is_fetched_and_nothing_is_remembered(runs):
    runs.fetch(day=0)
    before = runs.visits()
    assert runs.fetch(day=0.01, remember=False).rows_out == 2
    assert runs.visits() == before


def crash(*_: object) -> None:
    raise OSError("disk full")


def test_a_crash_behind_the_archive_loses_nothing(site, runs, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(stage, "write_rows", crash)
        with pytest.raises(OSError, match="disk full"):
            runs.fetch(day=0)
    site.asked.clear()
    assert runs.fetch(day=0).rows_out == 2  # the retry reads its archive
    assert not site.asked
    assert runs.fetch(day=0.01).skipped == {"known": 2}


def test_if_nobody_retries_the_pages_are_fetched_again(runs, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(stage, "write_rows", crash)
        with pytest.raises(OSError, match="disk full"):
            runs.fetch(day=0)
    assert runs.fetch(day=1).rows_out == 2


def test_a_crash_before_the_archive_is_there_remembers_nothing(runs, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr("sitrep.archive.write.write_whole", crash)
        with pytest.raises(OSError, match="disk full"):
            runs.fetch(day=0)
    assert not visits_of(runs.target(0)).exists()
    assert runs.fetch(day=0).rows_out == 2


def test_an_older_interval_that_is_repeated_spoils_no_memory(site, runs):
    runs.fetch(day=0)
    site.pages["/a"] = versioned(b"A2", '"2"')
    runs.fetch(day=1)
    before = runs.visits()
    runs.fetch(day=0)
    assert runs.visits() == before


def of_another_version() -> bytes:
    buffer = io.BytesIO()
    pq.write_table(pa.table({"url": ["https://delta-wire.example/a"]}), buffer)
    return buffer.getvalue()


@pytest.mark.parametrize("damaged", [b"", b"PAR1 no more", of_another_version()])
def test_a_memory_that_cannot_be_read_is_begun_anew(runs, caplog, damaged):
    runs.fetch(day=0)
    visits_of(runs.target(0)).write_bytes(damaged)
    assert runs.fetch(day=1).rows_out == 2
    assert "begun anew" in caplog.text
    assert len(runs.visits()) == 3
