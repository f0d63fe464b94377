"""Which words report an event, and of which type and mode."""

from itertools import pairwise

import pytest

from sitrep.extract.triggers import SPANS_KEY, TriggerFinder


@pytest.mark.parametrize(
    ("sentence", "event_type", "mode", "trigger"),
    [
        ("Ukrainian forces captured Izium.", "CONTROL", "capture", "captured"),
        ("Ukrainian forces liberated Izium.", "CONTROL", "recapture", "liberated"),
        ("Russian troops shelled Kupiansk.", "ASSAULT", "heavy-weapons", "shelled"),
        ("Israeli aircraft bombed the camp.", "ASSAULT", "aerial", "bombed"),
        ("Soldiers fired on a crowd in Khartoum.", "ASSAULT", "firearms", "fired on"),
        ("Police fired tear gas at protesters.", "ASSAULT", "crowd-control", "fired tear gas"),
        ("Russian troops withdrew from Izium.", "RETREAT", "withdraw", "withdrew from"),
        ("Some soldiers deserted.", "DEFECT", "desert", "deserted"),
        ("Russian soldiers surrendered.", "DEFECT", "surrender", "surrendered"),
        ("Police arrested the editor.", "COERCE", "arrest", "arrested"),
        ("Workers went on strike in Detroit.", "PROTEST", "strike", "went on strike"),
        ("Residents fled from Lachin.", "DISPLACE", "flee", "fled"),
        ("Residents were evacuated from Kherson.", "DISPLACE", "evacuate", "evacuated"),
        ("The bridge in Izium was damaged.", "DAMAGE", "damaged", "damaged"),
        ("France imposed sanctions on Iran.", "SANCTION", "embargo", "imposed sanctions"),
        ("China condemned the attack.", "ACCUSE", "disapprove", "condemned"),
        ("Brazil and Argentina held talks.", "CONSULT", None, "held talks"),
        ("Turkey sent aid to Syria.", "AID", None, "sent aid"),
        ("RUSSIAN TROOPS SHELLED KUPIANSK.", "ASSAULT", "heavy-weapons", "SHELLED"),
    ],
)
def test_a_word_reports_an_event(code, sentence, event_type, mode, trigger):
    found = [(e.event_type, e.mode, e.trigger.text) for e in code(sentence).events]
    assert (event_type, mode, trigger) in found


@pytest.mark.parametrize(
    "sentence",
    [
        "The weather was fine and the shops were open.",
        "The film captured the mood of a generation.",
        "Lakeside beat Rovers in the cup after their striker attacked the goal.",
        "Stocks fell as investors attacked the currency.",
        "The recently liberated villages have no gas.",
        "",
    ],
)
def test_other_words_report_none(code, sentence):
    assert code(sentence).events == ()


def test_a_word_without_who_whom_where_or_how_many_is_a_figure_of_speech(code):
    assert code("The bridge was seriously damaged.").events == ()
    assert len(code("The bridge was seriously damaged, Kyiv said.").events) == 1


def test_a_name_reports_nothing(code):
    document = code("The Strike Group went home.")
    assert [event.trigger.text for event in document.events] == []


def test_two_words_for_one_thing_are_one_event(code):
    text = "His troops have liberated and taken control of Izium."
    assert [event.event_type for event in code(text).events] == ["CONTROL"]


def test_triggers_do_not_overlap_and_come_in_reading_order(pipeline):
    doc = pipeline.nlp(
        "Russian troops carried out airstrikes on Kharkiv, shelled Izium and came under artillery "
        "fire; police fired tear gas and arrested three people who went on strike."
    )
    spans = list(doc.spans[SPANS_KEY])
    assert len(spans) >= 5
    for one, other in pairwise(spans):
        assert one.end <= other.start


def test_a_trigger_leads_back_to_the_data_that_it_comes_from(pipeline):
    finder = pipeline.nlp.get_pipe("sitrep_triggers")
    assert isinstance(finder, TriggerFinder)
    doc = pipeline.nlp("Russian troops shelled Kupiansk.")
    (span,) = doc.spans[SPANS_KEY]
    trigger = finder.trigger_of(span)
    assert (trigger.event_type, trigger.mode) == (span.label_, "heavy-weapons")
