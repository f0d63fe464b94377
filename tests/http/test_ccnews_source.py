"""The WARC files of a news crawl are read piece by piece, over several runs, each page once."""

import gzip
import re
import time
from collections.abc import Iterator

import pytest
from upath import UPath

from builders.warcs import CRAWLED_AT, crawl, news_page
from builders.website import page
from sitrep.errors import FetchError
from sitrep.fetch import remote_file
from sitrep.lake import visits_of

FILE = "/crawl-data/CC-NEWS/2026/03/one.warc.gz"
LANGUAGES = ("en", "de", "fr")
HOSTS = ("delta-wire.example", "www.delta-wire.example", "else.example", "notdelta-wire.example")
# 300 pages; every fourth and the one after it are of the domain, every third is in English.
NEWS = [
    (f"https://{HOSTS[n % 4]}/{n}", news_page(f"News {n}", LANGUAGES[n % 3])) for n in range(300)
]
WANTED = [url for n, (url, _) in enumerate(NEWS) if n % 4 < 2 and n % 3 == 0]


def ranged(body: bytes, *, cut_at: Iterator[int] | None = None):
    """Return a page that gives ranges of a file; some answers hang up after so many bytes."""

    def answer(request):
        first, last = map(
            int, re.fullmatch(r"bytes=(\d+)-(\d+)", request.headers["Range"]).groups()
        )
        piece = body[first : last + 1]
        if not piece:
            request.reply(status=416, content_range=f"bytes */{len(body)}")
            return
        where = f"bytes {first}-{first + len(piece) - 1}/{len(body)}"
        cut = next(cut_at, None) if cut_at else None
        if cut is not None and cut < len(piece):
            request.reply(
                piece[:cut], status=206, content_range=where, content_length=str(len(piece))
            )
            request.close_connection = True
        else:
            request.reply(piece, status=206, content_range=where)

    return answer


@pytest.fixture(autouse=True)
def small_pieces(monkeypatch):
    monkeypatch.setattr(remote_file, "PIECE_BYTES", 20_000)


@pytest.fixture
def wanted():
    return {"domains": ("delta-wire.example",), "languages": ("en",)}


@pytest.fixture
def body():
    return crawl(NEWS)


def urls(runs, *days):
    return [c.url for day in days for c in runs.captures(day=day)]


def test_pages_are_chosen_by_domain_and_language(site, runs_of, body, wanted):
    site.pages[FILE] = ranged(body)
    runs = runs_of("ccnews", url=site.url(FILE), **wanted)
    report = runs.fetch()
    assert (report.rows_in, report.rows_out) == (len(WANTED), len(WANTED))
    assert sorted(urls(runs, 0)) == sorted(WANTED)
    assert site.asked[FILE] >= 3
    first = runs.captures()[0]
    assert first.body == dict(NEWS)[first.url]
    assert (first.status, first.content_type) == (200, "text/html")
    assert first.fetched_at.date() == CRAWLED_AT.date()
    site.asked.clear()
    assert runs.fetch(day=1).rows_in == 0
    assert not site.asked


def test_several_runs_bring_every_page_once(site, runs_of, body, wanted):
    site.pages[FILE] = ranged(body)
    runs = runs_of("ccnews", url=site.url(FILE), **wanted)
    found = [runs.fetch(day=day, max_pages_per_source=20).rows_out for day in range(4)]
    assert found == [20, 20, len(WANTED) - 40, 0]
    assert sorted(urls(runs, 0, 1, 2, 3)) == sorted(WANTED)


def test_a_limit_at_the_very_end_of_a_file_loses_and_repeats_nothing(site, runs_of, wanted):
    last = crawl(NEWS[:1])
    site.pages[FILE] = ranged(last)
    runs = runs_of("ccnews", url=site.url(FILE), **wanted)
    assert [runs.fetch(day=day, max_pages_per_source=1).rows_in for day in range(3)] == [1, 0, 0]


def test_a_connection_that_breaks_is_taken_up_where_it_broke(site, runs_of, body, wanted):
    site.pages[FILE] = ranged(body, cut_at=iter([10**6, 500, 10**6, 5]))
    runs = runs_of("ccnews", url=site.url(FILE), **wanted)
    assert runs.fetch().rows_in == len(WANTED)


def test_a_file_that_breaks_off_goes_on_in_the_next_run(site, runs_of, body, wanted):
    runs = runs_of("ccnews", url=site.url(FILE), **wanted)
    middle = body.rindex(b"\x1f\x8b\x08", 0, len(body) // 2) + 50  # within a record
    site.pages[FILE] = ranged(body[:middle])
    report = runs.fetch(day=0)
    assert report.rejected == {"unreadable file": 1}
    assert 0 < report.rows_out < len(WANTED)
    site.pages[FILE] = ranged(body)
    assert runs.fetch(day=1).rejected == {}
    assert sorted(u for u in urls(runs, 0, 1) if u != site.url(FILE)) == sorted(WANTED)


def test_a_list_of_files_is_read_in_its_order(site, runs_of, wanted):
    half = len(NEWS) // 2
    paths = ["crawl-data/CC-NEWS/2026/03/one.warc.gz", "crawl-data/CC-NEWS/2026/03/two.warc.gz"]
    listed = gzip.compress("\n".join(paths).encode() + b"\n")
    site.pages.update(
        {
            f"/{paths[0]}": ranged(crawl(NEWS[:half])),
            f"/{paths[1]}": ranged(crawl(NEWS[half:])),
            "/2026/03/warc.paths.gz": page(listed),
        }
    )
    runs = runs_of("ccnews", url=site.url("/{year}/{month}/warc.paths.gz"), **wanted)
    assert runs.fetch(day=0, max_pages_per_source=len(WANTED) - 5).rows_in == len(WANTED) - 5
    assert runs.fetch(day=1).rows_in == 5
    assert sorted(urls(runs, 0, 1)) == sorted(WANTED)
    assert site.asked["/2026/02/warc.paths.gz"] == 1  # it was February the day before
    third = crawl([("https://delta-wire.example/new", news_page("New"))])
    more = "\n".join([*paths, "crawl-data/CC-NEWS/2026/03/three.warc.gz"]).encode()
    site.pages["/2026/03/warc.paths.gz"] = page(gzip.compress(more))
    site.pages["/crawl-data/CC-NEWS/2026/03/three.warc.gz"] = ranged(third)
    runs.fetch(day=2)
    assert urls(runs, 2) == ["https://delta-wire.example/new"]


@pytest.mark.parametrize("answer", [page(status=404), page(b"<html>Soon.</html>")])
def test_without_any_list_the_source_is_down(site, runs_of, answer):
    site.pages["/2026/03/warc.paths"] = answer
    runs = runs_of("ccnews", url=site.url("/{year}/{month}/warc.paths"))
    with pytest.raises(FetchError, match="No list of WARC files came"):
        runs.fetch()


def test_a_list_that_is_unpacked_on_the_way_is_read(site, runs_of, wanted):
    site.pages["/warc.paths.gz"] = page(gzip.compress(FILE.encode()), content_encoding="gzip")
    site.pages[FILE] = ranged(crawl(NEWS[:10]))
    assert runs_of("ccnews", url=site.url("/warc.paths.gz"), **wanted).fetch().rows_out == 2


def test_small_files_are_read_from_servers_without_ranges(site, runs_of, wanted):
    small = crawl(NEWS[:10])
    assert len(small) < remote_file.PIECE_BYTES
    site.pages[FILE] = page(small, content_type="application/warc", content_encoding="x-gzip")
    runs = runs_of("ccnews", url=site.url(FILE), **wanted)
    assert [runs.fetch(day=day, max_pages_per_source=1).rows_out for day in range(3)] == [1, 1, 0]


def test_large_files_need_ranges(site, runs_of, body):
    site.pages[FILE] = page(body)
    with pytest.raises(FetchError, match="gives no ranges"):
        runs_of("ccnews", url=site.url(FILE)).fetch()
    site.pages[FILE] = page(body[:5000], status=206, content_range="bytes 100-5099/9000")
    with pytest.raises(FetchError, match="another range"):
        runs_of("ccnews", url=site.url(FILE)).fetch()


@pytest.mark.parametrize("packed", [True, False])
def test_files_of_a_folder_are_read(tmp_path, runs_of, wanted, packed):
    folder = tmp_path / "crawl" / "2026"
    folder.mkdir(parents=True)
    suffix = ".warc.gz" if packed else ".warc"
    for name, part in (("a", NEWS[:100]), ("b", NEWS[100:])):
        (folder / f"{name}{suffix}").write_bytes(crawl(part, packed=packed))
    runs = runs_of("ccnews", path=tmp_path / "crawl", **wanted)
    assert runs.fetch(day=0, max_pages_per_source=30).rows_out == 30
    runs.fetch(day=1)
    assert sorted(urls(runs, 0, 1)) == sorted(WANTED)


def test_a_single_file_is_read(tmp_path, runs_of, body, wanted):
    (tmp_path / "one.warc.gz").write_bytes(body)
    runs = runs_of("ccnews", path=tmp_path / "one.warc.gz", **wanted)
    assert runs.fetch().rows_out == len(WANTED)


def test_one_file_that_is_none_stops_no_other(tmp_path, runs_of, body, wanted):
    (tmp_path / "crawl").mkdir()
    (tmp_path / "crawl" / "a.warc.gz").write_bytes(b"<html>Not found</html>")
    (tmp_path / "crawl" / "b.warc.gz").write_bytes(body)
    runs = runs_of("ccnews", path=tmp_path / "crawl", **wanted)
    report = runs.fetch()
    assert (report.rows_out, report.rejected) == (len(WANTED), {"unreadable file": 1})


def test_without_a_file_there_is_an_error(tmp_path, runs_of):
    with pytest.raises(FetchError, match=r"No file of Delta Wire can be read.*nowhere"):
        runs_of("ccnews", path=tmp_path / "nowhere.warc.gz").fetch()


def test_other_file_systems_are_read_as_this_one(runs_of, body, wanted):
    root = UPath("memory://news")
    (root / "crawl").mkdir(parents=True, exist_ok=True)
    (root / "crawl" / "one.warc.gz").write_bytes(body)
    (root / "warc.paths.gz").write_bytes(gzip.compress(b"crawl/one.warc.gz\n"))
    runs = runs_of("ccnews", url="memory://news/warc.paths.gz", **wanted)
    assert runs.fetch(day=0, max_pages_per_source=30).rows_out == 30
    runs.fetch(day=1)
    assert sorted(urls(runs, 0, 1)) == sorted(WANTED)


def test_the_time_of_a_source_ends_its_run_and_the_next_goes_on(site, runs_of, body, wanted):
    quick = ranged(body)

    def slow(request):
        time.sleep(0.2)
        quick(request)

    site.pages[FILE] = slow
    runs = runs_of("ccnews", url=site.url(FILE), **wanted)
    counts = [runs.fetch(day=day, source_timeout_s=0.5).rows_out for day in range(20)]
    assert sum(counts) == len(WANTED)
    assert counts[0] < len(WANTED)
    assert sorted(urls(runs, *range(20))) == sorted(WANTED)


def test_languages_are_told_where_pages_do_not_declare_them(tmp_path, runs_of):
    pages = [
        (f"https://delta-wire.example/{code}", news_page("Dam", code, declared=False))
        for code in LANGUAGES
    ]
    (tmp_path / "one.warc.gz").write_bytes(crawl(pages))
    runs = runs_of("ccnews", path=tmp_path / "one.warc.gz", languages=("de", "fr"))
    runs.fetch()
    assert urls(runs, 0) == [f"https://delta-wire.example/{code}" for code in ("de", "fr")]


def test_wherever_a_file_broke_off_every_page_comes_once(tmp_path, runs_of):
    whole = crawl(NEWS[:4])
    file = tmp_path / "one.warc.gz"
    for number, size in enumerate(range(400, len(whole), 173)):
        runs = runs_of("ccnews", path=file)
        file.write_bytes(whole[:size])
        first = runs.fetch(day=10 * number)
        file.write_bytes(whole)
        second = runs.fetch(day=10 * number + 1)
        assert first.rows_out + second.rows_out == 4
        visits_of(runs.target(0)).unlink()
