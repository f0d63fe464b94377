"""``sitrep explain``: a list of events, or one of them with its reasons."""

import json
import re

import pytest

NEWS = (
    "Rockets hit Kharkiv\n\n"
    "Russian rockets hit a power station in Kharkiv on Friday, wounding at least 10 people, the "
    "mayor, Ihor Terekhov, said. The defence ministry in Moscow denied that its troops had shelled "
    "the village of Hroza. Rebels plan to capture the town of Sake, a spokesman for the Congolese "
    "army told reporters."
)


@pytest.fixture
def explain(sitrep, pipeline, monkeypatch, tmp_path):  # noqa: ARG001 (loads it)
    """Run ``sitrep explain`` on the news at 100 columns."""
    monkeypatch.setenv("COLUMNS", "100")
    path = tmp_path / "news.txt"
    path.write_text(NEWS)

    def run(*arguments, file=path, **options):
        return sitrep("explain", file, "--published-at", "2022-09-10", *arguments, **options)

    return run


def reasons(outcome):
    """Return what the table says of each field: value and reason in one line."""
    found, field = {}, None
    for line in outcome.stdout.splitlines():
        if line.startswith("  ") and line.strip():
            name, _, rest = line.strip().partition("  ")
            field = name if line[2] != " " else field
            found[field] = f"{found.get(field, '')} {rest if line[2] != ' ' else line.strip()}"
    return {field: " ".join(text.split()) for field, text in found.items()}


def test_without_a_number_the_events_are_listed_one_a_line(explain):
    outcome = explain()
    assert (outcome.code, outcome.stderr) == (0, "")
    title, *lines = outcome.stdout.splitlines()
    assert title == "Rockets hit Kharkiv"
    assert [line.split()[:2] for line in lines] == [
        ["1", "ASSAULT/heavy-weapons"],
        ["2", "ASSAULT/heavy-weapons"],
        ["3", "CONTROL/capture"],
    ]
    assert lines[1].endswith("denies")
    assert lines[2].endswith("planned")
    assert all(len(line) <= 100 for line in lines)


def test_the_sentence_has_its_parts_in_brackets_where_there_are_no_colours(explain):
    outcome = explain("--event", "1")
    assert outcome.code == 0
    text = " ".join(outcome.stdout.split())
    assert "[actor Russian rockets] [trigger hit] a [recipient power station]" in text
    assert "in [place Kharkiv] on [date Friday]" in text
    assert "[claimant Ihor Terekhov], [cue said]" in text
    assert "\x1b" not in outcome.stdout
    assert max(map(len, outcome.stdout.splitlines())) <= 100


def test_on_a_terminal_the_parts_are_coloured_and_the_colours_explained(explain, monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    outcome = explain("--event", "1")
    assert "\x1b[" in outcome.stdout
    assert "[actor" not in outcome.stdout
    plain = re.sub(r"\x1b\[[0-9;]*m", "", outcome.stdout)
    assert "Russian rockets hit a power station in Kharkiv" in plain
    assert "trigger  actor  recipient  place  date  quantity  claimant  cue" in plain


def test_the_picture_shows_the_way_from_the_cue_to_the_arguments(explain):
    lines = [" ".join(line.split()) for line in explain("--event", "2").stdout.splitlines()]
    assert "denied top of the sentence cue" in lines
    assert "├─ defence ministry subject claimant" in lines
    assert "└─ had shelled what is reported trigger" in lines
    assert "├─ troops subject actor" in lines


def test_every_field_has_its_reason(explain):
    found = reasons(explain("--event", "1"))
    assert found["type"] == (
        "ASSAULT trigger 'hit' (verb); befalls 'station', as it asks; "
        "'rockets' stands in its clause, as it asks"
    )
    assert found["actor"].startswith("Russian rockets (RUSMIL) subject of 'hit'")
    assert "weekday before publication" in found["date"]
    assert found["claim"] == "named (Ihor Terekhov) subject of 'said'; a person's name"
    assert found["quantity"].startswith("wounded: 10 to open, best 10 'at least 10': what 'wound'")
    assert re.match(r"0\.\d\d log-odds: start [-+]\d\.\d\d, ", found["confidence"])
    assert "sure trigger +" in found["confidence"]


def test_status_and_stance_name_the_words_that_made_them(explain):
    denied, planned = (reasons(explain("--event", number)) for number in (2, 3))
    assert denied["stance"] == "denies cue 'denied', a word of denial"
    assert planned["modality"] == "planned 'plan' makes it so"


def test_the_triggers_that_lost_are_told(explain):
    text = explain("--event", "1").stdout
    assert "other triggers" in text
    assert "asks for a certain" in text


def test_a_number_beyond_the_last_event_is_an_error(explain):
    outcome = explain("--event", "9")
    assert (outcome.code, outcome.stdout) == (1, "")
    assert outcome.stderr.endswith("news.txt has 3 events: there is no number 9.\n")


def test_numbers_run_on_over_the_documents_of_a_file(explain, tmp_path):
    lines = "\n".join(json.dumps({"title": name, "text": NEWS}) for name in ("One", "Two"))
    (tmp_path / "all.jsonl").write_text(lines)
    listed = explain(file=tmp_path / "all.jsonl")
    assert "  4  ASSAULT/heavy-weapons" in listed.stdout
    assert "Event 6: CONTROL/capture" in explain("--event", 6, file=tmp_path / "all.jsonl").stdout


def test_a_text_without_events_says_so(explain):
    outcome = explain(file="-", stdin="The weather was fine.")
    assert outcome.code == 0
    assert "No event was found." in outcome.stdout


def test_a_file_that_cannot_be_read_is_an_error(explain, tmp_path):
    outcome = explain(file=tmp_path / "gone.txt")
    assert outcome.code == 1
    assert outcome.stderr == f"error: {tmp_path / 'gone.txt'}: No such file or directory\n"
