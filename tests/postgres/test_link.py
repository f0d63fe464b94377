"""Linking events into incidents, on a real PostgreSQL."""

import random
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import text

from builders.newsroom import (
    IZIUM,
    KHARKIV_REGION,
    KUPIANSK,
    NOON,
    UKRAINE,
    UNPINNED,
    Story,
    story,
)
from sitrep.records import stable_id
from sitrep.warehouse.link import link_events

pytestmark = pytest.mark.postgres

HOUR = timedelta(hours=1)
MEMBERS = (
    "select incident_id::text, event_id::text, score, reason from core.incident_event order by 2"
)
INCIDENTS = (
    "select incident_id::text, event_type, event_count, independent_sources, affirming, denying,"
    " doubting, place_name, date_from, first_reported_at, last_reported_at"
    " from core.incident order by 1"
)
RUSSIA = ("Russia", "RUS", "GOV")
PUBLISHED = {"day": date(2022, 9, 10), "date_reason": "date of publication"}


def report(source: str, hour: int = 0, path: str = "1", **changes) -> Story:
    """One outlet's report that Kupiansk was captured; ``changes`` go to the event."""
    version = changes.pop("version", "v1")
    article = changes.pop("article", {})
    text = f"{source}: Ukrainian troops captured Kupiansk on Friday, Russia said. {path}"
    told = story(
        text,
        source=source,
        path=path,
        version=version,
        **{"published_at": NOON + hour * HOUR, **article},
    )
    return told.says("captured", **changes)


def test_reports_of_the_same_happening_make_one_incident(load, engine, query):
    load(report("steppe"), report("delta", 3), report("volga", 1, place=IZIUM))
    link_events(engine)
    ((_, event_type, *counts, place, day, first, last), other) = sorted(
        query(INCIDENTS), key=lambda row: -row[2]
    )
    assert (event_type, counts, place) == ("CONTROL", [2, 2, 2, 0, 0], "Kupiansk")
    assert (day, first, last) == (date(2022, 9, 9), NOON, NOON + 3 * HOUR)
    assert other[7] == "Izium"


def test_a_day_that_is_stated_comes_before_that_of_publication_and_says_why(load, engine, query):
    stated = {"date_reason": "weekday before publication", "date_start_char": 1, "date_end_char": 9}
    load(
        report("steppe", **PUBLISHED),
        report("delta", 1, **PUBLISHED),
        report("neva", 3, **stated),
    )
    link_events(engine)
    assert query("select date_from, date_reason, place_name, place_reason from marts.incident") == [
        (
            date(2022, 9, 9),
            "1 of 3 texts: weekday before publication",
            "Kupiansk",
            "3 of 3 texts: named in clause",
        )
    ]


def test_an_incident_of_which_no_text_says_when_is_of_its_first_publication(load, engine, query):
    load(report("delta", 26, place=None, **PUBLISHED), report("steppe", place=None, **PUBLISHED))
    link_events(engine)
    assert query("select date_from, date_reason, place_reason from marts.incident") == [
        (date(2022, 9, 10), "no text says when: date of publication", None)
    ]


def test_linking_again_changes_nothing(load, engine):
    load(report("steppe"), report("delta", 3))
    assert link_events(engine).changed == 3
    load(report("steppe"), report("delta", 3))
    assert link_events(engine).changed == 0


def test_an_incident_is_named_by_its_earliest_event(load, engine, query):
    late, early = report("steppe", 5), report("delta", 1)
    for told in (late, early):
        load(told)
        link_events(engine)
    first = early.rows["event"][0].event_id
    assert {row[0] for row in query(MEMBERS)} == {stable_id("incident", first)}
    assert len(query(INCIDENTS)) == 1


def test_denials_and_doubts_belong_to_what_they_deny(load, engine, query):
    load(
        report("steppe"),
        report("volga", 20, claimant=RUSSIA, claim_stance="denies", place=KHARKIV_REGION),
        report("neva", 22, claimant=RUSSIA, polarity="negated", place=None),
        report("delta", 23, claimant=RUSSIA, claim_stance="doubts", modality="possible"),
    )
    link_events(engine)
    ((_, _, *counts, place, _, _, _),) = query(INCIDENTS)
    assert counts == [4, 4, 1, 2, 1]
    assert place == "Kupiansk"


def test_a_vague_denial_does_not_join_two_happenings(load, engine, query):
    load(
        report("steppe"),
        report("delta", place=IZIUM),
        report("volga", 2, claim_stance="denies", place=KHARKIV_REGION),
    )
    link_events(engine)
    assert [row[2] for row in query(INCIDENTS)].count(2) == 1
    assert len(query(INCIDENTS)) == 2


def test_an_unpinned_place_joins_by_its_words_and_leaves_the_pin_to_others(load, engine, query):
    load(
        report("steppe"),
        report("delta", 1, place=UNPINNED),
        report("volga", 2, place=UNPINNED),
    )
    link_events(engine)
    assert query("select place_name, event_count from core.incident") == [("Kupiansk", 3)]


def test_the_names_of_unpinned_places_tell_two_happenings_apart(load, engine, query):
    names = {"steppe": "Lenin Street", "delta": "the Lenin street", "volga": "Porga base"}
    load(*(report(source, place=(None, name, *UNPINNED[2:])) for source, name in names.items()))
    link_events(engine)
    assert query(
        "select source_id from core.incident join core.incident_event using (incident_id)"
        " join core.event using (event_id) join core.extraction using (extraction_id)"
        " join core.article_revision using (revision_id) join core.article using (article_id)"
        " where event_count = 2 order by 1"
    ) == [("delta",), ("steppe",)]


def test_an_incident_lies_where_its_pinned_places_are(load, engine, query):
    load(
        report("steppe", place=UNPINNED).also_at(UKRAINE),
        report("delta", 1, claim_stance="denies", place=UNPINNED),
    )
    link_events(engine)
    assert query("select place_key, place_name, event_count from core.incident") == [
        ("country:UKR", "Ukraine", 2)
    ]


def test_plans_and_history_are_no_incidents(load, engine, query):
    load(
        report("steppe", modality="planned"),
        report("delta", modality="historical"),
        report("volga", modality="possible"),
    )
    link_events(engine)
    assert query(INCIDENTS) == []


def test_a_rumour_joins_what_it_is_about_when_that_comes(load, engine, query):
    load(report("volga", modality="possible"))
    link_events(engine)
    load(report("steppe", 2), report("delta", 4))
    link_events(engine)
    assert [row[2] for row in query(INCIDENTS)] == [3]


def test_copies_of_one_text_count_for_its_first_source(load, engine, query):
    original = report("steppe")
    told = original.article.text
    copies = [
        story(told, source=source, published_at=NOON + hour * HOUR).says("captured")
        for source, hour in [("volga", 1), ("delta", 2)]
    ]
    load(original, *copies, report("neva", 3))
    link_events(engine)
    ((_, _, events, sources, *_),) = query(INCIDENTS)
    assert (events, sources) == (4, 2)


def test_an_original_that_comes_last_makes_a_source_of_two_one(load, engine, query):
    words = [f"word{n}" for n in range(100)]
    counts = []
    for source, hour, part in [
        ("delta", 1, slice(50)),
        ("volga", 2, slice(40, 100)),
        ("neva", 0, slice(100)),
    ]:
        told = f"Ukrainian troops captured Kupiansk. {' '.join(words[part])}"
        load(story(told, source=source, published_at=NOON + hour * HOUR).says("captured"))
        link_events(engine)
        counts.append([row[3] for row in query(INCIDENTS)])
    assert counts == [[1], [2], [1]]
    assert query("select independent_sources from marts.incident") == [(1,)]


def test_superseded_events_leave_and_empty_incidents_vanish(load, engine, query):
    load(report("steppe"), report("delta", 1, place=IZIUM))
    link_events(engine)
    load(report("steppe", version="v2", modality="planned"))
    result = link_events(engine)
    assert (result.left, result.vanished) == (1, 1)
    assert [row[7] for row in query(INCIDENTS)] == ["Izium"]


def test_an_incident_splits_when_the_event_between_goes(load, engine, query):
    here, there = (("place:a", "Kupiansk", 49.0, lon, "UKR", None, 1, 5.0) for lon in (37.0, 37.2))
    between = ("place:b", "Kupiansk", 49.0, 37.1, "UKR", None, 1, 5.0)
    there = ("place:c", *there[1:])
    load(report("steppe", place=here), report("delta", 2, place=there))
    link_events(engine)
    assert [row[2] for row in query(INCIDENTS)] == [1, 1]
    load(report("volga", 1, place=between))
    link_events(engine)
    assert [row[2] for row in query(INCIDENTS)] == [3]
    load(report("volga", 1, place=between, version="v2", modality="planned"))
    link_events(engine)
    assert [row[2] for row in query(INCIDENTS)] == [1, 1]


def test_two_attacks_on_one_town_and_day_stay_two_whatever_their_numbers(load, engine, query):
    def attack(source, hour, text, trigger, mode, killed):
        told = story(text, source=source, published_at=NOON + hour * HOUR)
        return told.says(
            trigger, "ASSAULT", mode, actor=None, quantity=(killed, "killed", "person", "=", 1)
        )

    load(
        attack("steppe", 0, "Rockets hit the covered market of Kupiansk at noon, killing 15 "
               "shoppers, the mayor said.", "hit", "heavy-weapons", "15"),
        attack("delta", 2, "At least 20 people died as rockets hit Kupiansk's covered market at "
               "noon.", "hit", "heavy-weapons", "20"),
        attack("volga", 3, "A drone struck the maternity hospital in Kupiansk on Friday night; 2 "
               "nurses were killed.", "struck", "drone", "2"),
        attack("neva", 5, "Two nurses died when a drone struck Kupiansk's maternity hospital.",
               "struck", "drone", "Two"),
    )  # fmt: skip
    link_events(engine)
    assert query(
        "select array_agg(source_id order by source_id) from core.incident_event"
        " join core.event using (event_id) join core.extraction using (extraction_id)"
        " join core.article_revision using (revision_id) join core.article using (article_id)"
        " group by incident_id order by 1"
    ) == [(["delta", "steppe"],), (["neva", "volga"],)]


def test_a_link_names_the_earlier_report_and_why(load, engine, query):
    load(report("steppe"), report("delta", 3))
    link_events(engine)
    assert query(
        "select member.closest_event_id = first.event_id, member.score > 0.5,"
        " member.reason like '%words of the story%', first.reason"
        " from core.incident_event as member"
        " join core.incident_event as first using (incident_id)"
        " where member.closest_event_id is not null and first.closest_event_id is null"
    ) == [(True, True, True, "first report")]


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_coming_does_not_matter(load, engine, query, seed):
    choose = random.Random(seed)
    stories = [_any_report(choose, number) for number in range(40)]
    load(*stories)
    link_events(engine)
    at_once = query(MEMBERS), query(INCIDENTS)
    forget_all(engine)
    choose.shuffle(stories)
    while stories:
        size = choose.randint(1, 9)
        load(*stories[:size], shard=len(stories))
        del stories[:size]
        link_events(engine, at_once=choose.choice([1, 3, 100]))
    assert (query(MEMBERS), query(INCIDENTS)) == at_once


def forget_all(engine):
    with engine.begin() as connection:
        connection.execute(text("truncate core.article, core.incident cascade"))


def _any_report(choose: random.Random, number: int) -> Story:
    told = report(
        choose.choice(["steppe", "delta", "volga", "neva"]),
        choose.randint(0, 30),
        path=str(number),
        event_type=choose.choice(["CONTROL", "CONTROL", "RETREAT"]),
        mode=None,
        actor=choose.choice([None, ("Ukrainian troops", "UKR", "MIL"), RUSSIA]),
        place=choose.choice([None, KUPIANSK, KUPIANSK, IZIUM, KHARKIV_REGION, UNPINNED]),
        day=date(2022, 9, choose.choice([8, 9, 9, 10])),
        modality=choose.choice(["actual", "ongoing", "possible", "actual", "planned"]),
        claim_stance=choose.choice(["affirms", "affirms", "denies", "doubts"]),
    )
    if choose.random() < 0.3:
        told.rows["event"][0] = replace(told.rows["event"][0], date_start_char=0, date_end_char=3)
    return told
