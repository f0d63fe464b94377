"""The files of GDELT are read once each, as a way to pages."""

import pytest

from builders.gdelt import export_row, gkg_row, slot, zipped
from builders.website import page
from sitrep.errors import FetchError


@pytest.fixture
def runs(runs_of, site):
    return runs_of("gdelt", url=site.url("/gdeltv2/"), max_age_days=1, domains=("127.0.0.1",))


@pytest.fixture
def pages(site):
    """Four pages, and two files of the last hour; the other slots are missing."""
    site.pages.update({f"/{name}": page(name.encode()) for name in "abcd"})
    far = export_row("https://elsewhere.example/x")
    site.pages[slot(5, 30)] = page(zipped(export_row(site.url("/a")), export_row(site.url("/b"))))
    site.pages[slot(5, 45)] = page(zipped(export_row(site.url("/b"), 2), far))
    return site.pages


@pytest.mark.usefixtures("pages")
def test_pages_of_a_day_are_fetched_once(site, runs, caplog):
    assert runs.fetch().rows_out == 2
    assert runs.paths() == ["/a", "/b"]
    assert "94 of 96 files of GDELT did not come" in caplog.text
    assert site.asked[slot(6, 0)] == 0  # at six it is not there yet


def test_no_file_is_read_twice(site, pages, runs):
    runs.fetch(day=0)
    pages[slot(6, 0)] = page(zipped(export_row(site.url("/c"))))
    site.asked.clear()
    report = runs.fetch(day=0.02)
    assert runs.paths(day=0.02) == ["/c"]
    assert (report.rows_out, report.skipped) == (1, {})
    assert (site.asked[slot(5, 30)], site.asked[slot(5, 45)], site.asked[slot(6, 0)]) == (0, 0, 1)


def test_a_file_that_comes_late_is_read_then(site, pages, runs):
    runs.fetch(day=0)
    pages[slot(3, 15)] = page(zipped(export_row(site.url("/d"))))
    runs.fetch(day=0.01)
    assert runs.paths(day=0.01) == ["/d"]


@pytest.mark.usefixtures("pages")
def test_slots_that_are_missing_for_good_are_no_error(runs):
    runs.fetch(day=0)
    assert runs.fetch(day=0.001).rows_in == 0


def test_translated_news_have_files_of_their_own(site, pages, runs_of):
    pages[slot(5, 45, "translation.export.CSV")] = page(zipped(export_row(site.url("/c"))))
    runs = runs_of("gdelt", url=site.url("/gdeltv2/"), max_age_days=1, language="fr")
    runs.fetch()
    assert runs.paths() == ["/c"]


def test_gkg_files_tell_title_author_and_time(site, pages, runs_of):
    row = gkg_row(
        site.url("/a"),
        title="Dam & bridge hold",
        authors="Lina Khoury;Helen Marlowe",
        precisepubtimestamp="20260228101500",
    )
    broadcast = gkg_row("Channel 4 at nine", collection="2")
    pages[slot(5, 45, "gkg.csv")] = page(zipped(row, broadcast, gkg_row(site.url("/b"))))
    runs = runs_of("gdelt", url=site.url("/gdeltv2/"), max_age_days=1, files="gkg")
    runs.fetch()
    first, second = runs.captures()
    assert first.hints == {
        "title": "Dam & bridge hold",
        "author": "Lina Khoury, Helen Marlowe",
        "published_at": "2026-02-28T10:15:00+00:00",
    }
    assert second.hints == {}


@pytest.mark.parametrize("body", [b"", b"no zip", zipped()[:40], zipped(export_row("x"))[:-30]])
def test_a_file_that_is_broken_stops_no_other_and_is_asked_for_again(pages, site, runs, body):
    pages[slot(5, 15)] = page(body)
    assert runs.fetch(day=0).rows_out == 2
    pages[slot(5, 15)] = page(zipped(export_row(site.url("/c"))))
    runs.fetch(day=0.01)
    assert runs.paths(day=0.01) == ["/c"]


def test_without_any_file_the_source_is_down(runs):
    with pytest.raises(FetchError, match="No file of GDELT came"):
        runs.fetch()
