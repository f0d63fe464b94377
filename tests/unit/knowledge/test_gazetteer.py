"""The gazetteer: spellings, ambiguous names, and when it must abstain.

The index of these tests is built once, of the real cities of 15,000 people and more.
"""

from concurrent.futures import ThreadPoolExecutor

import pytest

from sitrep.errors import KnowledgeError
from sitrep.knowledge.ambiguous_names import load_ambiguous_names
from sitrep.knowledge.city_index import build_city_index, write_city_index
from sitrep.knowledge.city_names import city_names, is_ordinary_word
from sitrep.knowledge.distances import distance_km
from sitrep.knowledge.gazetteer import Gazetteer, normalise, open_gazetteer
from sitrep.knowledge.places import COLUMNS, country_places, load_places, parse_places

LARGE_CITIES = 15_000


@pytest.fixture(scope="session")
def cache_dir(tmp_path_factory):
    return tmp_path_factory.mktemp("gazetteer")


@pytest.fixture(scope="session")
def gazetteer(cache_dir):
    gazetteer = open_gazetteer(cache_dir, min_population=LARGE_CITIES)
    yield gazetteer
    gazetteer.close()


@pytest.fixture
def villages(tmp_path):
    """Build a gazetteer of a few invented small places, one record a place."""
    opened = []

    def build(*records):
        path = tmp_path / f"{len(opened)}.sqlite"
        build_city_index(path, {str(r["geonameid"]): r for r in records})
        gazetteer = Gazetteer(path, curated=country_places(), ambiguous=load_ambiguous_names())
        opened.append(gazetteer)
        return gazetteer

    yield build
    for gazetteer in opened:
        gazetteer.close()


def village(number, name, country, lat, lon, population=900, alternatenames=()):
    return {
        "geonameid": number,
        "name": name,
        "countrycode": country,
        "admin1code": "01",
        "latitude": lat,
        "longitude": lon,
        "population": population,
        "alternatenames": list(alternatenames),
    }


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Kupyans'k", "kupyansk"),
        ("Kupyans’k", "kupyansk"),
        ("Kahramanmaraş", "kahramanmaras"),
        ("Diyarbakır", "diyarbakir"),
        ("Łódź", "lodz"),
        ("Chasiv-Yar", "chasiv yar"),
        ("St. Petersburg", "st petersburg"),
        ("U.S.", "u.s."),
        ("  Deir\u00a0al–Balah ", "deir al balah"),
    ],
)
def test_names_are_compared_without_case_accents_and_apostrophes(name, expected):
    assert normalise(name) == expected


@pytest.mark.parametrize(
    ("names", "geonames_id"),
    [
        (["Kharkiv", "Kharkov", "KHARKIV", "Khar'kov"], 706483),
        (["Kyiv", "Kiev"], 703448),
        (["Kupiansk", "Kupyansk", "Kupyans'k", "Kupyans’k"], 703656),
        (["Izium", "Izyum"], 707292),
        (["Odesa", "Odessa"], 698740),
        (["Zaporizhzhia", "Zaporizhia", "Zaporozhye"], 687700),
        (["Sievierodonetsk", "Severodonetsk"], 691999),
        (["El Fasher", "El-Fasher", "al-Fashir"], 379555),
        (["Deir al-Balah", "Deir el-Balah"], 281141),
        (["Khan Younis", "Khan Yunis"], 281124),
        (["Kahramanmaras", "Kahramanmaraş"], 310859),
        (["Porto Alegre"], 3452925),
        (["New York"], 5128581),
    ],
)
def test_spellings_of_the_news_lead_to_one_city(gazetteer, names, geonames_id):
    resolved = [gazetteer.resolve(name) for name in names]
    assert [place and place[0].geonames_id for place in resolved] == [geonames_id] * len(names)


def test_a_city_carries_what_the_warehouse_stores(gazetteer):
    place, reason = gazetteer.resolve("Kharkov")
    assert (place.place_key, place.name) == ("geonames:706483", "Kharkiv")
    assert (place.country, place.admin1, place.kind) == ("UKR", "Kharkiv Oblast", "city")
    assert (place.precision, 2 <= place.radius_km <= 20) == (1, True)
    assert (round(place.lat), round(place.lon)) == (50, 36)
    assert reason == "only place of that name"


@pytest.mark.parametrize(
    ("name", "key", "precision"),
    [
        ("Oskil River", "place:oskil-river", 5),
        ("Donbass", "place:donbas", 4),
        ("Kharkiv region", "place:ukr-kharkiv-oblast", 4),
        ("Gaza", "place:pse-gaza-strip", 4),
        ("Jammu and Kashmir", "place:ind-jammu-and-kashmir", 4),
        ("Zaporizhzhia nuclear power plant", "place:zaporizhzhia-nuclear-power-plant", 1),
        ("Robotyne", "place:robotyne", 1),
        ("Strait of Hormuz", "place:strait-of-hormuz", 3),
        ("Ukraine", "country:UKR", 6),
        ("U.S.", "country:USA", 6),
        ("Türkiye", "country:TUR", 6),
    ],
)
def test_curated_places_and_countries_are_found(gazetteer, name, key, precision):
    place, _ = gazetteer.resolve(name)
    assert (place.place_key, place.precision) == (key, precision)


def test_candidates_come_countries_first_then_by_population(gazetteer):
    georgias = gazetteer.lookup("Georgia")
    assert (georgias[0].place_key, georgias[-1].place_key) == ("country:GEO", "place:usa-georgia")
    populations = [place.population for place in gazetteer.lookup("Birmingham")]
    assert len(populations) > 1
    assert populations == sorted(populations, reverse=True)
    assert gazetteer.lookup("Nowhereville-on-Sea") == ()
    assert gazetteer.resolve("Nowhereville-on-Sea") is None


@pytest.mark.parametrize(
    ("name", "hints", "country"),
    [
        ("Georgia", {}, "GEO"),
        ("Georgia", {"USA": 5, "RUS": 1}, "USA"),
        ("Birmingham", {}, "GBR"),
        ("Birmingham", {"USA": 1.0}, "USA"),
        ("Tripoli", {}, "LBY"),
        ("Tripoli", {"LBN": 1.0}, "LBN"),
        ("Punjab", {"IND": 1}, "IND"),
        ("Punjab", {"PAK": 1, "IND": 0.1}, "PAK"),
        ("Paris", {"USA": 1.0}, "FRA"),
        ("San José", {}, "CRI"),
    ],
)
def test_hints_decide_between_namesakes(gazetteer, name, hints, country):
    place, _ = gazetteer.resolve(name, country_hints=hints)
    assert place.country == country


def test_regions_of_two_countries_are_not_guessed(gazetteer):
    assert gazetteer.resolve("Punjab") is None


def test_a_known_neighbour_decides_and_is_named(gazetteer):
    dallas, _ = gazetteer.resolve("Dallas")
    place, reason = gazetteer.resolve("Arlington", near=[dallas])
    assert place.admin1 == "Texas"
    assert reason.endswith("km from Dallas")


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Lviv", "geonames:702550"),
        ("Львів", "geonames:702550"),
        ("Львов", "geonames:702550"),
        ("Sharm al-Sheikh", "geonames:349340"),
        ("Diwaniyah", "geonames:99762"),
        ("eastern Afghanistan", "country:AFG"),
        ("U.S", "country:USA"),
        ("Fergana Valley", "geonames:1514019"),
        ("Benghazi airport", "geonames:88319"),
        ("Takhar", "place:afg-takhar-province"),
        ("Kano", "geonames:2335204"),
        ("Kano province", "place:nga-kano-state"),
        ("the state of Kano", "place:nga-kano-state"),
        ("New York", "geonames:5128581"),
        ("Wiltshire", "place:gbr-eng-p8-wiltshire"),
        ("Sahel", "place:sahel"),
        ("Lake Superior", "place:lake-superior"),
    ],
)
def test_names_are_read_without_the_words_around_them(gazetteer, name, key):
    place, _ = gazetteer.resolve(name)
    assert place.place_key == key


@pytest.mark.parametrize("name", ["Secretary", "West", "Christmas"])
def test_words_that_are_places_only_in_a_container(gazetteer, name):
    assert gazetteer.resolve(name, country_hints={"USA": 1}) is None


@pytest.mark.parametrize(
    ("name", "container", "admin1", "country"),
    [
        ("Paris", "Texas", "Texas", "USA"),
        ("Paris", "France", "Île-de-France", "FRA"),
        ("Springfield", "Ill.", "Illinois", "USA"),
        ("Springfield", "MA", "Massachusetts", "USA"),
        ("Lebanon", "Tennessee", "Tennessee", "USA"),
        ("Rome", "Georgia", "Georgia", "USA"),
        ("Tbilisi", "Georgia", "Tbilisi", "GEO"),
        ("London", "Ontario", "Ontario", "CAN"),
        ("Hyderabad", "Sindh", "Sindh", "PAK"),
        ("Orange County", "Fla.", "Florida", "USA"),
        ("Vancouver", "Washington", "Washington State", "USA"),
    ],
)
def test_a_container_decides(gazetteer, name, container, admin1, country):
    inner, outer = gazetteer.resolve_within(name, container)
    assert (inner.admin1, inner.country) == (admin1, country)
    assert outer.kind in {"country", "region"}


@pytest.mark.parametrize(("name", "container"), [("Paris", "Ohio River"), ("Kharkiv", "Texas")])
def test_what_does_not_lie_there_is_not_put_there(gazetteer, name, container):
    assert gazetteer.resolve_within(name, container) is None


def test_a_county_is_told_by_a_town_in_it(gazetteer):
    decatur, _ = gazetteer.resolve_within("Decatur", "Ill.")
    county, reason = gazetteer.resolve("Macon County", near=[decatur])
    assert (county.admin1, county.precision) == ("Illinois", 3)
    assert reason.endswith("km from Decatur")
    assert gazetteer.resolve("Macon County") is None


@pytest.mark.parametrize("name", ["us", "Police", "March", "Man", "Most", "Best", "it"])
def test_words_of_the_news_are_no_places(gazetteer, name):
    assert gazetteer.resolve(name) is None


def test_a_word_or_a_person_needs_support_to_be_a_village(villages):
    here = villages(
        village(1, "Liberty", "US", 30.0, -94.8),
        village(2, "Gordon", "AU", -35.0, 149.0),
        village(3, "Zhuravne", "UA", 49.2, 24.3),
        village(4, "Lyptsi", "UA", 49.1, 24.2, population=16_000),
    )
    assert here.resolve("Liberty") is None
    assert here.resolve("Gordon") is None
    assert here.resolve("Liberty", country_hints={"USA": 1})[0].geonames_id == 1
    assert here.resolve("Gordon", country_hints={"USA": 1}) is None
    assert here.resolve("Zhuravne")[1] == "only place of that name"


def test_namesake_villages_are_told_apart_by_what_is_near(villages):
    here = villages(
        village(1, "Petrivka", "UA", 49.0, 36.0),
        village(2, "Petrivka", "UA", 46.5, 31.0),
        village(3, "Zmiivske", "UA", 49.1, 36.1),
    )
    assert here.resolve("Petrivka") is None
    assert here.resolve("Petrivka", country_hints={"UKR": 1}) is None
    (neighbour,) = here.lookup("Zmiivske")
    place, reason = here.resolve("Petrivka", near=[neighbour])
    assert place.geonames_id == 1
    assert reason == f"{distance_km(place, neighbour):.0f} km from Zmiivske"


def test_only_names_in_the_scripts_of_texts_are_kept():
    alternates = [
        "HRK",
        "Kharkov",
        "Харків",
        "خاركيف",
        "哈爾科夫",
        "ha er ke fu",
        "XY",
        "el-Kharkiv",
    ]
    city = village(1, "Kharkiv", "UA", 50, 36, alternatenames=alternates)
    assert city_names(city) == {"kharkiv", "kharkov", "харків", "خاركيف", "el kharkiv"}


def test_ordinary_words_are_told_from_names():
    assert is_ordinary_word("liberty")
    assert not is_ordinary_word("kharkiv")
    assert not is_ordinary_word("chasiv yar")


def test_the_index_is_built_once_and_left_alone(gazetteer, cache_dir):
    (index,) = cache_dir.iterdir()
    before = index.stat().st_mtime_ns
    open_gazetteer(cache_dir, min_population=LARGE_CITIES).close()
    assert [path.stat().st_mtime_ns for path in cache_dir.iterdir()] == [before]
    assert gazetteer.lookup("Lviv")


def test_indexes_written_at_once_do_not_disturb_each_other(tmp_path):
    path = tmp_path / "cities.sqlite"
    cities = {str(n): village(n, f"Village {n}", "UA", 49.0, 36.0) for n in range(500)}
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: write_city_index(path, cities), range(4)))
    assert list(tmp_path.iterdir()) == [path]
    gazetteer = Gazetteer(path, curated=(), ambiguous=load_ambiguous_names())
    assert gazetteer.lookup("Village 499")[0].geonames_id == 499
    gazetteer.close()


def test_an_index_that_cannot_be_finished_leaves_nothing_behind(tmp_path):
    with pytest.raises(KeyError):
        write_city_index(tmp_path / "cities.sqlite", {"1": {"geonameid": 1}})
    assert list(tmp_path.iterdir()) == []


def test_every_curated_place_is_found_under_each_of_its_names(gazetteer):
    for named in load_places():
        if named.place.kind == "town":  # small ones are not in the index of this test
            continue
        for name in named.names:
            keys = {place.place_key for place in gazetteer.lookup(name)}
            assert named.place.place_key in keys, name


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("a,A,,river,UKR,,,0,0,1,5", "a is listed twice"),
        ("b,B,,lake,UKR,,,0,0,1,5", "unknown kind 'lake'"),
        ("b,B,,river,UK,,,0,0,1,5", "unknown country 'UK'"),
        ("b,B,,river,UKR,,,95,0,1,5", "lat is not between -90 and 90: 95"),
        ("b,B,,river,UKR,,,0,0,1,7", "precision is not between 1 and 6: 7"),
        ("geonames:x,B,,town,UKR,,,0,0,1,1", "'x' is no GeoNames id"),
    ],
)
def test_a_wrong_place_is_named_by_file_and_line(row, problem):
    with pytest.raises(KnowledgeError, match=f"^places.csv:3: {problem}.$"):
        parse_places(f"{','.join(COLUMNS)}\na,A,,river,UKR,,,0,0,1,5\n{row}\n")
