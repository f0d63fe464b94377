"""The first good date counts, and its reason is kept."""

from datetime import UTC, datetime, timedelta

import pytest
from lxml.html import document_fromstring

from sitrep.clean.dates import date_document, date_page, day_in_url
from sitrep.clean.markup import Markup

FETCHED = datetime(2023, 5, 1, 12, tzinfo=UTC)
TREE = document_fromstring("<html><body><p>Nothing here.</p></body></html>")

SIGNS = {
    "json_ld": {"datePublished": "2023-04-01T10:00:00Z"},
    "meta": {"article:published_time": "2023-04-02T10:00:00+02:00"},
    "times": ("2023-04-04T10:00:00Z",),
}
HINTS = {"published_at": "2023-04-03T10:00:00+00:00"}
URL = "https://delta-wire.example/2023/04/05/a.html"


def dated(url=URL, hints=HINTS, tree=TREE, **signs):
    return date_page(Markup(**signs), tree, url=url, hints=hints, fetched_at=FETCHED)


def test_the_order_of_the_signs():
    signs = dict(SIGNS)
    reasons = []
    for lost in ["json_ld", "meta", None, "times"]:
        found = dated(hints=HINTS if len(reasons) < 3 else {}, **signs)
        reasons.append((found.reason, found.published_at.day, found.precision))
        signs.pop(lost, None)
    found = dated(hints={}, **signs)
    reasons.append((found.reason, found.published_at.day, found.precision))
    assert reasons == [
        ("json-ld", 1, "instant"),
        ("meta", 2, "instant"),
        ("feed", 3, "instant"),
        ("time", 4, "instant"),
        ("url", 5, "day"),
    ]


def test_the_page_and_then_the_fetch_are_the_last_resorts():
    tree = document_fromstring(
        "<html><body><p class='date'>Published on 3 April 2023</p><p>Text</p></body></html>"
    )
    found = dated(url="https://a.example/x", hints={}, tree=tree)
    assert (found.reason, found.precision) == ("text", "day")
    assert found.published_at == datetime(2023, 4, 3, tzinfo=UTC)
    found = dated(url="https://a.example/x", hints={})
    assert (found.published_at, found.reason, found.precision) == (FETCHED, "fetched", "instant")


def test_offsets_count():
    found = dated(json_ld={"datePublished": "2023-04-01T01:00:00+03:00"})
    assert found.published_at == datetime(2023, 3, 31, 22, tzinfo=UTC)


def test_nonsense_gives_way_to_the_next():
    found = dated(json_ld={"datePublished": "soon"}, meta={"date": "1970-01-01T00:00:00Z"})
    assert found.reason == "feed"
    assert dated(json_ld={"datePublished": ["2023"]}).reason == "feed"


@pytest.mark.parametrize(
    ("modified", "expected"),
    [
        ("2023-04-03T12:00:00Z", datetime(2023, 4, 3, 12, tzinfo=UTC)),
        ("2023-03-01T12:00:00Z", datetime(2023, 4, 1, 10, tzinfo=UTC)),
        ("soon", datetime(2023, 4, 1, 10, tzinfo=UTC)),
    ],
)
def test_revisions_are_never_before_publication(modified, expected):
    found = dated(json_ld={**SIGNS["json_ld"], "dateModified": modified})
    assert found.revised_at == expected
    found = dated(json_ld=SIGNS["json_ld"], meta={"article:modified_time": modified})
    assert found.revised_at == expected


def test_the_future_begins_a_day_after_the_fetch():
    bare = {"url": "https://a.example/x", "hints": {}}
    at = FETCHED + timedelta(days=1)
    assert not dated(**bare, json_ld={"datePublished": at.isoformat()}).is_future(FETCHED)
    late = (at + timedelta(seconds=1)).isoformat()
    assert dated(**bare, json_ld={"datePublished": late}).is_future(FETCHED)


def test_a_date_in_the_future_gives_way_to_the_next():
    found = dated(json_ld={"datePublished": "2031-04-01T10:00:00Z"}, meta=SIGNS["meta"])
    assert (found.reason, found.published_at) == ("meta", datetime(2023, 4, 2, 8, tzinfo=UTC))
    revised = {"datePublished": "2023-04-01T10:00:00Z", "dateModified": "2031-04-01T10:00:00Z"}
    assert dated(json_ld=revised).revised_at == datetime(2023, 4, 1, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("json_ld", "meta", "expected"),
    [
        ("2023-04-02", "2023-04-02T10:00:00+02:00", ("meta", 2, 8)),
        ("2023-04-02", "2023-04-12T10:00:00+02:00", ("json-ld", 2, 0)),
        ("2023-04-02T10:00:00", "2023-04-02T10:00:00+02:00", ("meta", 2, 8)),
        ("2023-04-02T10:00:00", "2023-04-02T11:00:00+02:00", ("json-ld", 2, 10)),
        ("2023-04-02T10:00:00Z", "2023-04-02T10:00:00+02:00", ("json-ld", 2, 10)),
    ],
)
def test_the_more_exact_of_two_signs_of_one_moment(json_ld, meta, expected):
    found = dated(json_ld={"datePublished": json_ld}, meta={"date": meta}, hints={})
    assert (found.reason, found.published_at.day, found.published_at.hour) == expected


def test_documents():
    def reason(published_at, hints=HINTS, url=URL):
        return date_document(published_at, hints=hints, url=url, fetched_at=FETCHED).reason

    assert reason("2023-04-01") == "document"
    assert reason(None) == "feed"
    assert reason(7, hints={}) == "url"
    assert reason(None, hints={}, url="folder://drop/a.txt") == "fetched"


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://a.example/2023/04/16/world/x.html", "2023-04-16"),
        ("https://a.example/world/2023-04-16-x", "2023-04-16"),
        ("https://a.example/20230416/x", "2023-04-16"),
        ("folder://drop/2022-09-09-x.html", "2022-09-09"),
        ("https://a.example/2023/4/16/x", None),
        ("https://a.example/2023/13/16/x", None),
        ("https://a.example/2023/04-16/x", None),
        ("https://a.example/id-1202304161", None),
        ("https://a.example/x?d=2023-04-16", None),
    ],
)
def test_days_in_urls(url, day):
    assert day_in_url(url) == day
