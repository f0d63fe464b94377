"""The report, on a real PostgreSQL."""

import io
import json
import sys
from datetime import timedelta

import pytest
from lxml import html
from rich.console import Console

from builders.language import settings_of
from builders.newsroom import NOON, rejection, story
from sitrep.cli import main
from sitrep.errors import WarehouseError
from sitrep.report import print_report, report_data, write_page
from sitrep.warehouse.build_marts import refresh_marts
from sitrep.warehouse.link import link_events
from sitrep.warehouse.quality import check_quality

pytestmark = pytest.mark.postgres

TEXT = (
    "On Friday at least 15 soldiers died as Ukrainian troops captured Kupiansk, Zelensky said, "
    "[sic] while Russia denied it."
)


@pytest.fixture
def printed(warehouse_url, load, engine):
    claimed = story(TEXT, title="Kupiansk [bold]falls[/bold]", path="1").says(
        "captured",
        claimant=("Zelensky", "UKR", "GOV"),
        recipient=("Russia", "RUS", "GOV"),
        quantity=("at least 15", "killed", "person", ">=", 15),
        date_start_char=3,
        date_end_char=9,
        cue_start_char=TEXT.index("said"),
        cue_end_char=TEXT.index("said") + 4,
    )
    denied = story(TEXT, source="volga", path="2", published_at=NOON + timedelta(days=3)).says(
        "captured", claimant=("Russia", "RUS", "MIL"), claim_stance="denies"
    )
    load(claimed, denied, rejections=[rejection(), rejection(path="y", reason="paywall stub")])
    link_events(engine)
    check_quality(engine, "run-1")
    refresh_marts(warehouse_url)

    def printed(**options) -> str:
        console = Console(width=100, file=io.StringIO(), color_system=None)
        print_report(report_data(warehouse_url, **options), console)
        return console.file.getvalue()

    return printed


def test_a_report_tells_what_came_and_who_says_so(printed):
    text = printed()
    assert max(len(line) for line in text.splitlines()) <= 100
    for words in (
        "1 paywall stub, 1 too short",
        "UKR GOV",
        "RUS MIL",
        "Ukrainian troops → Russia",
        "killed, person: 15 / 15 / open (low / best / high)",
        "[sic]",
        "Kupiansk [bold]falls[/bold]",
        "CAMEO 192",
        "https://steppe-courier.example/1",
        "Quality of run run-1: passed",
    ):
        assert words in text


@pytest.mark.usefixtures("printed")
def test_the_evidence_is_coloured_by_its_offsets(warehouse_url):
    event = report_data(warehouse_url)["example"]
    words = {s["kind"]: event["sentence"][s["start"] : s["end"]] for s in event["spans"]}
    assert words == {
        "trigger": "captured",
        "actor": "Ukrainian troops",
        "recipient": "Russia",
        "place": "Kupiansk",
        "quantity": "at least 15",
        "claimant": "Zelensky",
        "cue": "said",
        "date": "Friday",
    }


@pytest.mark.usefixtures("printed")
def test_the_report_is_json_too(warehouse_url):
    data = json.loads(json.dumps(report_data(warehouse_url)))
    (incident,) = data["incidents"]
    assert (incident["affirmed_by"], incident["denied_by"]) == (
        ["Zelensky (UKR GOV)"],
        ["Russia (RUS MIL)"],
    )
    assert incident["is_contested"]
    assert incident["independent_sources"] == 1
    assert {row["source"]: row["rejected"] for row in data["sources"]} == {
        "Steppe Courier": 2,
        "Volga": 0,
    }


def test_days_are_counted_back_from_the_newest_article(printed):
    assert "Volga" in printed(days=1)
    assert "Zelensky (UKR GOV): affirmed" not in printed(days=1)
    assert "Zelensky (UKR GOV): affirmed" in printed(days=3)


def test_an_empty_warehouse_says_so(warehouse_url):
    console = Console(width=100, file=io.StringIO())
    print_report(report_data(warehouse_url), console)
    assert "nothing has been loaded yet" in console.file.getvalue()


def test_a_database_that_was_never_migrated_is_empty(empty_url, warehouse_url):
    assert report_data(empty_url) == report_data(warehouse_url)


def test_marts_of_another_version_are_one_sentence(engine, warehouse_url):
    with engine.begin() as connection:
        connection.exec_driver_sql("drop view marts.event_evidence")
    with pytest.raises(WarehouseError, match=r"has no event_evidence.*sitrep db upgrade"):
        report_data(warehouse_url)


@pytest.mark.usefixtures("printed")
def test_the_page_tells_both_sides_and_the_evidence(warehouse_url, tmp_path):
    data = report_data(warehouse_url, days=7)
    written = write_page(data, tmp_path / "page.html").read_text(encoding="utf-8")
    document = html.fromstring(written)
    assert document.findtext(".//h1") == "10–13 Sep 2022"
    (incident,) = document.find_class("incident")
    assert "Zelensky (UKR GOV)" in incident.find_class("affirm")[0].text_content()
    assert "Russia (RUS MIL)" in incident.find_class("deny")[0].text_content()
    assert {"https://steppe-courier.example/1", "https://volga.example/2"} <= set(
        document.xpath("//a/@href")
    )
    (evidence,) = document.find_class("evidence")
    assert ("trigger", "captured") in [(m.get("class"), m.text) for m in evidence.iter("mark")]
    tables = [" ".join(table.text_content().split()) for table in document.iter("table")]
    for told in ("at least 15", "paywall stub: 1; too short: 1", "Ukraine, armed forces"):
        assert any(told in table for table in tables), told


@pytest.mark.usefixtures("printed")
def test_the_report_counts_what_there_is(warehouse_url):
    data = report_data(warehouse_url)
    assert data["totals"] == {
        "articles": 2,
        "copies": 1,  # they are of one text
        "sources": 2,
        "published_from": "2022-09-10T12:00:00Z",
        "published_to": "2022-09-13T12:00:00Z",
        "rejected": 2,
        "events": 2,
        "incidents": 1,
        "contested": 1,
    }
    assert [(row["day"], row["events"]) for row in data["days"]] == [
        ("2022-09-10", 1),
        ("2022-09-13", 1),
    ]
    (place,) = data["places"]
    assert (place["place"], place["reports"], place["contested"]) == ("Kupiansk", 2, 1)
    (figure,) = data["casualties"]
    assert (figure["kind"], figure["low"], figure["high"]) == ("killed", 15, None)
    assert figure["url"] == "https://steppe-courier.example/1"
    (change,) = data["territory"]
    assert (change["gained_by"], change["lost_by"]) == (["Ukrainian troops"], ["Russia"])
    assert {(row["country"], row["affirmed"], row["denied"]) for row in data["claims"]} == {
        ("UKR", 1, 0),
        ("RUS", 0, 1),
    }
    (dyad,) = data["dyads"]
    assert (dyad["actor"], dyad["recipient"]) == ("UKRMIL", "RUSGOV")


@pytest.fixture
def sitrep(warehouse_url, tmp_path, capsys, monkeypatch):
    """Run ``sitrep report`` as a shell would; return what it left on stdout and stderr."""

    def run(*arguments: str) -> tuple[str, str]:
        monkeypatch.setattr(sys, "argv", ["sitrep", "report", *arguments])
        with (
            settings_of(home=tmp_path / "home", warehouse_url=warehouse_url),
            pytest.raises(SystemExit) as ended,
        ):
            main()
        assert not ended.value.code
        return capsys.readouterr()

    return run


def test_the_command_prints_and_writes_the_page(sitrep, tmp_path):
    reports = tmp_path / "home" / "reports"
    out, err = sitrep("--days", "7")
    page = reports / "sitrep-7-days-empty.html"
    assert "nothing has been loaded yet" in out
    assert out.endswith(f"The page: {page}\n")
    assert err == ""
    assert "nothing has been loaded yet" in page.read_text(encoding="utf-8")
    chosen = tmp_path / "chosen.html"
    for arguments, where in (
        (("--html", str(chosen)), (f"The page: {chosen}\n", "")),
        (("--no-html",), ("loaded yet.\n", "")),
        (("--json",), ("}\n", "")),
        (("--json", "--html", str(chosen)), ("}\n", f"The page: {chosen}\n")),
    ):
        out, err = sitrep(*arguments)
        assert (out[-len(where[0]) :], err) == where
    assert [file.name for file in reports.iterdir()] == [page.name]
