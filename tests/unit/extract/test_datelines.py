"""A dateline is no part of the first sentence."""

import pytest


@pytest.mark.parametrize(
    "dateline",
    ["CONAKRY - ", "CONAKRY (Agence Kaloum) - ", "CONAKRY, March 5 — ", "Conakry, Guinea — "],
)
def test_who_did_it_stands_behind_the_dateline(code, dateline):
    (event,) = code(f"{dateline}Soldiers torched a police post in Labé on Thursday.").events
    assert [party.text for party in event.actors] == ["Soldiers"]


def test_a_dateline_may_stand_behind_a_headline(code):
    text = "Police post burns in Guinea\n\nCONAKRY - Soldiers torched a police post on Thursday."
    event = code(text).events[-1]
    assert text[event.sentence.start :].startswith("Soldiers")


def test_a_dash_elsewhere_divides_nothing(code):
    text = "The mayor - a former general - said that rebels shelled Bunia."
    (event,) = code(text).events
    assert event.sentence.start == 0


def test_an_empty_text_has_no_dateline(code):
    assert code("").events == ()
