"""Exports of a small warehouse, read back as scripts written for those feeds read them."""

import io
import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from sqlalchemy import create_engine, make_url, pool, text

from builders.newsroom import IZIUM, KHARKIV_REGION, NOON, UNPINNED, story, write_batch
from sitrep.errors import ExportError, WarehouseError
from sitrep.export import Selection, export, gdelt, polecat
from sitrep.warehouse.access import make_user
from sitrep.warehouse.connect import one_connection
from sitrep.warehouse.link import link_events
from sitrep.warehouse.load import load_batches
from sitrep.warehouse.run import RunInfo

pytestmark = pytest.mark.postgres

RUN = RunInfo(run_id="run-1", interval_start=NOON, interval_end=NOON, pipeline_version="v1")
INCLUDE = Path(__file__).parents[2] / "include"
HOSTILE = "\"Wolf\"\t\\N, pack\r\nof\r\u2028 None\x01; 'x'"
FELL = f"Ukrainian troops captured Kupiansk, Zelensky said. 15 died. {HOSTILE} fled; Russia."
ZELENSKY = ("Zelensky", "UKR", "GOV")
RUSSIA = ("Russia", "RUS", "MIL")


def stories():
    """A capture that one side affirms and one denies, shelling, a plan, and unlike others."""
    killed = ("15", "killed", "person", ">=", 15)
    fell = story(FELL, source="neva")
    fell.says("captured", claimant=ZELENSKY, recipient=RUSSIA, quantity=killed)
    denied = story(f"{FELL} (volga)", source="volga")
    denied.says("captured", claimant=RUSSIA, claim_stance="denies", recipient=RUSSIA)
    other = story("Russian troops shelled Izium; unrest in Kharkiv Oblast. Lenin Street was quiet.")
    other.says(
        "shelled",
        "ASSAULT",
        "heavy-weapons",
        actor=("Russian troops", "RUS", "MIL"),
        place=IZIUM,
        day=date(2022, 9, 10),
    )
    other.says("unrest", "PROTEST", None, actor=None, place=KHARKIV_REGION, modality="planned")
    other.says("quiet", "DISASTER", "flood", actor=None, place=UNPINNED)
    hostile = story(f"{FELL} Izium.", source="yamuna", path="h")
    hostile.says("fled", "COERCE", "arrest", actor=(HOSTILE, "UKR", "CVL"), place=None)
    return fell, denied, other, hostile


@pytest.fixture(scope="module")
def warehouse(module_warehouse_url, tmp_path_factory):
    engine = create_engine(module_warehouse_url, poolclass=pool.NullPool)
    load_batches(engine, RUN, [write_batch(tmp_path_factory.mktemp("lake"), stories())])
    link_events(engine)
    return module_warehouse_url


@pytest.fixture
def exported(warehouse, tmp_path):
    """Export into a file; return what it holds and what was said."""

    def exported(form, of=None, **wanted):
        target = tmp_path / f"x.{form}"
        report = export(warehouse, form, Selection(**wanted), output=str(target), of=of)
        data = target.read_bytes()
        target.unlink()
        assert not list(tmp_path.iterdir())
        return data, str(report)

    return exported


def events_of_gdelt(data):
    codes = {name: str for name in gdelt.COLUMNS if name.endswith("Code")}
    return pd.read_csv(io.BytesIO(data), sep="\t", header=None, names=gdelt.COLUMNS, dtype=codes)


def test_gdelt_holds_what_is_affirmed_in_its_61_columns(exported):
    data, said = exported("gdelt")
    assert said == (
        "3 rows; left out: 1 denied or doubted, 1 planned, possible or historical,"
        " 1 without a CAMEO code"
    )
    assert {line.count("\t") for line in data.decode().splitlines()} == {60}
    capture = events_of_gdelt(data).query("EventCode == '192'").iloc[0]
    assert capture[
        ["SQLDATE", "Actor1Code", "Actor1Name", "Actor2CountryCode", "Actor2Type1Code"]
    ].tolist() == [20220909, "UKRMIL", "UKRAINIAN TROOPS", "RUS", "MIL"]
    assert capture[["EventBaseCode", "EventRootCode", "QuadClass", "FractionDate"]].tolist() == [
        "192", "19", 4, 2022.6822,
    ]  # fmt: skip
    geo = "ActionGeo_"
    assert capture[
        [f"{geo}Type", f"{geo}FullName", f"{geo}CountryCode", f"{geo}Lat", "Actor1Geo_Type"]
    ].tolist() == [4, "Kupiansk, Kharkiv, Ukraine", "UP", 49.71, 0]
    assert capture["SOURCEURL"] == "https://neva.example/1"
    assert pd.isna(capture["AvgTone"])


def test_gdelt_survives_hostile_names_although_it_cannot_hold_them(exported):
    data, _ = exported("gdelt", event_types=["COERCE"])
    (name,) = events_of_gdelt(data)["Actor1Name"]
    assert name == "'WOLF' \\N, PACK  OF   NONE ; 'X'"


def test_polecat_gives_back_every_name_as_it_was(exported):
    data, said = exported("polecat")
    assert said.startswith("3 rows; left out:")
    table = pd.read_csv(io.BytesIO(data), sep="\t", dtype=str, keep_default_na=False)
    assert tuple(table.columns) == polecat.COLUMNS
    hostile = table[table["Event Mode"] == "arrest"].iloc[0]
    assert hostile[["Actor Name", "Actor Name Raw", "Event Type"]].tolist() == [
        HOSTILE, HOSTILE, "COERCE",
    ]  # fmt: skip
    shelling = table[table["Event Type"] == "ASSAULT"].iloc[0]
    assert shelling[
        ["Event Mode", "Quad Code", "Actor COW", "Primary Actor Sector", "Recipient Name"]
    ].tolist() == ["heavy-weapons", "MATERIAL CONFLICT", "365", "MIL", "None"]
    assert shelling[["City", "Province", "Country", "GeoNames ID"]].tolist() == [
        "Izium", "Kharkiv", "UKR", "707753",
    ]  # fmt: skip


def test_acled_holds_a_row_an_incident_and_says_in_its_notes_who_denies_it(exported):
    data, said = exported("acled")
    table = pd.read_csv(io.BytesIO(data), keep_default_na=False)
    assert len(table.columns) == 31
    assert len(table) == 2
    assert "without a place on the map" in said
    capture = table.query("location == 'Kupiansk'").iloc[0]
    assert capture[["event_date", "event_type", "iso", "region", "country"]].tolist() == [
        "2022-09-09", "Battles", 804, "Europe", "Ukraine",
    ]  # fmt: skip
    assert capture[["actor1", "inter1", "actor2", "inter2", "interaction"]].tolist() == [
        "Ukrainian troops",
        "State forces",
        "Russia",
        "External/Other forces",
        "State forces-External/Other forces",
    ]
    assert capture[["source", "fatalities", "geo_precision"]].tolist() == ["Neva; Volga", 15, 1]
    assert capture["notes"].startswith("Neva, citing UKR GOV: Ukrainian troops captured")
    assert capture["notes"].endswith(
        "Affirmed by UKR GOV. Denied by RUS MIL. Killed, by claimant: UKR GOV low 15, best 15."
    )


def test_parquet_and_csv_hold_the_mart_as_it_is(exported):
    data, said = exported("parquet")
    assert said == "6 rows"
    table = pq.read_table(io.BytesIO(data))
    assert table.schema.field("actors").type == pa.list_(pa.string())
    assert table.schema.field("published_at").type == pa.timestamp("us", tz="UTC")
    assert table.schema.field("date_from").type == pa.date32()
    rows = {(row["event_type"], row["assertion"]): row for row in table.to_pylist()}
    assert rows["CONTROL", "denied"]["claimed_by"] == "RUS MIL"
    assert rows["COERCE", "affirmed"]["actors"] == [HOSTILE]
    assert json.loads(rows["CONTROL", "affirmed"]["quantities"])[0]["low"] == 15
    frame = pd.read_csv(io.BytesIO(exported("csv")[0]))
    assert list(frame.columns) == table.column_names
    assert frame["event_id"].tolist() == table.column("event_id").to_pylist()
    assert [json.loads(cell) for cell in frame["actors"]] == table.column("actors").to_pylist()


def test_geojson_is_a_collection_of_points(exported):
    data, said = exported("geojson")
    collection = json.loads(data)
    assert said == "2 rows; left out: 2 without a place on the map"
    assert collection["type"] == "FeatureCollection"
    point = {feature["properties"]["place_name"]: feature for feature in collection["features"]}
    assert point["Kupiansk"]["geometry"] == {"type": "Point", "coordinates": [37.61, 49.71]}
    assert point["Kupiansk"]["properties"]["denied_by"] == ["RUS MIL"]
    events = json.loads(exported("geojson", of="events")[0])["features"]
    assert {event["properties"]["assertion"] for event in events} == {"affirmed", "denied"}


def test_a_selection_is_of_days_places_and_types(exported):
    assert exported("csv", first_day=date(2022, 9, 10))[1] == "1 rows"
    assert exported("csv", last_day=date(2022, 9, 9), event_types=["CONTROL"])[1] == "2 rows"
    assert exported("csv", countries=["UKR", "FRA"])[1] == "4 rows"
    empty = json.loads(exported("geojson", countries=["FRA"])[0])
    assert empty == {"type": "FeatureCollection", "features": []}


def test_an_export_is_the_same_every_time(exported):
    for form in ("gdelt", "acled", "polecat", "geojson", "csv", "parquet"):
        assert exported(form) == exported(form)


def test_what_cannot_be_exported_is_one_error(warehouse, empty_url, tmp_path):
    with pytest.raises(ExportError, match="gdelt holds events and no incidents"):
        export(warehouse, "gdelt", Selection(), of="incidents")
    with pytest.raises(ExportError, match="cannot be written"):
        export(warehouse, "csv", Selection(), output=str(tmp_path / "none" / "x"))
    with pytest.raises(WarehouseError, match="There are no marts"):
        export(empty_url, "csv", Selection(), output=str(tmp_path / "x"))
    assert list(tmp_path.iterdir()) == []


def test_a_reader_exports_from_the_command_line(warehouse, tmp_path):
    name = f"exporter_{make_url(warehouse).database}"
    password = make_user(warehouse, name, "reader")
    url = make_url(warehouse).set(username=name, password=password)

    def sitrep(*arguments):
        return subprocess.run(
            [sys.executable, "-m", "sitrep", "export", *arguments],
            env=os.environ
            | {
                "SITREP_HOME": str(tmp_path),
                "SITREP_WAREHOUSE_URL": url.render_as_string(hide_password=False),
                "PYTHONPATH": str(INCLUDE),
            },
            capture_output=True,
            check=False,
        )

    try:
        done = sitrep("--as", "gdelt", "--from", "2022-09-10", "--country", "UKR")
        assert done.stdout.count(b"\n") == 1
        assert done.stderr == b"gdelt: 1 rows\n"
        unknown = sitrep("--as", "csv", "--type", "WAR")
        assert (unknown.returncode, unknown.stdout) == (1, b"")
        assert unknown.stderr.startswith(b"error: Unknown: WAR. Known are AGREE")
        assert unknown.stderr.count(b"\n") == 1
    finally:
        with one_connection(warehouse, autocommit=True) as connection:
            connection.execute(text(f'drop owned by "{name}"'))
            connection.execute(text(f'drop role "{name}"'))
