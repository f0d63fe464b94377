"""Grouping events into incidents."""

import random
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from sitrep.records import stable_id
from sitrep.warehouse.grouping import ALONE, Membership, group_reports
from sitrep.warehouse.likeness import Edge, Report

FIRST = Report(
    event_id="a",
    published_at=datetime(2022, 9, 10, tzinfo=UTC),
    event_type="CONTROL",
    family="control",
    mode=None,
    date_from=date(2022, 9, 9),
    date_to=date(2022, 9, 9),
    is_date_stated=True,
    modality="actual",
    assertion="affirmed",
)


def reports(anchors: str, followers: str = "", rumours: str = "") -> dict[str, Report]:
    told = {}
    for position, name in enumerate(anchors + followers + rumours):
        told[name] = replace(
            FIRST,
            event_id=name,
            published_at=FIRST.published_at + timedelta(hours=position),
            assertion="denied" if name in followers else "affirmed",
            modality="possible" if name in rumours else "actual",
        )
    return told


def groups(memberships: list[Membership]) -> list[str]:
    found: dict[str, str] = {}
    for member in memberships:
        found[member.incident_id] = found.get(member.incident_id, "") + member.event_id
    return sorted(found.values())


def test_anchors_join_through_each_other():
    placed = group_reports(reports("abcd"), [Edge("a", "b", 0.8, "x"), Edge("b", "c", 0.9, "y")])
    assert groups(placed) == ["abc", "d"]
    assert placed[0] == Membership("a", stable_id("incident", "a"), 0.8, "x")
    assert placed[1] == Membership("b", stable_id("incident", "a"), 0.9, "y")
    assert placed[3] == Membership("d", stable_id("incident", "d"), 1.0, ALONE)


def test_a_denial_joins_the_event_most_like_it_and_bridges_nothing():
    edges = [Edge("a", "d", 0.7, "x"), Edge("b", "d", 0.8, "y")]
    assert groups(group_reports(reports("ab", "d"), edges)) == ["a", "bd"]


def test_of_equals_a_denial_joins_the_earlier():
    edges = [Edge("b", "d", 0.7, "x"), Edge("a", "d", 0.7, "x")]
    assert groups(group_reports(reports("ab", "d"), edges)) == ["ad", "b"]


def test_denials_of_what_no_one_affirms_make_an_incident():
    assert groups(group_reports(reports("", "de"), [Edge("d", "e", 0.7, "x")])) == ["de"]


def test_rumours_alone_are_no_incident():
    assert group_reports(reports("", "", "pq"), [Edge("p", "q", 0.7, "x")]) == []


def test_what_stands_stays_together_and_keeps_its_better_score():
    stands = {n: Membership(n, "old", 0.9, "before") for n in "ab"}
    placed = group_reports(reports("abc"), [Edge("b", "c", 0.7, "new")], linked=stands)
    assert groups(placed) == ["abc"]
    assert [m.score for m in placed] == [0.9, 0.9, 0.7]
    assert {m.incident_id for m in placed} == {stable_id("incident", "a")}


def test_a_lone_report_takes_the_score_of_its_first_partner():
    stands = {"a": Membership("a", "old", 1.0, ALONE)}
    placed = group_reports(reports("ab"), [Edge("a", "b", 0.7, "new")], linked=stands)
    assert {(m.score, m.reason) for m in placed} == {(0.7, "new")}


def test_the_order_of_edges_does_not_matter():
    told = reports("abcdefg", "hijk", "lm")
    choose = random.Random(7)
    edges = [
        Edge(*sorted(choose.sample(sorted(told), 2)), choose.choice([0.7, 0.8]), "x")
        for _ in range(14)
    ]
    expected = group_reports(told, edges)
    for _ in range(20):
        choose.shuffle(edges)
        assert group_reports(told, edges) == expected
