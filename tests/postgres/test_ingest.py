"""The whole chain into a real warehouse: files and a feed in, rows with evidence out."""

import json
import subprocess
import sys
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Thread

import pytest

from builders.language import coding_home, own_variables, session_pipeline, settings_of
from builders.website import Site, page
from sitrep.errors import FetchError
from sitrep.extract.coder import Source
from sitrep.ingest import archived_batches, ingest_place, load_archive, run_now
from sitrep.warehouse.link import link_events

pytestmark = pytest.mark.postgres

NOW = datetime(2022, 9, 11, 6, tzinfo=UTC)
CODED = ("extraction", "mention", "quotation", "event", "event_participant", "event_place",
         "event_quantity")  # fmt: skip
INCLUDE = Path(__file__).parents[2] / "include"

SHELLING = (
    "Russian forces shelled Kupiansk on Friday, killing at least 15 people, the governor of the "
    "Kharkiv region said. A bridge in Kupiansk had been damaged, and thousands of residents fled "
    "to Kharkiv. 🚀 “We will rebuild every house in Kupiansk,” Zelensky said in a video."
)
DENIAL = (
    "The Russian defence ministry denied that its forces had shelled Kupiansk on Friday. A "
    "spokesman told a news conference that Ukrainian troops had attacked a column of lorries near "
    "Izium, and that the army had withdrawn from Balakliia without losses."
)
STRIKE = (
    "Workers went on strike at a car plant in Detroit on Friday after talks about their wages had "
    "failed. Police arrested three people at the gates, the city said, and the union asked its "
    "members to stay calm. The next talks are planned for Monday in the same city."
)


def web_page(title, text, published="2022-09-10T08:00:00Z"):
    paragraphs = "".join(f"<p>{sentence}.</p>" for sentence in text.rstrip(".").split(". "))
    return (
        f'<html lang="en"><head><title>{title}</title><meta property="article:published_time" '
        f'content="{published}"></head><body><article><h1>{title}</h1>{paragraphs}</article>'
        f"</body></html>"
    ).encode()


@pytest.fixture
def folder(tmp_path):
    """Return a folder of three stories and two files that are none."""
    folder = tmp_path / "delta-wire"
    folder.mkdir()
    (folder / "a-shelling.html").write_bytes(web_page("Kupiansk under fire", SHELLING))
    (folder / "b-strike.txt").write_text(f"Strike in Detroit\n\n{STRIKE}")
    denial = {
        "title": "Ministry denies shelling",
        "text": DENIAL,
        "published_at": "2022-09-10T09:00:00Z",
        "url": "https://volga-gazette.example/denial",
        "source": "Volga Gazette",
        "source_country": "RUS",
    }
    (folder / "c-denial.json").write_text(json.dumps(denial))
    (folder / "d-short.txt").write_text("Too short.")
    (folder / "e-broken.json").write_text("{")
    return folder


@pytest.fixture
def site():
    """Serve a feed of two stories and a page that is gone."""
    site = Site()
    items = "".join(
        f"<item><title>{title}</title><link>{site.url(path)}</link>"
        "<pubDate>Sat, 10 Sep 2022 10:00:00 GMT</pubDate></item>"
        for title, path in (("Fire", "/fire"), ("Strike", "/strike"), ("Gone", "/gone"))
    )
    feed = f'<rss version="2.0"><channel><title>Wire</title>{items}</channel></rss>'
    site.pages["/feed.xml"] = page(feed.encode(), content_type="application/rss+xml")
    site.pages["/fire"] = page(web_page("Kupiansk under fire", SHELLING))
    site.pages["/strike"] = page(web_page("Strike in Detroit", STRIKE))
    thread = Thread(target=site.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield site
    site.shutdown()
    thread.join()
    site.server_close()


@pytest.fixture
def pipeline(tmp_path_factory):
    return session_pipeline(tmp_path_factory)


@pytest.fixture
def settings(tmp_path, tmp_path_factory, warehouse_url, site):
    """Return the settings of a machine that may fetch from the site."""
    return {
        "home": coding_home(tmp_path_factory),
        "lake": tmp_path / "lake",
        "warehouse_url": warehouse_url,
        "allow_hosts": site.host,
        "requests_per_second": 200,
    }


@pytest.fixture
def ingest(settings, engine, pipeline):  # noqa: ARG001 (loads it)
    """Take a place through the whole chain; return what became of it."""

    def ingest(place, now=NOW, **changes):
        with settings_of(**(settings | changes)):
            return ingest_place(str(place), run_now(now), engine)

    return ingest


@pytest.fixture
def versions(query):
    """Return every coded row with the transaction that wrote it last."""
    return lambda: {
        table: sorted(query(f"select t.xmin::text, t::text from core.{table} t"))  # noqa: S608
        for table in CODED
    }


def test_a_folder_becomes_rows(ingest, folder, query):
    outcome = ingest(folder)
    assert (outcome["pages"], outcome["articles"]) == (5, 3)
    assert sum(outcome["rejected"].values()) == 2
    assert query("select count(*) from core.article_revision") == [(3,)]
    assert query("select count(*) from core.event") == [(outcome["events"],)]
    assert outcome["events"] >= 6
    assert query("select source_id, source_name, source_country from core.source order by 1") == [
        ("delta-wire", "delta-wire", None),
        ("volga-gazette", "Volga Gazette", "RUS"),
    ]


def test_pages_that_were_turned_away_are_rows_with_the_reason(ingest, folder, query):
    ingest(folder)
    rows = query("select url, stage, reason, archive_path from core.rejection order by url")
    assert [row[:3] for row in rows] == [
        ("folder://delta-wire/d-short.txt", "clean", "too short"),
        ("folder://delta-wire/e-broken.json", "clean", "undecodable"),
    ]
    assert all(row[3] for row in rows)


def test_offsets_in_the_warehouse_give_back_the_words_of_the_text(ingest, folder, query, pipeline):
    ingest(folder)
    documents = query(
        "select e.extraction_id, r.title, r.text, r.published_at from core.extraction e"
        " join core.article_revision r using (revision_id)"
    )
    assert len(documents) == 3
    assert any("🚀" in text for _, _, text, _ in documents)
    for key, title, text, published in documents:
        source = Source(doc_id=str(key), title=title, published_at=published)
        coded = pipeline.coder.code(pipeline.nlp(text), source)
        for table, words in (
            ("event", [e.trigger.text for e in coded.events]),
            ("mention", [e.text for e in coded.entities]),
            ("quotation", [q.text for q in coded.quotations]),
        ):
            spans = query(
                f"select start_char, end_char from core.{table} where extraction_id = :key",  # noqa: S608
                key=key,
            )
            assert Counter(text[start:end] for start, end in spans) == Counter(words)
            assert words or table == "quotation"


def test_every_part_of_an_event_lies_in_its_text(ingest, folder, query):
    ingest(folder)
    parts = {
        "event_participant": "name",
        "event_place": "name",
        "event_quantity": "kind",
    }
    for table, column in parts.items():
        rows = query(
            f"select r.text, p.start_char, p.end_char, p.{column} from core.{table} p"  # noqa: S608
            " join core.event using (event_id) join core.extraction using (extraction_id)"
            " join core.article_revision r using (revision_id)"
        )
        assert rows
        for text, start, end, _ in rows:
            assert 0 <= start < end <= len(text)
            assert text[start:end].strip() == text[start:end] != ""
    rows = query(
        "select r.text, e.start_char, e.end_char, e.sentence_start_char, e.sentence_end_char"
        " from core.event e join core.extraction using (extraction_id)"
        " join core.article_revision r using (revision_id)"
    )
    for text, start, end, sentence_start, sentence_end in rows:
        assert text[start:end] in text[sentence_start:sentence_end]


def test_both_sides_of_a_happening_are_kept(ingest, folder, query):
    ingest(folder)
    found = query(
        "select claim_stance, claimant_country, start_char is not null from core.event"
        " where event_type = 'ASSAULT' and mode = 'heavy-weapons' order by 1"
    )
    assert {stance for stance, *_ in found} == {"affirms", "denies"}
    assert ("denies", "RUS", True) in found


def test_the_same_folder_again_changes_no_coded_row(ingest, folder, versions, query):
    ingest(folder)
    before = versions()
    assert all(before.values())
    again = ingest(folder, NOW + timedelta(days=1))
    assert versions() == before
    assert (again["articles"], again["events"]) == (3, len(before["event"]))
    assert query("select count(*) from core.extraction where superseded_at is not null") == [(0,)]


def test_the_same_archive_again_changes_nothing(ingest, folder, settings, engine):
    ingest(folder)
    with settings_of(**settings):
        (raw,) = archived_batches()
        assert load_archive(raw, run_now(NOW + timedelta(days=1)), engine)["rows_changed"] == 0


def test_a_changed_page_is_a_new_revision_of_its_article(ingest, folder, query):
    ingest(folder)
    changed = folder / "b-strike.txt"
    changed.write_text(changed.read_text().replace("three people", "four people"))
    ingest(folder, NOW + timedelta(days=1))
    assert query("select count(*), count(distinct article_id) from core.article_revision") == [
        (4, 3)
    ]


def test_a_feed_is_fetched_page_by_page(ingest, site, query):
    outcome = ingest(site.url("/feed.xml"))
    assert (outcome["pages"], outcome["articles"]) == (3, 2)
    assert site.asked["/fire"] == site.asked["/strike"] == 1
    assert query("select url, stage, reason from core.rejection") == [
        (site.url("/gone"), "fetch", "http 404")
    ]
    assert query(
        "select canonical_url, title, published_at from core.article_revision"
        " join core.article using (article_id) order by 1"
    ) == [
        (site.url("/fire"), "Kupiansk under fire", datetime(2022, 9, 10, 8, tzinfo=UTC)),
        (site.url("/strike"), "Strike in Detroit", datetime(2022, 9, 10, 8, tzinfo=UTC)),
    ]


def test_the_same_feed_again_changes_no_coded_row(ingest, site, versions):
    ingest(site.url("/feed.xml"))
    before = versions()
    assert all(before.values())
    ingest(site.url("/feed.xml"), NOW + timedelta(hours=1))
    assert versions() == before


def test_a_private_host_that_is_not_allowed_is_refused(ingest, site, query):
    with pytest.raises(FetchError, match="did not come"):
        ingest(site.url("/feed.xml"), allow_hosts="")
    assert site.asked.total() == 0
    assert query("select count(*) from core.article") == [(0,)]


def test_events_of_one_happening_become_one_incident(ingest, folder, site, engine, query):
    ingest(folder)
    ingest(site.url("/feed.xml"))
    assert link_events(engine).changed > 0
    events = query(
        "select count(*) from core.event where modality in ('actual', 'ongoing', 'possible')"
    )[0][0]
    assert query("select count(*) from core.incident_event") == [(events,)]
    assert 0 < query("select count(*) from core.incident")[0][0] < events
    assert link_events(engine).changed == 0


def test_the_command_line_does_it_all(
    settings, folder, site, engine, ingest, tmp_path, monkeypatch, versions, query
):
    for name in own_variables():
        monkeypatch.delenv(name)
    for name, value in settings.items():
        monkeypatch.setenv(f"SITREP_{name.upper()}", str(value))
    monkeypatch.setenv("PYTHONPATH", str(INCLUDE))
    places = [str(folder), str(tmp_path / "nowhere"), site.url("/feed.xml")]
    done = subprocess.run(
        [sys.executable, "-m", "sitrep", "ingest", *places],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 1
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["place"] for line in lines] == [places[0], places[2]]
    assert [line["articles"] for line in lines] == [3, 2]
    error, linked = done.stderr.splitlines()
    assert error.startswith(f"error: {places[1]}: ")
    assert linked.startswith("link: ")

    ingest(folder)
    ingest(site.url("/feed.xml"))
    # By this earlier clock the strike, which tells no date, follows a story that it copies.
    assert link_events(engine).incidents.inserted == 0
    before = versions()
    assert all(before.values())
    incidents = query("select incident_id, xmin::text from core.incident order by 1")
    assert incidents
    ingest(folder)
    ingest(site.url("/feed.xml"))
    assert link_events(engine).changed == 0
    assert versions() == before
    assert query("select incident_id, xmin::text from core.incident order by 1") == incidents
