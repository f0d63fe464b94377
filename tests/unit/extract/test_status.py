"""What did not happen, or is only planned or possible, never looks like a fact."""

import pytest


@pytest.mark.parametrize(
    ("sentence", "polarity"),
    [
        ("Russian troops captured Kharkiv.", "asserted"),
        ("Russian troops did not capture Kharkiv.", "negated"),
        ("Russian troops never captured Kharkiv.", "negated"),
        ("Russian troops failed to capture Kharkiv.", "negated"),
        ("Nobody was killed in Izium.", "negated"),
    ],
)
def test_what_did_not_happen_is_negated(code, sentence, polarity):
    assert code(sentence).events[0].polarity == polarity


@pytest.mark.parametrize(
    ("sentence", "modality"),
    [
        ("Russian troops captured Odesa.", "actual"),
        ("Russian troops plan to capture Odesa.", "planned"),
        ("Russian troops will capture Odesa.", "planned"),
        ("Russian troops may capture Odesa.", "possible"),
        ("Russian troops are shelling Kharkiv.", "ongoing"),
        ("Troops were ordered to withdraw from Kherson.", "planned"),
        ("Russia will withdraw its troops from Kherson next week.", "planned"),
        ("Soldiers killed three protesters in Khartoum on 3 June 2019.", "historical"),
        ("Soldiers killed three protesters in Khartoum on 3 June 2022.", "actual"),
    ],
)
def test_what_is_not_yet_or_no_longer_is_told(code, sentence, modality):
    (event,) = code(sentence).events
    assert (event.modality, event.polarity) == (modality, "asserted")


def test_a_denied_event_is_asserted_by_the_words_and_denied_by_the_claimant(code):
    (event,) = code("Russia denied that its forces had shelled Kharkiv.").events
    assert (event.polarity, event.claim.stance) == ("asserted", "denies")


def test_a_negation_does_not_reach_into_the_next_clause(code):
    document = code("Izium did not fall, but Russian troops captured Kupiansk.")
    captured = [event for event in document.events if event.trigger.text == "captured"]
    assert [event.polarity for event in captured] == ["asserted"]
