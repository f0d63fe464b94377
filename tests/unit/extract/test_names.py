"""Which words of a text are names, of what kind, and whom or what they are."""

import pytest


def named(document):
    return {
        entity.text: entity
        for entity in document.entities
        if entity.label in {"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP"}
    }


@pytest.mark.parametrize(
    ("text", "name", "label", "entity_id"),
    [
        ("Talks in Ukraine failed.", "Ukraine", "GPE", "country-ukr"),
        ("Talks with Zelensky failed.", "Zelensky", "PERSON", "ukr-volodymyr-zelensky"),
        ("Talks in the Kremlin failed.", "Kremlin", "ORG", "country-rus"),
        ("A strike near Kharkiv failed.", "Kharkiv", "GPE", "geonames:706483"),
    ],
)
def test_a_known_name_has_its_kind_and_its_id(code, text, name, label, entity_id):
    entity = named(code(text))[name]
    assert (entity.label, entity.entity_id) == (label, entity_id)


def test_a_country_and_its_people_are_told_apart(code):
    found = named(code("Ukraine said the Ukrainians had won."))
    assert found["Ukraine"].label == "GPE"
    assert found["Ukrainians"].label == "NORP"
    assert {found["Ukraine"].country, found["Ukrainians"].country} == {"UKR"}


def test_a_city_lies_on_the_map(code):
    city = named(code("Shells fell near Kupiansk, in the east of Ukraine."))["Kupiansk"]
    assert city.entity_id == f"geonames:{city.geonames_id}"
    assert (city.lat, city.lon) == (pytest.approx(49.7, abs=0.1), pytest.approx(37.6, abs=0.1))
    assert city.country == "UKR"


def test_a_person_whom_no_list_knows_is_found_by_the_office_before_the_name(code):
    found = named(code("The army spokesman Oleh Bondarchuk left; Bondarchuk did not come back."))
    assert found["Oleh Bondarchuk"].label == "PERSON"
    assert found["Bondarchuk"].label == "PERSON"


def test_a_speaker_is_a_person(code):
    found = named(code("The village is lost, Olena Bondarchuk said on Friday."))
    assert found["Olena Bondarchuk"].label == "PERSON"


@pytest.mark.parametrize(
    "text",
    [
        "The troops of the enemy have left.",
        "However, nothing happened there.",
        "They may march to the front.",
        "",
    ],
)
def test_ordinary_words_are_no_names(code, text):
    assert named(code(text)) == {}


def test_dates_and_numbers_are_entities_with_their_values(code):
    document = code("On Friday 1,200 people paid $5 million for 15 percent of it.")
    assert [(e.text, e.label, e.resolved) for e in document.entities] == [
        ("Friday", "DATE", "2022-09-09"),
        ("1,200", "CARDINAL", None),
        ("$5 million", "MONEY", None),
        ("15 percent", "PERCENT", None),
    ]


def test_entities_come_in_reading_order(code):
    document = code("On Friday Zelensky went from Kharkiv to Izium with 30 men, the Kremlin said.")
    starts = [entity.start for entity in document.entities]
    assert len(starts) == 6
    assert starts == sorted(starts)


def test_names_inside_longer_words_keep_their_country(code):
    found = named(code("Russian forces left the town, Olena Bondarchuk said."))
    assert (found["Russian"].country, found["Russian"].entity_id) == ("RUS", "country-rus")


def test_a_listed_surname_after_another_first_name_is_somebody_else(code):
    found = named(code("Anna Macron, a nurse, left the town."))
    assert found["Anna Macron"].entity_id is None


def test_an_office_before_a_name_is_no_town(code):
    found = named(code("Kenyan Foreign Minister Amos Wekesa left the town."))
    assert "Minister" not in found


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Congolese soldiers attacked the town.", "COD"),
        ("The Republic of the Congo said that Congolese soldiers attacked the town.", "COG"),
        ("Dominican police arrested two men.", "DOM"),
    ],
)
def test_a_people_of_two_countries_is_of_the_one_named_else_of_the_larger(code, text, country):
    found = [entity.country for entity in code(text).entities if entity.label == "NORP"]
    assert found == [country]
