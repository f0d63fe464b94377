"""Which pages are asked for now, and what is remembered of them."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from sitrep.fetch.listing import ListedPage
from sitrep.fetch.visits import CAME, FAILED, LIST, MAX_ATTEMPTS, REFUSED, WAITING, Visits
from sitrep.records import Capture

START = datetime(2026, 3, 1, 6, tzinfo=UTC)
URL = "https://delta-wire.example/{}"


def at(days: float) -> datetime:
    return START + timedelta(days=days)


def listed(*names: str, **given: str) -> list[ListedPage]:
    return [ListedPage(url=URL.format(name), **given) for name in names]


def names(plan) -> str:
    return "".join(request.url[-1] for request in plan.requests)


def came(name: str, days: float, **given) -> Capture:
    body = given.pop("body", b"<p>Dam</p>")
    return Capture(url=URL.format(name), fetched_at=at(days), status=200, body=body, **given)


def failed(name: str, days: float, failure: str) -> Capture:
    return Capture(url=URL.format(name), fetched_at=at(days), failure=failure)


def unchanged(name: str, days: float) -> Capture:
    return came(name, days, body=b"", unchanged_since=START)


@pytest.fixture
def visits() -> Visits:
    return Visits((), revision_days=30)


def later(visits: Visits, days: float, *, revision_days: float = 30) -> Visits:
    """Return what the run after so many days knows."""
    return Visits(visits.rows(at(days)), revision_days=revision_days)


def test_new_pages_come_in_the_order_of_the_list_each_once(visits):
    plan = visits.plan(listed(*"bacab"), at(0), limit=10)
    assert (names(plan), plan.known, plan.waiting) == ("bac", 0, 0)


def test_those_over_the_limit_wait_and_come_behind_what_is_newer(visits):
    plan = visits.plan(listed(*"abcd"), at(0), limit=2)
    assert (names(plan), plan.known, plan.waiting) == ("ab", 0, 2)
    for name in "ab":
        visits.note(came(name, 0))
    plan = later(visits, 1).plan(listed(*"xabcd"), at(1), limit=3)
    assert (names(plan), plan.known, plan.waiting) == ("xcd", 0, 2)


def test_pages_wait_though_the_list_no_longer_has_them_but_not_for_ever(visits):
    visits.plan(listed(*"ab"), at(0), limit=1)
    visits.note(came("a", 0))
    assert names(later(visits, 6.9).plan([], at(6.9), limit=1)) == "b"
    assert names(later(visits, 7.1).plan([], at(7.1), limit=10)) == "a"  # b was given up


def test_what_the_list_said_is_kept_for_who_waits(visits):
    visits.plan(listed("a", title="Dam", author="Lina Khoury"), at(0), limit=0)
    (request,) = later(visits, 1).plan([], at(1), limit=1).requests
    assert request.hints == {"title": "Dam", "author": "Lina Khoury"}


@pytest.mark.parametrize("failure", ["timeout", "connection", "http 503", "http 429", "host down"])
def test_failures_that_pass_are_tried_again_with_longer_pauses(visits, failure):
    visits.plan(listed("a"), at(0), limit=1)
    asked_at = [0.0]
    visits.note(failed("a", 0, failure))
    minute = 1 / (24 * 60)
    for step in range(0, 2000, 5):
        now = step * minute
        if visits.plan(listed("a"), at(now), limit=1).requests:
            visits.note(failed("a", now, failure))
            asked_at.append(now)
    assert len(asked_at) == MAX_ATTEMPTS
    assert [round((b - a) / minute) for a, b in pairwise(asked_at)] == [20, 40, 80, 160]
    assert visits.get(URL.format("a")).state == FAILED


def test_a_page_that_came_at_last_starts_anew(visits):
    visits.plan(listed("a"), at(0), limit=1)
    visits.note(failed("a", 0, "timeout"))
    visits.note(came("a", 0.1))
    visit = visits.get(URL.format("a"))
    assert (visit.state, visit.attempts, visit.archived_at) == (CAME, 0, at(0.1))


@pytest.mark.parametrize("failure", ["http 404", "http 410", "robots", "too large", "http 451"])
def test_a_refusal_is_final(visits, failure):
    visits.plan(listed("a"), at(0), limit=1)
    visits.note(failed("a", 0, failure))
    for days in (1, 3, 9, 27, 80):
        visits = later(visits, days)
        assert visits.plan(listed("a", updated_at=at(days).isoformat()), at(days), 1).requests == ()
    assert visits.get(URL.format("a")).state == REFUSED


def test_pages_are_looked_at_for_revisions_less_and_less(visits):
    visits.plan(listed("a"), at(0), limit=1)
    visits.note(came("a", 0))
    days = []
    for day in range(1, 100):
        visits = later(visits, day)
        if visits.plan([], at(day), limit=1).requests:
            visits.note(unchanged("a", day))
            days.append(day)
    assert days == [1, 3, 9, 27]


def test_an_hourly_run_looks_earlier(visits):
    visits.plan(listed("a"), at(0), limit=1)
    visits.note(came("a", 0))
    hours = []
    for hour in range(1, 900):
        if visits.plan([], at(hour / 24), limit=1).requests:
            visits.note(unchanged("a", hour / 24))
            hours.append(hour)
    assert hours == [1, 3, 9, 27, 81, 243]


def test_without_days_for_revisions_no_page_is_asked_for_twice(visits):
    visits.plan(listed("a"), at(0), limit=1)
    visits.note(came("a", 0))
    for day in (1, 3, 9):
        visits = later(visits, day, revision_days=0)
        page = listed("a", updated_at=at(day).isoformat())
        assert visits.plan(page, at(day), limit=1).requests == ()


def test_a_page_that_its_list_calls_updated_is_looked_at(visits):
    visits.plan(listed(*"ab"), at(0), limit=2)
    for name in "ab":
        visits.note(came(name, 0))
    new, old = at(0.01).isoformat(), at(-1).isoformat()
    pages = [*listed("a", updated_at=old), *listed("b", updated_at=new)]
    assert names(visits.plan(pages, at(0.015), limit=5)) == "b"
    visits.note(unchanged("b", 0.015))
    assert names(visits.plan(pages, at(0.016), limit=5)) == ""


def test_an_update_over_the_limit_waits_for_the_next_run(visits):
    visits.plan(listed(*"ab"), at(0), limit=2)
    for name in "ab":
        visits.note(came(name, 0))
    pages = listed(*"ab", updated_at=at(0.01).isoformat())
    assert names(visits.plan(pages, at(0.015), limit=1)) == "a"
    visits.note(unchanged("a", 0.015))
    next_run = later(visits, 0.016)
    assert names(next_run.plan([], at(0.016), limit=5)) == "b"
    next_run.note(failed("b", 0.016, "timeout"))
    assert next_run.get(URL.format("b")).state == CAME


def test_a_page_that_came_is_asked_for_only_if_it_changed(visits):
    headers = (("ETag", '"1"'), ("Last-Modified", "Sun, 01 Mar 2026 05:00:00 GMT"))
    visits.plan(listed("a", title="Dam"), at(0), limit=1)
    visits.note(came("a", 0, headers=headers))
    (request,) = later(visits, 1).plan([], at(1), limit=1).requests
    assert request.headers == {
        "If-None-Match": '"1"',
        "If-Modified-Since": "Sun, 01 Mar 2026 05:00:00 GMT",
    }
    assert (request.archived_at, request.hints) == (at(0), {"title": "Dam"})
    assert len(request.known_hash) == 64


def test_a_page_that_did_not_change_keeps_what_is_known_of_the_one_archived(visits):
    visits.plan(listed("a"), at(0), limit=1)
    visits.note(came("a", 0, headers=(("etag", '"1"'),)))
    before = visits.get(URL.format("a"))
    visits.note(unchanged("a", 1))
    after = visits.get(URL.format("a"))
    assert after.checked_at == at(1)
    assert (after.archived_at, after.etag, after.body_hash) == (
        before.archived_at,
        before.etag,
        before.body_hash,
    )


def test_a_page_is_known_by_the_url_that_was_asked_for(visits):
    visits.plan(listed("a"), at(0), limit=1)
    moved = Capture(
        url="https://delta-wire.example/elsewhere",
        fetched_at=at(0),
        status=200,
        hints={"requested_url": URL.format("a")},
    )
    visits.note(moved)
    assert visits.get(URL.format("a")).state == CAME
    assert names(visits.plan(listed("a"), at(0.001), limit=1)) == ""


def test_an_older_run_that_is_repeated_changes_nothing(visits):
    visits.plan(listed("a"), at(0), limit=1)
    visits.note(came("a", 2))
    before = visits.get(URL.format("a"))
    visits.note(failed("a", 1, "http 404"))
    visits.note(came("a", 2, body=b"other"))
    assert visits.get(URL.format("a")) == before


def test_what_was_not_listed_for_long_is_forgotten(visits):
    visits.plan(listed(*"abc"), at(0), limit=2)
    visits.note(came("a", 0))
    visits.note(failed("b", 0, "http 404"))
    visits.note_position("https://delta-wire.example/big", at(0), 7)
    assert len(list(visits.rows(at(6)))) == 4
    assert {visit.url[-1] for visit in visits.rows(at(8))} == {"a", "b", "g"}
    assert len(list(visits.rows(at(89)))) == 3
    assert list(visits.rows(at(91))) == []
    assert len(list(later(visits, 89, revision_days=365).rows(at(364)))) == 1


def test_what_is_still_listed_is_remembered(visits):
    visits.plan(listed("a"), at(0), limit=1)
    visits.note(came("a", 0))
    for day in range(0, 400, 40):
        visits = later(visits, day)
        visits.plan(listed("a"), at(day), limit=0)
    assert visits.get(URL.format("a")).first_seen_at == START


def test_lists_and_positions_are_no_pages(visits):
    visits.note_list(came("feed", 0, headers=(("etag", '"1"'),)))
    visits.note_position(URL.format("one.warc.gz"), at(0), 500)
    visits.note_position(URL.format("two.warc.gz"), at(0), None)
    next_run = later(visits, 1)
    assert next_run.plan([], at(1), limit=9).requests == ()
    assert [visit.state for visit in next_run.rows(at(1))] == [LIST] * 3
    known = [next_run.knows_list(URL.format(n)) for n in ("feed", "one.warc.gz", "two.warc.gz")]
    assert known == [True, False, True]
    next_run.forget(URL.format("feed"))
    assert not next_run.knows_list(URL.format("feed"))


def test_waiting_pages_are_remembered_as_such(visits):
    visits.plan(listed("a"), at(0), limit=0)
    assert [visit.state for visit in visits.rows(at(0))] == [WAITING]
