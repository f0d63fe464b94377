"""Where an event happened, and no other place."""

import pytest

from builders.language import only_event
from builders.parsed_text import at, tree_of
from sitrep.extract.event_places import place_mentions


@pytest.mark.parametrize(
    ("phrase", "name", "head"),
    [
        ("the/DT/det>2 village/NN of/IN/case>4 Kisharo/NNP/nmod>2", "Kisharo", "village"),
        ("Kharkiv/NNP/compound>2 region/NN", "Kharkiv", "region"),
        ("the/DT/det>2 mayor/NN of/IN/case>4 Goma/NNP/nmod>2", "Goma", "Goma"),
        ("a/DT/det>2 school/NN in/IN/case>4 Goma/NNP/nmod>2", "Goma", "Goma"),
    ],
)
def test_a_noun_for_a_place_stands_for_its_name(phrase, name, head):
    tree = tree_of(phrase)
    token = at(tree, name)
    (mention,) = place_mentions(tree, {(token, token + 1): None}, in_names=())
    assert tree.words[mention.head] == head


def test_a_place_in_a_longer_name_is_none():
    tree = tree_of("Goma/NNP/compound>2 United/NNP")
    assert place_mentions(tree, {(0, 1): None}, in_names={0}) == []


@pytest.mark.parametrize(
    ("sentence", "event_type", "places"),
    [
        ("Rebels killed two soldiers in Goma.", "ASSAULT", [("event", "Goma")]),
        ("In Goma, rebels killed two soldiers.", "ASSAULT", [("event", "Goma")]),
        ("Kupiansk was shelled by Russian troops.", "ASSAULT", [("event", "Kupiansk")]),
        ("Rebels shelled the village of Kisharo.", "ASSAULT", [("event", "Kisharo")]),
        ("Rebels shelled a school near Goma.", "ASSAULT", [("event", "Goma")]),
        ("Rebels shelled villages in Ituri.", "ASSAULT", [("event", "Ituri")]),
        ("The shelling of Kherson killed two people.", "ASSAULT", [("event", "Kherson")]),
        ("Rebels shelled Bunia and Goma.", "ASSAULT", [("event", "Bunia"), ("event", "Goma")]),
        ("Goma, where rebels killed two people, is calm.", "ASSAULT", [("event", "Goma")]),
        ("Rebels in Goma attacked the army.", "ASSAULT", [("event", "Goma")]),
        ("Leaders of Rwanda and Congo met in Luanda.", "CONSULT", [("event", "Luanda")]),
        (
            "Refugees fled from Goma to Kigali.",
            "DISPLACE",
            [("origin", "Goma"), ("destination", "Kigali")],
        ),
        ("Russian troops withdrew from Izium.", "RETREAT", [("origin", "Izium")]),
        ("Police arrested 20 protesters.", "COERCE", []),
    ],
)
def test_a_place_has_its_role_in_the_event(code, sentence, event_type, places):
    event = only_event(code(sentence), event_type)
    assert [(place.role, place.text) for place in event.places] == places


@pytest.mark.parametrize(
    "sentence",
    [
        "The mayor of Goma said rebels had shelled Bunia.",
        "Police in Goma said rebels had shelled Bunia.",
        "Kinshasa said rebels had shelled Bunia.",
        "Rebels who had fled from Goma shelled Bunia.",
        "The army left Goma after rebels shelled Bunia.",
    ],
)
def test_a_place_of_another_clause_is_not_where_it_happened(code, sentence):
    event = only_event(code(sentence), "ASSAULT")
    assert [place.text for place in event.places] == ["Bunia"]


@pytest.mark.parametrize(
    ("sentence", "precision"),
    [
        ("Soldiers killed three people in Khartoum.", 1),
        ("Soldiers killed three people in Darfur.", 4),
        ("Rebels shelled villages in Donetsk Oblast.", 4),
        ("Soldiers shelled a bridge across the Dnipro River.", 5),
        ("Soldiers killed three people in Sudan.", 6),
    ],
)
def test_a_place_is_as_exact_as_the_text(code, sentence, precision):
    (event,) = code(sentence).events
    (place,) = event.places
    assert place.precision == precision
    assert place.radius_km > 0


def test_a_place_that_the_map_does_not_know_keeps_its_name_without_a_pin(code):
    (place,) = only_event(code("Rebels shelled the village of Kisharo."), "ASSAULT").places
    assert (place.text, place.name) == ("Kisharo", "Kisharo")
    assert (place.place_key, place.lat, place.lon, place.precision) == (None,) * 4
    assert "not on the map" in place.reason


def test_a_country_gives_way_to_a_finer_place(code):
    (event,) = code("Soldiers killed three people in Khartoum in Sudan.").events
    assert [place.text for place in event.places] == ["Khartoum"]


def test_the_text_around_tells_which_place_of_a_name_is_meant(code):
    (georgia,) = code("Soldiers killed three people in Georgia, near Tbilisi.").events
    assert {place.country for place in georgia.places} == {"GEO"}
    (england,) = code("Police arrested three people in Birmingham. Britain was shocked.").events
    assert england.places[0].country == "GBR"


def test_a_city_and_its_region_are_two_places(code):
    text = (
        "Russian troops have shelled villages in the Kharkiv region. On Friday they shelled "
        "Kharkiv, officials said."
    )
    places = [event.places[0] for event in code(text).events]
    assert [(place.name, place.precision) for place in places] == [
        ("Kharkiv Oblast", 4),
        ("Kharkiv", 1),
    ]


def test_a_weekday_and_a_month_are_no_places(code):
    event = only_event(
        code("Russian troops were shelled on Thursday in March near Izium."), "ASSAULT"
    )
    assert [place.text for place in event.places] == ["Izium"]


@pytest.mark.parametrize(("gap", "places"), [(" ", ["Bunia"]), ("\n\n", [])])
def test_a_place_carries_over_to_the_next_event_of_its_paragraph(code, gap, places):
    document = code(f"Rebels shelled Bunia.{gap}Police arrested ten people.")
    event = only_event(document, "COERCE")
    assert [place.text for place in event.places] == places
    assert all("same paragraph" in place.reason for place in event.places)


@pytest.mark.parametrize(
    ("sentence", "event_type", "words", "country"),
    [
        ("The navy hit four launchers on the Yemeni coast.", "ASSAULT", "Yemeni coast", "YEM"),
        ("Rebels attacked a convoy near the Sudanese border.", "ASSAULT", "Sudanese border", "SDN"),
        ("Protesters occupied the central square of Tbilisi.", "PROTEST", "Tbilisi", "GEO"),
    ],
)
def test_parts_of_a_country_and_what_is_occupied_are_places(
    code, sentence, event_type, words, country
):
    (place,) = only_event(code(sentence), event_type).places
    assert (place.text, place.country, place.role) == (words, country, "event")
