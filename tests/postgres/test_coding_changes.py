"""What versions and revised pages changed, on a real PostgreSQL."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from builders.newsroom import IZIUM, KUPIANSK, NOON, Story, story
from builders.versions import RUSSIA, TEXT, UKRAINE, coded

pytestmark = pytest.mark.postgres


def test_changes_between_versions_tell_which_fields_with_both_values(load, query):
    load(coded("v1", claimant=UKRAINE, quantity=("15", "killed", "person", "=", 15)))
    load(coded("v2", mode="advance", place=IZIUM, day=date(2022, 9, 8), modality="ongoing",
               recipient=RUSSIA, polarity="negated"))  # fmt: skip
    ((change, fields, old, new, *told),) = query(
        "select change, changed_fields, old_values, new_values, reason, event_type, sentence,"
        " source_name, url, num_nulls(old_event_id, new_event_id) from marts.coding_changes"
    )
    assert (change, fields) == (
        "changed",
        ["claim", "date", "modality", "mode", "parties", "place", "polarity", "quantities"],
    )
    assert old.keys() == new.keys() == set(fields)
    assert (old["claim"]["by"], new["claim"]["by"]) == ("UKR GOV", "outlet: Steppe Courier")
    assert (old["date"]["from"], new["date"]["from"]) == ("2022-09-09", "2022-09-08")
    assert (old["mode"], new["mode"]) == ("capture", "advance")
    assert (old["parties"]["recipients"], new["parties"]["recipients"]) == ([], ["Russia"])
    assert (old["place"]["name"], new["place"]["name"]) == ("Kupiansk", "Izium")
    assert (old["quantities"][0]["best"], new["quantities"]) == (15, None)
    url = "https://steppe-courier.example/1"
    assert told == ["recoded", "CONTROL", TEXT, "Steppe Courier", url, 0]


def test_any_two_of_three_versions_can_be_compared(load, query):
    load(coded("v1"))
    load(coded("v2", place=IZIUM))
    load(coded("v3", place=KUPIANSK, polarity="negated"))
    rows = query(
        "select old_pipeline_version, new_pipeline_version, is_successive, changed_fields,"
        " changed_at = (select extracted_at from core.extraction"
        " where pipeline_version = new_pipeline_version)"
        " from marts.coding_changes order by 1, 2"
    )
    assert rows == [
        ("v1", "v2", True, ["place"], True),
        ("v1", "v3", False, ["polarity"], True),
        ("v2", "v3", True, ["place", "polarity"], True),
    ]


def test_events_that_did_not_change_give_no_row(load, query):
    load(coded("v1"))
    before = query("select now()")[0][0]
    load(coded("v2"))
    assert query("select * from marts.coding_changes") == []
    assert query("select * from marts.changes_since(:at)", at=before) == []
    ((change, old, new),) = query(
        "select change, old_event_id, new_event_id from marts.changes_since(:at, true)", at=before
    )
    assert change == "unchanged"
    assert old != new


def test_events_are_paired_by_their_trigger_first_then_by_type_and_sentence(load, query):
    load(coded("v1").says("shelled", "ASSAULT", None, place=None))
    # The trigger grows and is of another type; the other event is told by other words.
    grown = coded("v2", event_type="RETREAT", mode=None)
    grown.rows["event"][0] = replace(
        grown.rows["event"][0], end_char=TEXT.index("captured") + len("captured Kupiansk")
    )
    load(grown.says("killing", "ASSAULT", None, place=IZIUM))
    assert query("select event_type, changed_fields from marts.coding_changes order by 1") == [
        ("ASSAULT", ["place"]),
        ("RETREAT", ["mode", "type"]),
    ]


def test_an_event_of_another_type_in_another_place_is_gained_and_the_other_lost(load, query):
    load(coded("v1"))
    load(story(TEXT, version="v2").says("shelled", "ASSAULT", None, place=IZIUM))
    assert query(
        "select change, event_type, changed_fields, old_values ->> 'type', new_values ->> 'type',"
        " old_event_id is null, new_event_id is null from marts.coding_changes order by 1"
    ) == [
        ("gained", "ASSAULT", [], None, "ASSAULT", True, False),
        ("lost", "CONTROL", [], "CONTROL", None, False, True),
    ]


def test_a_revised_page_tells_what_changed_in_it(load, query):
    unchanged, edited = "Ukrainian troops captured Kupiansk.", "Russia shelled Izium, killing 15."
    load(_page(unchanged, edited))
    before = query("select now()")[0][0]
    load(_page(unchanged, edited.replace("15", "17"), "Ukrainian troops liberated Balakliia."))
    assert query("select old_pipeline_version from marts.coding_changes") == []
    assert query(
        "select change, reason, event_type, changed_fields, sentence,"
        " old_revision_id != new_revision_id from marts.changes_since(:at) order by 1",
        at=before,
    ) == [
        ("changed", "revised page", "ASSAULT", ["quantities"], edited.replace("15", "17"), True),
        ("gained", "revised page", "CONTROL", [], "Ukrainian troops liberated Balakliia.", True),
    ]
    assert query("select count(*) from marts.event_as_of(:at)", at=before) == [(2,)]
    assert query("select count(*), count(superseded_at) from marts.coding") == [(2, 1)]


def _page(*sentences: str) -> Story:
    text = " ".join(sentences)
    page = story(text, revised_at=NOON + timedelta(minutes=len(text)))
    kinds = {
        "captured": ("CONTROL", "capture", None),
        "shelled": ("ASSAULT", "heavy-weapons", None),
        "liberated": ("CONTROL", "recapture", None),
    }
    for sentence in sentences:
        trigger = next(word for word in kinds if word in sentence)
        event_type, mode, place = kinds[trigger]
        start = text.index(sentence)
        number = sentence.split()[-1].rstrip(".")
        counted = (number, "killed", "person", "=", float(number)) if number.isdigit() else None
        page.says(trigger, event_type, mode, place=place, actor=None, quantity=counted,
                  sentence_start_char=start, sentence_end_char=start + len(sentence))  # fmt: skip
    return page


def test_a_new_article_is_news_and_an_old_revision_that_comes_late_is_not(load, query):
    load(coded(hours=2, text=f"{TEXT} Updated."))
    before = query("select now()")[0][0]
    load(coded(hours=0))
    assert query("select * from marts.changes_since(:at, true)", at=before) == []
    load(coded(path="2"))
    assert query("select reason, change, old_revision_id, url from marts.changes_since(:at)",
                 at=before) == [
        ("new article", "gained", None, "https://steppe-courier.example/2")
    ]  # fmt: skip
