"""How single cells are coded, case by case."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from sitrep.export import acled, gdelt, polecat
from sitrep.export.report import ExportReport

GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "FeatureID")
OBLAST = "Kharkiv Oblast"
EVENT = {
    "event_id": UUID("0b5cbb8e-3ad1-5b4a-9d37-2f1d9c1f0f11"),
    "article_id": UUID("7137073557175901b65ac5adaed681e0"),
    "assertion": "affirmed",
    "modality": "actual",
    "date_from": date(2024, 12, 31),
    "published_at": datetime(2025, 1, 1, 5, 30, tzinfo=UTC),
    "plover_code": "PROTEST",
    "cameo_code": "0871",
    "quad_class": 4,
    "goldstein": -6.5,
    "place_name": "Texas",
    "place_key": "place:texas",
    "place_precision": 4,
    "admin1": "Texas",
    "country": "USA",
    "lat": 31.0,
    "lon": -100.0,
    "source_name": "Neva",
    "url": 'https://neva.example/?q="x"',
    "pipeline_version": "v1",
    "actors": [],
    "recipients": [],
}


def cells(**changes):
    return dict(zip(gdelt.COLUMNS, gdelt.cells_of(EVENT | changes), strict=True))


def who(name=None, words="they", country=None, sector=None):
    return {"name": name, "words": words, "country": country, "sector": sector}


def test_a_gdelt_event_has_61_cells_and_a_number_that_stays():
    event = cells()
    assert len(event) == 61
    assert event["GLOBALEVENTID"] == cells(goldstein=1.0)["GLOBALEVENTID"]
    assert 0 < int(event["GLOBALEVENTID"]) < 2**63
    assert (event["FractionDate"], event["DATEADDED"]) == ("2024.9890", "20250101053000")
    assert event["SOURCEURL"] == "https://neva.example/?q=%22x%22"
    assert (event["EventCode"], event["EventBaseCode"], event["EventRootCode"]) == (
        "0871", "087", "08",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("precision", "name", "admin1", "country", "expected"),
    [
        (4, "Texas", "Texas", "USA", ("2", "Texas, United States", "US", "USTX", "USTX")),
        (1, "Austin", "Texas", "USA", ("3", "Austin, Texas, United States", "US", "USTX", "")),
        (6, "Ukraine", None, "UKR", ("1", "Ukraine", "UP", "UP", "UP")),
        (4, OBLAST, OBLAST, "UKR", ("5", f"{OBLAST}, Ukraine", "UP", "UP07", "UP07")),
        (1, "Delft", "?", "NLD", ("4", "Delft, ?, Netherlands", "NL", "NL", "")),
    ],
)
def test_a_place_is_told_as_gdelt_does(precision, name, admin1, country, expected):
    event = cells(place_precision=precision, place_name=name, admin1=admin1, country=country)
    assert tuple(event[f"ActionGeo_{column}"] for column in GEO) == expected


def test_a_place_that_is_not_on_the_map_is_none():
    event = cells(lat=None, country=None)
    assert tuple(event[f"ActionGeo_{column}"] for column in GEO) == ("0", "", "", "", "")


@pytest.mark.parametrize(
    ("party", "expected"),
    [
        (who("Ukraine", country="UKR"), ("UKR", "UKRAINE", "UKR", "", "")),
        (who(country="ROU", sector="JRN"), ("ROMMED", "THEY", "ROM", "", "MED")),
        (who("Unicef", sector="UNO"), ("UNO", "UNICEF", "", "UNO", "IGO")),
        (who("Faithful", country="IRQ", sector="REL"), ("IRQ", "FAITHFUL", "IRQ", "", "")),
    ],
)
def test_a_party_is_coded_as_cameo_does(party, expected):
    event = cells(actors=[party])
    columns = ("Code", "Name", "CountryCode", "KnownGroupCode", "Type1Code")
    assert tuple(event[f"Actor1{column}"] for column in columns) == expected


def test_polecat_lists_each_of_several_parties_once():
    parties = [who("A", "a", "RUS", "MIL"), who("B", "b", "RUS", "GOV"), who("B", "b", "XKX")]
    event = dict(zip(polecat.COLUMNS, polecat.cells_of(EVENT | {"actors": parties}), strict=True))
    assert event["Actor Name"] == "A; B"
    assert event["Actor Country"] == "RUS; XKX"
    assert event["Actor COW"] == "365; 347"
    assert event["Primary Actor Sector"] == "MIL"
    assert event["Event Mode"] == "None"
    assert event["Event ID"].partition("_")[0] == EVENT["article_id"].hex


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        (None, 0),
        ([{"low": 30, "best": None, "high": None}], 30),
        ([{"low": 40, "best": 50, "high": 60}, {"low": None, "best": 20, "high": None}], 20),
        ([{"low": None, "best": None, "high": 9}], 9),
    ],
)
def test_fatalities_are_the_lowest_figure_of_a_side(claims, expected):
    assert acled.fatalities_of(claims) == expected


def test_what_is_left_out_is_counted_by_reason():
    report = ExportReport()
    rows = [
        EVENT,
        EVENT | {"assertion": "denied"},
        EVENT | {"assertion": "doubted"},
        EVENT | {"modality": "planned"},
        EVENT | {"modality": "ongoing", "cameo_code": None},
    ]
    assert list(report.keep(rows, gdelt.why_not)) == [EVENT]
    assert str(report) == (
        "1 rows; left out: 2 denied or doubted, 1 planned, possible or historical,"
        " 1 without a CAMEO code"
    )
