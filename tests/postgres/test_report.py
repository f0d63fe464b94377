"""The report, on a real PostgreSQL."""

import io
import json
from datetime import timedelta

import pytest
from rich.console import Console

from builders.newsroom import NOON, rejection, story
from sitrep.report import print_report, report_data
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
        print_report(warehouse_url, console, **options)
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
    print_report(warehouse_url, console)
    assert "nothing has been loaded yet" in console.file.getvalue()
