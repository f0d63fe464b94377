import pytest

from benchmarks.coder import comparison, error_lines, main
from benchmarks.coder_scores import score_documents
from benchmarks.gold_reader import read_gold
from builders.gold import EVENT, HEAD, coded, coded_event


@pytest.fixture
def sheet():
    document = read_gold(HEAD + EVENT, name="small").document
    return score_documents([(document, coded(coded_event("Talks", "CONSULT")))])


def test_errors_of_the_test_half_are_not_shown(capsys):
    with pytest.raises(SystemExit):
        main(["--half", "test", "--errors"])
    assert "the test half is only scored" in capsys.readouterr().err


def test_a_wrong_gold_set_is_told(tmp_path, capsys):
    (tmp_path / "dev").mkdir()
    (tmp_path / "dev" / "bad.toml").write_text("text = 1", encoding="utf-8")
    with pytest.raises(SystemExit):
        main(["--gold", str(tmp_path)])
    assert "bad.toml: line 1: title is missing" in capsys.readouterr().err


def test_the_table_has_a_column_for_each_coder_and_can_show_one_part(sheet):
    whole = comparison({"coder": sheet, "keywords": sheet})
    assert [column.header for column in whole.columns][-2:] == ["coder", "keywords"]
    types = comparison({"coder": sheet}, only="types")
    assert list(types.columns[1].cells) == ["ASSAULT", "CONSULT", "mean of the types' F"]


def test_errors_are_listed_by_part_with_their_sentence(sheet):
    lines = list(error_lines(sheet, "events"))
    assert lines[0] == "== events: 2 =="
    assert lines[1] == "false CONSULT | small: [Talks] will be held."
    assert lines[2].startswith("missed ASSAULT/heavy-weapons | small: Russian forces [shelled]")
