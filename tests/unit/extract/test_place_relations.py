"""Places that the words around a name put beside it."""

import pytest
import spacy

from sitrep.extract.place_phrases import phrase_after, phrase_before
from sitrep.extract.place_relations import located
from sitrep.knowledge.distances import distance_km
from sitrep.knowledge.places import Place


def place(name, lat, lon, *, radius=5.0, kind="city", precision=1):
    return Place(
        place_key=f"place:{name}",
        name=name,
        geonames_id=None,
        country="UKR",
        admin1=None,
        lat=lat,
        lon=lon,
        population=0,
        kind=kind,
        precision=precision,
        radius_km=radius,
    )


PLACES = {
    one.name: one
    for one in (
        place("Kupiansk", 49.71, 37.62),
        place("Izium", 49.21, 37.28),
        place("Sloviansk", 48.85, 37.60),
        place("Maiduguri", 11.85, 13.16),
        place("Damaturu", 11.75, 11.96),
        place("Afghanistan", 33.94, 67.71, radius=450.0, kind="country", precision=6),
        place("Libya", 27.0, 18.0, radius=750.0, kind="country", precision=6),
        place("Israel", 31.5, 35.0, radius=80.0, kind="country", precision=6),
        place("Lebanon", 33.9, 35.9, radius=60.0, kind="country", precision=6),
        place("Texas", 31.25, -99.25, radius=500.0, kind="region", precision=4),
        place("Oskil River", 49.4, 37.6, radius=80.0, kind="river", precision=5),
    )
}


def read(text):
    """Return the location of the first place of a text, and its words."""
    doc = spacy.blank("en")(text)
    found = {}
    for name, one in PLACES.items():
        if name in text:
            span = doc.char_span(text.index(name), text.index(name) + len(name))
            found[span.start, span.end] = (one, "")
    (start, end), (one, _) = min(found.items())
    there = located(doc, start, end, one, found)
    return one, there, doc[there.start_token : there.end_token].text


@pytest.mark.parametrize(
    ("text", "reason", "north", "east", "precision"),
    [
        ("They hit a depot 15 km (9 miles) south of Kupiansk.",
         "15 km (9 miles) south of Kupiansk", -15, 0, 2),
        ("It fell about 10 miles east of the city of Kupiansk.",
         "10 miles east of the city of Kupiansk", 0, 16, 2),
        ("Shells fell 20km north-west of Kupiansk.", "20km north-west of Kupiansk", 14, -14, 2),
        ("Fighting was heavy west of Izium.", "west of Izium", 0, -10, 2),
        ("Troops held the western outskirts of Izium.", "western outskirts of Izium", 0, -4.5, 2),
        ("Shells fell on Izium's southern outskirts.", "Izium's southern outskirts", -4.5, 0, 2),
        ("They fought in eastern Afghanistan.", "eastern Afghanistan", 0, 225, 5),
        ("They fought in the south of Afghanistan.", "in the south of Afghanistan", -225, 0, 5),
        ("Rain fell in the northern part of Texas.", "northern part of Texas", 250, 0, 4),
    ],
)  # fmt: skip
def test_a_bearing_moves_the_point(text, reason, north, east, precision):
    one, there, words = read(text)
    assert (there.reason, words) == (reason, reason)
    assert there.precision == precision
    moved = place("moved", there.lat, there.lon)
    assert distance_km(one, moved) == pytest.approx((north**2 + east**2) ** 0.5, rel=0.05)
    assert (there.lat - one.lat) * north >= 0
    assert (there.lon - one.lon) * east >= 0


@pytest.mark.parametrize(
    ("text", "reason", "precision", "radius"),
    [
        ("A convoy was hit near Kupiansk.", "near Kupiansk", 2, 15),
        ("A mine lay just outside the town of Izium.", "just outside the town of Izium", 2, 15),
        ("He was shot 20 miles from Kupiansk.", "20 miles from Kupiansk", 2, 37.2),
        ("They withdrew across the Oskil River.", "across the Oskil River", 5, 80),
        ("A boat sank off the coast of Libya.", "off the coast of Libya", 5, 800),
        ("They waited at the border with Libya.", "border with Libya", 5, 750),
    ],
)
def test_nearness_widens_the_place(text, reason, precision, radius):
    one, there, words = read(text)
    assert (there.reason, words) == (reason, reason)
    assert (there.lat, there.lon) == (one.lat, one.lon)
    assert (there.precision, there.radius_km) == (precision, pytest.approx(radius, abs=0.1))


@pytest.mark.parametrize(
    ("text", "reason", "precision", "lat"),
    [
        ("They clashed between Izium and Sloviansk.", "between Izium and Sloviansk", 2, 49.03),
        ("Two died on the road from Maiduguri to Damaturu.",
         "road from Maiduguri to Damaturu", 5, 11.8),
        ("Shells hit the border between Israel and Lebanon.",
         "border between Israel and Lebanon", 5, 32.87),
        ("Shells hit the Israel-Lebanon border.", "Israel-Lebanon border", 5, 32.87),
    ],
)  # fmt: skip
def test_between_two_places_is_the_middle(text, reason, precision, lat):
    _, there, words = read(text)
    assert (there.reason, words) == (reason, reason)
    assert there.precision == precision
    assert there.lat == pytest.approx(lat, abs=0.01)


@pytest.mark.parametrize(
    "text", ["They took Kupiansk.", "People fled from Izium to Kupiansk.", "Near noon, Izium fell."]
)
def test_a_place_stays_where_nothing_is_said(text):
    one, there, _ = read(text)
    assert (there.lat, there.lon, there.reason) == (one.lat, one.lon, "")
    assert (there.precision, there.radius_km) == (one.precision, one.radius_km)


def test_number_words_and_units_are_read():
    assert phrase_before("a few miles north of ").km == pytest.approx(4.8, abs=0.1)
    assert phrase_before("1,200 metres south of ").km == pytest.approx(1.2)
    assert phrase_before("he spoke of ") is None
    assert phrase_after("'s voters") is None
