"""A host that is down is left alone for a while, and so is one that asks for it."""

import asyncio

import pytest

from builders.website import FETCHED_AT, page
from sitrep.fetch.breaker import MAX_FAILURES, Breaker
from sitrep.fetch.failures import PageError
from sitrep.fetch.http import PageRequest, PoliteClient

DOWN = page(b"oops", status=500)


def fetch_in_turn(settings, *urls, pause_s, waits=()):
    """Fetch one page after another with one client; wait before some, by their numbers."""

    async def run():
        async with PoliteClient(settings, backoff_s=0.01, pause_s=pause_s) as client:
            failures = []
            for number, url in enumerate(urls):
                await asyncio.sleep(dict(waits).get(number, 0))
                capture = await client.fetch(PageRequest(url=url, fetched_at=FETCHED_AT))
                failures.append(capture.failure)
            return failures

    return asyncio.run(run())


@pytest.mark.timeout(60)
def test_after_five_failures_a_host_is_asked_no_more(site, settings):
    site.pages["/down"] = DOWN
    failures = fetch_in_turn(settings, *[site.url("/down")] * 50, pause_s=60)
    assert failures == ["http 500"] * MAX_FAILURES + ["host down"] * (50 - MAX_FAILURES)
    assert site.asked["/down"] == MAX_FAILURES


def test_it_is_asked_once_more_after_the_pause_and_taken_back_when_it_works(site, settings):
    site.pages.update({"/down": DOWN, "/up": page()})
    urls = [site.url("/down")] * 6 + [site.url("/up")] * 3
    failures = fetch_in_turn(settings, *urls, pause_s=0.3, waits={6: 0.35})
    assert failures == ["http 500"] * 5 + ["host down"] + [None] * 3


def test_each_further_failure_doubles_the_pause(site, settings):
    site.pages["/down"] = DOWN
    urls = [site.url("/down")] * 9
    failures = fetch_in_turn(settings, *urls, pause_s=0.3, waits={6: 0.35, 7: 0.35, 8: 0.35})
    assert failures[5:] == ["host down", "http 500", "host down", "http 500"]


def test_what_a_page_lacks_is_no_failure_of_its_host(site, settings):
    site.pages["/up"] = page()
    urls = [site.url("/nowhere")] * 20 + [site.url("/up")]
    assert fetch_in_turn(settings, *urls, pause_s=60)[-1] is None


def test_one_answer_between_failures_begins_the_count_anew(site, settings):
    site.pages.update({"/down": DOWN, "/up": page()})
    urls = ([site.url("/down")] * 4 + [site.url("/up")]) * 3
    assert "host down" not in fetch_in_turn(settings, *urls, pause_s=60)


@pytest.mark.parametrize("status", [429, 503])
def test_a_host_that_asks_for_a_long_rest_gets_it(site, settings, status):
    site.pages.update({"/busy": page(status=status, retry_after="120"), "/up": page()})
    urls = [site.url("/busy"), site.url("/up"), site.url("/up")]
    assert fetch_in_turn(settings, *urls, pause_s=0.01) == [f"http {status}"] + ["host down"] * 2
    assert (site.asked["/busy"], site.asked["/up"]) == (1, 0)


@pytest.mark.parametrize("value", ["-5", "\u00b2", "1e9", "soon", "", "9" * 400])
def test_odd_wishes_for_rest_do_no_harm(site, settings, value):
    site.pages.update({"/busy": page(status=404, retry_after=value), "/up": page()})
    assert fetch_in_turn(settings, site.url("/busy"), site.url("/up"), pause_s=1)[0] == "http 404"


def test_the_words_say_for_how_long():
    async def ask():
        breaker = Breaker(pause_s=20)
        breaker.rest("delta-wire.example", 90)
        for _ in range(MAX_FAILURES):
            breaker.failed("delta-wire.example")  # a shorter pause ends no longer one
        breaker.check("elsewhere.example")
        breaker.check("delta-wire.example")

    with pytest.raises(PageError, match=r"host down: delta-wire\.example .* another 90 s"):
        asyncio.run(ask())
