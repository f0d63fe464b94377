"""Where an event happened, and no other place."""

from datetime import UTC, datetime

import pytest

from builders.language import only_event


@pytest.mark.parametrize(
    ("sentence", "event_type", "places"),
    [
        ("Kupiansk was shelled by Russian troops.", "ASSAULT", [("event", "Kupiansk")]),
        ("Soldiers killed three people in Khartoum.", "ASSAULT", [("event", "Khartoum")]),
        ("In Khartoum, soldiers killed three people.", "ASSAULT", [("event", "Khartoum")]),
        (
            "Russian forces carried out airstrikes on Kharkiv on Friday.",
            "ASSAULT",
            [("event", "Kharkiv")],
        ),
        (
            "The dam near Nova Kakhovka was destroyed.",
            "DAMAGE",
            [("event", "Nova Kakhovka")],
        ),
        (
            "Residents fled from Lachin to Goris.",
            "DISPLACE",
            [("origin", "Lachin"), ("destination", "Goris")],
        ),
        ("Russian troops withdrew from Izium.", "RETREAT", [("origin", "Izium")]),
        (
            "Kyiv said Russian missiles had hit a power plant in Kharkiv.",
            "ASSAULT",
            [("event", "Kharkiv")],
        ),
        ("Police arrested 20 protesters.", "COERCE", []),
    ],
)
def test_a_place_has_its_role_in_the_event(code, sentence, event_type, places):
    event = only_event(code(sentence), event_type)
    assert [(place.role, place.text) for place in event.places] == places


@pytest.mark.parametrize(
    ("sentence", "precision"),
    [
        ("Soldiers killed three people in Khartoum.", 1),
        ("Soldiers killed three people in Darfur.", 4),
        ("Fighting continued in Donetsk Oblast.", 4),
        ("A rocket hit a bridge across the Dnipro River.", 5),
        ("Soldiers killed three people in Sudan.", 6),
    ],
)
def test_a_place_is_as_exact_as_the_text(code, sentence, precision):
    (event,) = code(sentence).events
    (place,) = event.places
    assert place.precision == precision
    assert place.radius_km > 0


def test_a_country_gives_way_to_a_finer_place(code):
    (event,) = code("Soldiers killed three people in Khartoum in Sudan.").events
    assert [place.text for place in event.places] == ["Khartoum"]


def test_the_text_around_tells_which_place_of_a_name_is_meant(code):
    (georgia,) = code("Soldiers killed three people in Georgia, near Tbilisi.").events
    assert {place.country for place in georgia.places} == {"GEO"}
    (england,) = code("Police arrested three people in Birmingham. Britain was shocked.").events
    assert england.places[0].country == "GBR"


def test_a_weekday_and_a_month_are_no_places(code):
    text = "Russian troops were shelled on Thursday in March near Izium."
    document = code(text, datetime(2022, 9, 10, tzinfo=UTC))
    for event in document.events:
        assert [place.text for place in event.places] == ["Izium"]


def test_the_speakers_seat_is_not_where_it_happened(code):
    event = only_event(code("Kyiv said Russian missiles had hit Odesa."), "ASSAULT")
    assert [place.text for place in event.places] == ["Odesa"]
