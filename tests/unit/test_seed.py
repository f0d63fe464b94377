"""A long war report, as a re-publisher sent it, is coded as a reader understands it.

The report is a third party's text: it lies beside the repository, not in it, and where it is
missing there is nothing to test.
"""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from builders.language import read, session_pipeline, wrong_spans
from sitrep.cli.documents import read_documents
from sitrep.coding import to_json

REPORT = Path(__file__).parents[3] / "shared" / "seed" / "article.txt"
PUBLISHED = datetime(2022, 9, 10, tzinfo=UTC)

pytestmark = pytest.mark.skipif(not REPORT.is_file(), reason="the report is not beside this copy")


@pytest.fixture(scope="module")
def draft():
    """Return the report, cleaned."""
    (document,) = read_documents([str(REPORT)], published_at=PUBLISHED)
    return document.draft


@pytest.fixture(scope="module")
def coded(draft, tmp_path_factory):
    """Return the coding of the report."""
    session_pipeline(tmp_path_factory)
    return read(draft.content.text, PUBLISHED)


def events(coded, event_type, **wanted):
    return [
        event
        for event in coded.events
        if event.event_type == event_type
        and all(getattr(event, name) == value for name, value in wanted.items())
    ]


def claimants(found):
    return {(event.claim.claimant.country, event.claim.claimant.sector) for event in found}


def test_the_title_is_kept_and_not_part_of_the_text(draft):
    first_line = REPORT.read_text(encoding="utf-8").splitlines()[0]
    assert draft.title == first_line
    assert first_line not in draft.content.text


def test_the_residue_of_the_republisher_is_gone(draft):
    for residue in ("[ad_1]", "[ad_2]", "Source link"):
        assert residue not in draft.content.text
    assert draft.content.text.startswith("Ukrainian forces have arrived")
    assert draft.content.text.endswith("Dnipro River.")
    assert draft.content.removed >= 3


def test_every_offset_gives_back_its_words(coded):
    assert wrong_spans(to_json(coded)) == []
    assert len(coded.events) > 12


def test_reinforcements_are_on_their_way(coded):
    found = events(coded, "MOBILIZE")
    assert ("RUS", "JRN") in claimants(found)
    assert "Kharkiv" in {place.text for event in found for place in event.places}


def test_kupiansk_came_under_artillery_fire_says_a_russian_journalist(coded):
    (event,) = events(coded, "ASSAULT", mode="heavy-weapons")
    assert "Kupiansk" in {place.name for place in event.places}
    assert [actor.code for actor in event.actors] == ["UKRMIL"]
    assert (event.claim.kind, event.claim.stance) == ("named", "affirms")
    assert claimants([event]) == {("RUS", "JRN")}
    assert "Poddubny" in event.claim.claimant.name


def test_a_bridge_was_damaged_says_the_same_journalist(coded):
    (event,) = [e for e in events(coded, "DAMAGE") if e.trigger.text.endswith("damaged")]
    assert claimants([event]) == {("RUS", "JRN")}
    assert (event.polarity, event.modality) == ("asserted", "actual")


def test_more_than_thirty_settlements_changed_hands_says_the_president(coded):
    found = [
        (event, quantity)
        for event in events(coded, "CONTROL")
        for quantity in event.quantities
        if quantity.unit == "settlement"
    ]
    ((event, quantity),) = found
    assert (quantity.operator, quantity.low, quantity.high) == (">", 31, None)
    assert claimants([event]) == {("UKR", "GOV")}
    assert event.claim.claimant.entity_id == "ukr-volodymyr-zelensky"
    assert (event.date.text, event.date.date_from) == ("Friday", date(2022, 9, 9))


def test_fifteen_desertions_say_the_general_staff(coded):
    (event,) = [e for e in events(coded, "DEFECT") if e.quantities]
    (quantity,) = event.quantities
    assert (quantity.kind, quantity.operator, quantity.low) == ("deserted", ">=", 15)
    assert claimants([event]) == {("UKR", "MIL")}
    assert event.claim.kind == "institution"


def test_the_journalist_is_quoted_as_a_russian_journalist(coded):
    quotations = [q for q in coded.quotations if q.speaker and "Poddubny" in q.speaker.text]
    assert len(quotations) >= 4
    assert {(q.speaker.country, q.speaker.sector) for q in quotations} == {("RUS", "JRN")}


def test_an_unnamed_official_stays_anonymous(coded):
    found = [e for e in coded.events if e.claim.claimant and "official" in e.claim.claimant.text]
    assert found
    assert {e.claim.kind for e in found} == {"anonymous"}
    assert claimants(found) == {("USA", "GOV")}


def test_the_advance_of_the_week_is_told_by_the_outlet_itself(coded):
    found = [
        event for event in events(coded, "CONTROL", mode="advance") if event.claim.kind == "outlet"
    ]
    assert found
    distances = {(q.operator, q.unit) for event in found for q in event.quantities}
    assert (">", "km") in distances
