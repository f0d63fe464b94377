"""Which places a text means: by its containers, its neighbours and its countries."""

import pytest

from sitrep.extract.places import resolve_places
from sitrep.knowledge.gazetteer import open_gazetteer
from sitrep.settings import settings


@pytest.fixture(scope="session")
def where(pipeline):
    """Return the admin1 or else the country of every place of a text that is pinned, by name."""
    gazetteer = open_gazetteer(settings().home / "cache")

    def read(text, source_country=None):
        doc = pipeline.nlp(text)
        found = resolve_places(doc, gazetteer, source_country=source_country)
        return {
            doc[start:end].text: place.admin1 if place.country == "USA" else place.country
            for (start, end), (place, _) in found.items()
        }

    yield read
    gazetteer.close()


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Police in Paris, Texas, arrested two men.", "Paris", "Texas"),
        ("Police in Springfield, Ill., arrested two men.", "Springfield", "Illinois"),
        ("Police in Paris (Texas) arrested two men.", "Paris", "Texas"),
        ("Police in the Texas town of Paris arrested two men.", "Paris", "Texas"),
        ("He grew up in Lebanon, a small town in Tennessee.", "Lebanon", "Tennessee"),
        ("She teaches in London, in the province of Ontario.", "London", "CAN"),
        ("They met in Cairo, Georgia. Later they left Cairo.", "Georgia", "Georgia"),
        ("Gunmen attacked Pakistan's city of Hyderabad.", "Hyderabad", "PAK"),
        ("Protests spread through Tbilisi, the capital of Georgia.", "Georgia", "GEO"),
        ("Polls opened in Georgia and Florida; Atlanta had queues.", "Georgia", "Georgia"),
        ("The governor of Washington spoke in Spokane and Yakima.", "Washington",
         "Washington State"),
        ("The barge sank on the Mississippi near Quincy.", "Mississippi", None),
        ("He still faces a trial in Newark, New Jersey.", "New Jersey", "New Jersey"),
        ("Ships met in the South China Sea.", "South China Sea", ""),
        ("Officials in Kiev said so.", "Kiev", "UKR"),
    ],
)  # fmt: skip
def test_the_text_says_which_namesake_is_meant(where, text, name, expected):
    assert where(text)[name] == expected


def test_neighbours_decide_together(where):
    text = "Crews from Nashua, Concord and Manchester fought the fire in southern New Hampshire."
    assert where(text) == dict.fromkeys(
        ["Nashua", "Concord", "Manchester", "New Hampshire"], "New Hampshire"
    ) or set(where(text).values()) == {"New Hampshire"}


def test_a_longer_list_of_equals_is_no_container(where):
    text = "Voters in Indiana, Pennsylvania, Ohio and Iowa went to the polls."
    assert where(text)["Indiana"] == "Indiana"


def test_places_with_their_states_may_stand_in_a_list(where):
    text = "The firm has plants in Paris, Texas, Lima, Ohio, and Springfield, Ill."
    found = where(text)
    assert (found["Paris"], found["Lima"], found["Springfield"]) == ("Texas", "Ohio", "Illinois")


def test_a_list_of_equals_is_no_container(where):
    assert where("Voters in Indiana, Pennsylvania and Ohio went to the polls.") == {
        "Indiana": "Indiana",
        "Pennsylvania": "Pennsylvania",
        "Ohio": "Ohio",
    }


@pytest.mark.parametrize(
    "text",
    [
        "Paris Hilton and Jordan Peterson were not there.",
        "The Washington Post and the Chicago Tribune sent reporters.",
        "The family carved the turkey on fine china.",
    ],
)
def test_people_bodies_and_words_are_no_places(where, text):
    assert where(text) == {}
