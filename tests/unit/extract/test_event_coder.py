"""Events put together: which there are, of which type, and which there are not."""

from collections.abc import Iterator

import pytest

from builders.language import only_event
from sitrep.knowledge.ontology import load_ontology


def examples() -> Iterator[object]:
    for code, kind in load_ontology().types.items():
        for mode, item in ((None, kind), *kind.modes.items()):
            for example in item.examples:
                yield pytest.param(code, mode, example, id=example)


@pytest.mark.parametrize(("event_type", "mode", "example"), list(examples()))
def test_every_example_of_the_ontology_is_an_event_of_its_type(code, event_type, mode, example):
    found = {(event.event_type, event.mode) for event in code(example).events}
    if mode is None:
        assert event_type in {found_type for found_type, _ in found}
    else:
        assert (event_type, mode) in found


@pytest.mark.parametrize(
    ("sentence", "event_type", "mode", "trigger"),
    [
        ("Ukrainian forces captured Izium.", "CONTROL", "capture", "captured"),
        ("Izium was captured by Ukrainian forces.", "CONTROL", "capture", "captured"),
        ("Russian troops shelled Kupiansk.", "ASSAULT", "heavy-weapons", "shelled"),
        ("RUSSIAN TROOPS SHELLED KUPIANSK.", "ASSAULT", "heavy-weapons", "SHELLED"),
        ("Police fired tear gas at protesters.", "ASSAULT", "crowd-control", "fired tear gas"),
        ("The jets carried out air strikes on Mekelle.", "ASSAULT", "aerial", "air strikes"),
        ("There was heavy fighting between soldiers and rebels.", "ASSAULT", None, "fighting"),
        ("Police arrested the editor.", "COERCE", "arrest", "arrested"),
        ("The arrest of the editor angered journalists.", "COERCE", "arrest", "arrest"),
        ("Workers went on strike in Detroit.", "PROTEST", "strike", "went on strike"),
        ("Residents fled from Lachin.", "DISPLACE", "flee", "fled"),
        ("France imposed sanctions on Iran.", "SANCTION", "embargo", "imposed sanctions"),
        ("Brazil and Argentina held talks.", "CONSULT", None, "held talks"),
    ],
)
def test_verbs_nouns_and_phrases_tell_events(code, sentence, event_type, mode, trigger):
    event = only_event(code(sentence), event_type)
    assert event.mode == mode
    assert trigger in event.trigger.text


@pytest.mark.parametrize(
    ("sentence", "trigger"),
    [
        ("Gunmen attacked a mosque in Zamfara, killing five worshippers.", "attacked"),
        ("Two soldiers were killed when a mine exploded near Bunia.", "exploded"),
        ("Five people were killed and twelve injured in an attack on a bus.", "attack"),
        ("A missile strike on Odesa killed four people and wounded nine.", "missile strike"),
        ("A car bomb exploded outside a hotel, and ten people were killed.", "car bomb"),
        ("An earthquake struck Izmir, killing 40 people.", "earthquake"),
        ("Rebels ambushed soldiers near Goma, killing two and wounding nine.", "ambushed"),
    ],
)
def test_an_attack_and_what_it_did_are_one_event(code, sentence, trigger):
    (event,) = code(sentence).events
    assert event.trigger.text == trigger
    assert event.quantities != ()


def test_two_words_for_one_thing_are_one_event(code):
    text = "His troops have liberated and taken control of Izium."
    assert [event.event_type for event in code(text).events] == ["CONTROL"]


def test_each_clause_tells_its_own_event(code):
    document = code("The rebels captured Bunia after the army withdrew from Goma.")
    captured, withdrew = only_event(document, "CONTROL"), only_event(document, "RETREAT")
    assert [place.text for place in captured.places] == ["Bunia"]
    assert [place.text for place in withdrew.places] == ["Goma"]
    assert [actor.text for actor in captured.actors] == ["rebels"]
    assert [actor.text for actor in withdrew.actors] == ["army"]


def test_a_denial_of_a_claim_is_no_event_beside_it(code):
    document = code("Rwanda denied that its troops had shelled Goma.")
    assert [event.event_type for event in document.events] == ["ASSAULT"]


def test_who_claims_responsibility_did_it(code):
    document = code("The rebels claimed responsibility for shelling Goma.")
    assert [actor.text for actor in only_event(document, "ASSAULT").actors] == ["rebels"]


SPORT = (
    "Lakeside beat Rovers in the cup final after their striker attacked the goal. The coach said "
    "his team had fought hard in every match of the league season. The goalkeeper surrendered a "
    "two-goal lead, and the visitors stormed back to capture the title."
)
MARKETS = (
    "Shares fell on Monday as investors fled to bonds. Traders said the retailer had lost ground "
    "to its rivals, and analysts warned that a price war would hit profit in the next quarter. The "
    "index surrendered its gains."
)
CULTURE = (
    "The novelist attacked her critics on stage, and the audience stormed out of the theatre. The "
    "reviewer said the plot of the film had captured the reader; the director fled to the gallery."
)
SCIENCE = (
    "The study found that immune cells attack the virus. Researchers said the protein invaded the "
    "cell and destroyed it within hours, a scientist told the journal."
)


@pytest.mark.parametrize("text", [SPORT, MARKETS, CULTURE, SCIENCE])
def test_in_a_calm_text_words_of_war_are_no_events(code, text):
    assert code(text).events == ()


def test_somebody_armed_acts_in_a_calm_text_too(code):
    text = (
        "The league said the match in Goma was called off. The coach said soldiers had shelled "
        "the stadium before the season, and the striker stayed at home."
    )
    assert "ASSAULT" in {event.event_type for event in code(text).events}


@pytest.mark.parametrize(
    "sentence",
    [
        "The weather was fine and the shops were open.",
        "The film captured the mood of a generation.",
        "He attacked the problem with energy.",
        "The attack helicopter landed at the base.",
        "My grandmother bombed at the talent show.",
        "The Strike Group went home.",
        "The government opened a school.",
        "The recently liberated villages have no gas.",
        "",
    ],
)
def test_other_words_tell_no_event(code, sentence):
    assert code(sentence).events == ()
