"""``sitrep sources check``: each source is asked once, and its trouble is named with advice."""

import asyncio
import json
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from typer.testing import CliRunner

from builders.gdelt import export_row, gkg_row, zipped
from builders.warcs import crawl, news_page
from builders.website import page, rss, slow
from sitrep.cli.app import app
from sitrep.fetch import check
from sitrep.fetch.check import check_sources
from sitrep.fetch.kinds.gdelt import file_urls
from sitrep.fetch.sources import Source
from sitrep.settings import settings as settings_of_process

NOW = datetime(2026, 3, 1, 6, tzinfo=UTC)


def item(path: str, days: float, *, now: datetime = NOW) -> str:
    date = format_datetime(now - timedelta(days=days))
    return f"<item><title>x</title><link>{path}</link><pubDate>{date}</pubDate></item>"


@pytest.fixture
def health(settings):
    """Ask one source."""

    def ask(kind: str = "rss", **given):
        given.setdefault("source_id", "delta-wire")
        source = Source(name="Delta Wire", kind=kind, **given)

        async def first():
            return [h async for h in check_sources([source], settings=settings, now=NOW)]

        return asyncio.run(first())[0]

    return ask


def test_a_good_source(site, health):
    site.pages["/feed.xml"] = page(rss(item("/a", 3), item("/b", 1)))
    found = health(url=site.url("/feed.xml"))
    assert (found.state, found.robots, found.entries) == ("ok", "allowed", 2)
    assert (found.newest, found.problem, found.advice) == ("2026-02-28T06:00:00+00:00", None, None)
    assert site.asked["/a"] == 0


def test_a_source_without_dates_is_not_stale(site, health):
    site.pages["/feed.xml"] = page(rss("a"))
    assert health(url=site.url("/feed.xml")).state == "ok"


def test_a_stale_source(site, health):
    site.pages["/feed.xml"] = page(rss(item("/a", 31)))
    found = health(url=site.url("/feed.xml"))
    assert found.state == "stale"
    assert "newest page is old" in found.advice


def test_an_empty_source(site, health):
    site.pages["/feed.xml"] = page(rss())
    found = health(url=site.url("/feed.xml"))
    assert (found.state, found.robots, found.entries) == ("empty", "unknown", 0)
    site.pages["/feed.xml"] = page(rss("a"))
    assert health(url=site.url("/feed.xml"), pattern="nowhere").state == "empty"


def test_pages_that_robots_txt_forbids_are_told_though_the_feed_is_allowed(site, health):
    site.pages["/robots.txt"] = page(b"User-agent: *\nDisallow: /a")
    site.pages["/feed.xml"] = page(rss("a"))
    found = health(url=site.url("/feed.xml"))
    assert (found.state, found.robots) == ("ok", "forbidden")
    assert "robots.txt forbids the pages" in found.advice


def test_a_feed_that_robots_txt_forbids_is_down(site, health):
    site.pages["/robots.txt"] = page(b"User-agent: *\nDisallow: /")
    found = health(url=site.url("/feed.xml"))
    assert (found.state, found.robots) == ("down", "forbidden")
    assert "robots.txt forbids this" in found.advice


def test_a_host_that_is_gone_forbids_nothing(health):
    found = health(url="http://delta-wire.invalid/feed.xml")
    assert (found.state, found.robots) == ("down", "unknown")
    assert "the host may be gone" in found.advice


@pytest.mark.parametrize(
    ("answer", "problem", "advice"),
    [
        (page(status=404), "http 404", "Open the URL in a browser"),
        (page(status=403), "http 403", "SITREP_CONTACT"),
        (page(status=429), "http 429", "SITREP_REQUESTS_PER_SECOND"),
        (page(b"<html></html>"), "is not a feed", "may have moved"),
        (slow, "timeout", "Try again later"),
    ],
)
def test_a_source_that_is_down_is_told_with_advice(site, health, answer, problem, advice):
    site.pages["/feed.xml"] = answer
    found = health(url=site.url("/feed.xml"))
    assert found.state == "down"
    assert problem in found.problem
    assert advice in found.advice


def test_a_check_has_less_time_than_a_run(site, settings, monkeypatch):
    monkeypatch.setattr(check, "MAX_SECONDS", 0.3)
    site.pages["/feed.xml"] = slow
    patient = settings.model_copy(update={"timeout_s": 30.0})
    source = Source(source_id="x", name="X", kind="rss", url=site.url("/feed.xml"))

    async def ask():
        return [h async for h in check_sources([source], settings=patient, now=NOW)]

    (found,) = asyncio.run(ask())
    assert (found.state, found.problem) == ("down", "timeout: more than 0.3 s")


def test_kinds_that_hold_pages_are_asked_too(tmp_path, health):
    (tmp_path / "a.txt").write_text("one")
    assert health("folder", path=tmp_path).state == "ok"
    assert health("folder", path=tmp_path / "nowhere").state == "down"
    (tmp_path / "empty").mkdir()
    assert health("folder", path=tmp_path / "empty").state == "empty"
    file = tmp_path / "crawl.warc.gz"
    file.write_bytes(crawl((f"https://d.example/{n}", news_page("x")) for n in range(200)))
    found = health("ccnews", path=file)
    assert (found.state, found.entries) == ("ok", check.MAX_CAPTURES)
    file.write_bytes(b"no archive")
    assert health("ccnews", path=file).state == "down"


def test_of_many_files_few_are_asked_for(site, health):
    source = Source(source_id="g", name="G", kind="gdelt", url=site.url("/"))
    newest, second = file_urls(source, NOW)[:2]
    rows = [export_row(site.url(f"/{n}")) for n in range(check.MAX_ENTRIES)]
    site.pages[newest.removeprefix(site.url(""))] = page(zipped(*rows))
    site.pages[second.removeprefix(site.url(""))] = page(zipped(gkg_row(site.url("/x"))))
    found = health("gdelt", url=site.url("/"))
    assert (found.state, found.entries) == ("ok", check.MAX_ENTRIES)
    assert site.asked[second.removeprefix(site.url(""))] == 0


LIST = """
[[source]]
source_id = "good"
name = "Good"
kind = "rss"
url = "{site}/good.xml"

[[source]]
source_id = "gone"
name = "Gone"
kind = "rss"
url = "{site}/gone.xml"

[[source]]
source_id = "off"
name = "Off"
kind = "sitemap"
url = "{site}/off.xml"
enabled = false
"""


@pytest.fixture
def sitrep(site, settings, tmp_path, monkeypatch):
    """Run the command on a list of three sources, one of them good, one gone, one disabled."""
    path = tmp_path / "sources.toml"
    path.write_text(LIST.format(site=site.url("")))
    site.pages["/good.xml"] = page(rss(item("/a", 0, now=datetime.now(UTC))))
    monkeypatch.setenv("SITREP_HOME", str(settings.home))
    monkeypatch.setenv("SITREP_ALLOW_HOSTS", site.host)
    monkeypatch.setenv("SITREP_REQUESTS_PER_SECOND", "1000")
    settings_of_process.cache_clear()

    def run(*ids: str):
        outcome = CliRunner().invoke(app, ["sources", "check", "--file", str(path), *ids])
        return (
            outcome.exit_code,
            [json.loads(line) for line in outcome.stdout.splitlines()],
            outcome,
        )

    yield run
    settings_of_process.cache_clear()


def test_the_command_prints_each_enabled_source_and_fails_if_one_is_not_ok(sitrep):
    code, found, outcome = sitrep()
    assert code == 1
    assert [(h["source_id"], h["state"], h["robots"]) for h in found] == [
        ("good", "ok", "allowed"),
        ("gone", "down", "unknown"),
    ]
    assert found[1]["problem"].endswith("/gone.xml did not come: http 404.")
    assert "1 ok, 1 down" in outcome.stderr


def test_the_command_succeeds_if_those_asked_for_are_ok(sitrep):
    code, found, _ = sitrep("good")
    assert (code, len(found)) == (0, 1)
    assert set(found[0]) == {
        *("source_id", "kind", "state", "robots", "entries", "newest", "problem", "advice")
    }


def test_a_disabled_source_can_be_asked_for_by_name(sitrep):
    code, found, _ = sitrep("off")
    assert (code, found[0]["kind"], found[0]["state"]) == (1, "sitemap", "down")
