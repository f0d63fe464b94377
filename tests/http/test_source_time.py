"""A source has so much time; what it did not come to waits for the next run."""

import time

import pytest

from builders.website import page, rss, slow
from sitrep.errors import FetchError

RSS = "/feed.xml"
NAMES = [f"{n}" for n in range(12)]


def lazy(request):
    time.sleep(0.5)
    request.reply(b"<p>A page</p>")


def test_pages_left_wait_for_the_next_run(site, runs_of, caplog):
    site.pages.update({RSS: page(rss(*NAMES)), **{f"/{name}": lazy for name in NAMES}})
    runs = runs_of("rss", url=site.url(RSS))
    report = runs.fetch(day=0, source_timeout_s=2, timeout_s=30)
    assert 0 < report.rows_out < len(NAMES)
    assert report.rows_out + report.skipped["waiting"] == len(NAMES)
    assert "stopped after 2 s" in caplog.text
    left = runs.fetch(day=0.01, timeout_s=30)
    assert left.rows_out == len(NAMES) - report.rows_out
    assert sorted(runs.paths(day=0) + runs.paths(day=0.01)) == sorted(f"/{n}" for n in NAMES)


def test_a_page_without_end_costs_no_other_its_place(site, runs_of):
    site.pages.update({RSS: page(rss("slow", "a")), "/slow": slow, "/a": page()})
    runs = runs_of("rss", url=site.url(RSS))
    report = runs.fetch(source_timeout_s=2, timeout_s=30)
    assert (report.rows_out, report.skipped) == (1, {"waiting": 1})


def test_a_list_that_takes_too_long_is_an_error(site, runs_of):
    site.pages[RSS] = slow
    runs = runs_of("rss", url=site.url(RSS))
    with pytest.raises(FetchError, match=r"did not list its pages within 0\.3 s"):
        runs.fetch(source_timeout_s=0.3, timeout_s=30)
    assert not runs.target(0).exists()
