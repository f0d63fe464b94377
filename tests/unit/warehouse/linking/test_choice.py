"""Choosing to which report each event is linked, and following the links."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from sitrep.records import stable_id
from sitrep.warehouse.linking.choice import Standing, choose_links
from sitrep.warehouse.linking.grouping import FIRST, Link, group_links
from sitrep.warehouse.linking.report import Report

RAID = Report(
    event_id="a",
    revision_id="a",
    published_at=datetime(2022, 9, 10, tzinfo=UTC),
    event_type="ASSAULT",
    family="violence",
    mode=None,
    date_from=date(2022, 9, 9),
    date_to=date(2022, 9, 9),
    is_date_stated=True,
    modality="actual",
    sentence=frozenset({"raid", "bara"}),
    story=frozenset({"raid", "bara"}),
    surroundings=frozenset({"raid", "bara"}),
    names=frozenset({"bara"}),
    countries=frozenset({"SDN"}),
)


def told(*names: str, rumours: str = "") -> dict[str, Report]:
    """Reports of one happening, published in the order of their names."""
    return {
        name: replace(
            RAID,
            event_id=name,
            revision_id=name,
            published_at=RAID.published_at + timedelta(hours=ord(name)),
            modality="possible" if name in rumours else "actual",
        )
        for name in names
    }


def chosen(links: list[Link]) -> dict[str, str | None]:
    return {link.event_id: link.closest_event_id for link in links}


def test_each_report_is_linked_to_the_earliest_of_those_most_like_it():
    assert chosen(choose_links("abc", told(*"abc"), {})) == {"a": None, "b": "a", "c": "a"}


def test_the_one_most_like_it_comes_before_the_earliest():
    reports = told(*"abc")
    reports["a"] = replace(
        reports["a"], sentence=frozenset({"bara"}), names=frozenset({"omdurman"})
    )
    assert chosen(choose_links("abc", reports, {}))["c"] == "b"


def test_a_rumour_follows_a_report_of_whatever_time_and_nothing_follows_it():
    assert chosen(choose_links("ab", told(*"ab", rumours="a"), {})) == {"b": None, "a": "b"}
    assert choose_links("ab", told(*"ab", rumours="ab"), {}) == []


def test_an_earlier_report_that_comes_late_draws_those_behind_it():
    reports = told(*"abc")
    later = {"b": Standing(None, 1.0), "c": Standing(reports["b"].order, 0.6)}
    assert chosen(choose_links("a", reports, later)) == {"a": None, "b": "a", "c": "a"}


def test_a_link_that_is_better_stays():
    reports = told(*"abc")
    stands = {"b": Standing(None, 1.0), "c": Standing(reports["b"].order, 1.0)}
    assert "c" not in chosen(choose_links("a", reports, stands))


def test_reports_of_one_text_come_as_they_stand_in_it_whatever_their_ids():
    texts = {
        name: replace(RAID, event_id=name, start_char=start)
        for name, start in (("c", 0), ("a", 40), ("b", 80))
    }
    assert chosen(choose_links("abc", texts, {})) == {"c": None, "a": "c", "b": "c"}


def test_links_lead_to_the_first_report_of_an_incident():
    links = [Link("a", None, 1.0, FIRST), Link("b", "a", 0.8, "x"), Link("c", "b", 0.9, "y"),
             Link("d", None, 1.0, FIRST)]  # fmt: skip
    placed = group_links(links)
    assert {m.event_id: m.incident_id for m in placed} == {
        "a": stable_id("incident", "a"),
        "b": stable_id("incident", "a"),
        "c": stable_id("incident", "a"),
        "d": stable_id("incident", "d"),
    }
    assert group_links(reversed(links)) == placed


@pytest.mark.parametrize("order", ["abcd", "dcba", "cadb"])
def test_the_order_of_coming_does_not_matter(order):
    reports = told(*"abcd", rumours="d")
    at_once = {link.event_id: link for link in choose_links("abcd", reports, {})}
    stands: dict[str, Link] = {}
    for count, name in enumerate(order, start=1):
        here = {n: reports[n] for n in order[:count]}
        standing = {
            n: Standing(k.closest_event_id and reports[k.closest_event_id].order, k.score)
            for n, k in stands.items()
        }
        stands |= {link.event_id: link for link in choose_links(name, here, standing)}
    assert stands == at_once
