"""``sitrep clean``, ``extract`` and ``dedup``: documents in, one JSON object a line out."""

import json

import pytest

from builders.language import wrong_spans
from sitrep.extract.coder import Coder

WAR = (
    "Fighting in the east\n[ad_1]\n"
    "Russian forces shelled Kupiansk on Thursday, killing at least 15 people, Kyiv said.\n"
    "“We will return to Izium,” Zelensky said.\n[ad_2]\nSource link"
)
STRIKE = "Strike\n\nWorkers went on strike in Detroit on Friday."
AGENCY = (
    "Rescuers pulled two sisters from the ruins of a school on Monday, three days after the "
    "earthquake, the governor of the province said. Dozens of families still wait for news of "
    "their relatives while excavators clear the road to the valley and tents are handed out."
)


@pytest.fixture
def write(tmp_path):
    """Write a file and return its path."""

    def write(name, content):
        path = tmp_path / name
        path.write_text(content)
        return path

    return write


@pytest.fixture
def extract(sitrep, pipeline):  # noqa: ARG001 (loads it)
    """Run ``sitrep extract``."""
    return lambda *arguments, **options: sitrep("extract", *arguments, **options)


def test_a_document_is_one_line_of_json(extract, write):
    outcome = extract(write("war.txt", WAR), "--published-at", "2022-09-10")
    assert (outcome.code, outcome.stderr) == (0, "")
    (coded,) = outcome.objects
    assert (coded["doc_id"], coded["title"]) == ("war", "Fighting in the east")
    assert (coded["published_at"], coded["url"]) == ("2022-09-10T00:00:00Z", None)
    assert "ad_" not in coded["text"]
    assert "Source link" not in coded["text"]
    assert wrong_spans(coded) == []
    (event,) = coded["events"]
    assert event["event_type"] == "ASSAULT"
    assert event["date"]["from"] == "2022-09-08"
    assert event["claim"]["claimant"]["country"] == "UKR"


def test_the_json_has_the_fields_of_the_contract(extract, write):
    outcome = extract(write("war.txt", WAR))
    (coded,) = outcome.objects
    assert {
        "doc_id", "url", "title", "published_at", "text", "sentences", "entities", "quotations",
        "events",
    } <= set(coded)  # fmt: skip
    (event,) = coded["events"]
    assert {
        "event_id", "event_type", "mode", "codes", "sentence", "trigger", "actors", "recipients",
        "places", "date", "polarity", "modality", "claim", "quantities", "confidence",
    } <= set(event)  # fmt: skip
    assert {"plover", "cameo", "acled", "quad_class", "goldstein"} <= set(event["codes"])


def test_many_documents_are_many_lines_in_order(extract, write):
    lines = "\n".join(json.dumps({"doc_id": name, "text": STRIKE}) for name in ("x", "y"))
    outcome = extract(write("war.txt", WAR), write("all.jsonl", lines), "-", stdin=STRIKE)
    assert outcome.code == 0
    assert [coded["doc_id"] for coded in outcome.objects] == ["war", "x", "y", "stdin"]


def test_a_file_that_cannot_be_read_leaves_the_others_alone(extract, write, tmp_path):
    outcome = extract(
        write("war.txt", WAR),
        tmp_path / "gone.txt",
        write("broken.json", "{"),
        write("strike.txt", STRIKE),
    )
    assert outcome.code == 1
    assert [coded["doc_id"] for coded in outcome.objects] == ["war", "strike"]
    gone, broken = outcome.stderr.splitlines()
    assert gone == f"error: {tmp_path / 'gone.txt'}: No such file or directory"
    assert broken.startswith(f"error: {tmp_path / 'broken.json'}: ")


def test_a_document_that_cannot_be_coded_leaves_the_others_alone(extract, write, monkeypatch):
    code = Coder.code

    def fail_on_war(self, doc, source):
        if source.doc_id == "war":
            raise RecursionError("too deep")
        return code(self, doc, source)

    monkeypatch.setattr(Coder, "code", fail_on_war)
    outcome = extract(write("war.txt", WAR), write("strike.txt", STRIKE))
    assert outcome.code == 1
    assert [coded["doc_id"] for coded in outcome.objects] == ["strike"]
    assert outcome.stderr.endswith("war.txt: coding failed: RecursionError: too deep\n")


def test_a_text_that_is_too_long_says_what_is_not_read(extract, write, monkeypatch):
    _, _, text = STRIKE.partition("\n\n")
    monkeypatch.setattr("sitrep.extract.pipeline.MAX_TEXT_CHARS", len(text))
    outcome = extract(write("long.txt", f"{STRIKE} And so on."))
    assert outcome.code == 0
    assert [coded["text"] for coded in outcome.objects] == [text]
    assert outcome.stderr.endswith("long.txt: its last 11 characters are not read.\n")


def test_the_date_and_the_url_of_a_document_go_before_those_of_the_command(extract, write):
    own = {
        "text": STRIKE,
        "published_at": "2023-09-16T08:00:00+02:00",
        "url": "https://a.example/x",
    }
    outcome = extract(
        write("own.json", json.dumps(own)),
        write("strike.txt", STRIKE),
        "--published-at", "2022-09-10T12:00:00+03:00",
        "--url", "https://b.example/y",
    )  # fmt: skip
    has, without = outcome.objects
    assert (has["published_at"], has["url"]) == ("2023-09-16T06:00:00Z", "https://a.example/x")
    assert (without["published_at"], without["url"]) == (
        "2022-09-10T09:00:00Z",
        "https://b.example/y",
    )
    assert [coded["events"][0]["date"]["from"] for coded in (has, without)] == [
        "2023-09-15",
        "2022-09-09",
    ]


def test_a_date_that_is_none_is_wrong_use(extract, write):
    outcome = extract(write("war.txt", WAR), "--published-at", "soon")
    assert (outcome.code, outcome.stdout) == (2, "")
    assert "soon" in outcome.stderr


def test_the_same_file_gives_the_same_line(extract, write):
    file = write("war.txt", WAR)
    one, other = (extract(file, "--published-at", "2022-09-10").stdout for _ in range(2))
    assert one == other


def test_a_process_of_its_own_prints_nothing_but_json_on_stdout(sitrep_process, write, tmp_path):
    outcome = sitrep_process(
        "extract", tmp_path / "gone.txt", write("war.txt", WAR), "-", stdin="Харків 🚀."
    )
    assert outcome.code == 1
    assert [coded["doc_id"] for coded in outcome.objects] == ["war", "stdin"]
    assert outcome.objects[1]["text"] == "Харків 🚀."
    assert outcome.stderr == f"error: {tmp_path / 'gone.txt'}: No such file or directory\n"


def test_clean_prints_the_article_of_a_page(sitrep, write):
    page = write(
        "page.html",
        f"""<html lang="en"><head><title>School | Delta Wire</title>
        <link rel="canonical" href="https://delta-wire.example/school">
        <meta property="og:title" content="Sisters found">
        <meta name="author" content="Mira Kovac">
        <meta property="article:published_time" content="2023-02-13T09:30:00+03:00"></head><body>
        <nav><a href="/">Home</a></nav><article><h1>Sisters found</h1><p>{AGENCY}</p>
        <p>{AGENCY.replace("Monday", "Tuesday")}</p></article></body></html>""",
    )
    outcome = sitrep("clean", page)
    assert (outcome.code, outcome.stderr) == (0, "")
    (found,) = outcome.objects
    assert set(found) == {
        "file", "title", "text", "byline", "published_at", "published_reason", "language",
        "canonical_url", "origin_url",
    }  # fmt: skip
    assert (found["file"], found["title"]) == (str(page), "Sisters found")
    assert found["text"].startswith("Rescuers pulled two sisters")
    assert "Home" not in found["text"]
    assert found["byline"] == ["Mira Kovac"]
    assert (found["published_at"], found["published_reason"]) == ("2023-02-13T06:30:00Z", "meta")
    assert (found["language"], found["canonical_url"]) == (
        "en",
        "https://delta-wire.example/school",
    )


def test_clean_tells_what_it_cannot_read_and_goes_on(sitrep, write):
    outcome = sitrep("clean", write("empty.html", ""), write("strike.txt", STRIKE))
    assert outcome.code == 1
    assert [found["title"] for found in outcome.objects] == ["Strike"]
    (message,) = outcome.stderr.splitlines()
    assert "empty.html" in message


def test_dedup_gives_near_duplicates_one_cluster(sitrep, write):
    edited = AGENCY.replace("on Monday", "late on Monday").replace("Dozens", "Many")
    outcome = sitrep(
        "dedup",
        write("first.txt", AGENCY),
        write("strike.txt", STRIKE),
        write("copy.txt", "Sisters found alive\n\n" + edited),
        write("again.txt", AGENCY),
    )
    assert (outcome.code, outcome.stderr) == (0, "")
    assert outcome.objects == [
        {"doc_id": "first", "cluster": "first"},
        {"doc_id": "strike", "cluster": "strike"},
        {"doc_id": "copy", "cluster": "first"},
        {"doc_id": "again", "cluster": "first"},
    ]


def test_dedup_of_what_can_be_read_is_printed_still(sitrep, write, tmp_path):
    outcome = sitrep("dedup", write("a.txt", AGENCY), tmp_path / "gone.txt")
    assert outcome.code == 1
    assert outcome.objects == [{"doc_id": "a", "cluster": "a"}]
    assert "gone.txt" in outcome.stderr
