import pytest

from benchmarks.coder_gold import FOLDER, HALVES, load_half, main
from builders.gold import WHOLE


def test_the_shipped_gold_files_are_right():
    for half in HALVES:
        load_half(half)


def test_no_document_is_in_both_halves():
    names = [{path.stem for path in (FOLDER / half).glob("*.toml")} for half in HALVES]
    assert not names[0] & names[1]


def test_right_files_are_counted(tmp_path, capsys):
    (tmp_path / "small.toml").write_text(WHOLE, encoding="utf-8")
    assert main([str(tmp_path)]) == 0
    assert "1 documents" in (said := capsys.readouterr().out)
    assert "1 events, 0 optional events, 1 types, 1 claimed, 1 quotations, 3 names" in said


def test_wrong_files_are_told_with_their_name(tmp_path, capsys):
    path = tmp_path / "small.toml"
    path.write_text(WHOLE.replace('trigger = "shelled"', 'trigger = "hit"'), encoding="utf-8")
    assert main([str(path), "--show"]) == 1
    said = capsys.readouterr().out
    assert f"{path}: line " in said
    assert "'hit' does not stand in the text" in said
    assert "1 of 1 files need a look." in said


def test_a_half_with_a_wrong_file_is_not_scored(tmp_path):
    (tmp_path / "dev").mkdir()
    (tmp_path / "dev" / "bad.toml").write_text("text = 1", encoding="utf-8")
    with pytest.raises(ValueError, match=r"bad\.toml: line 1: title is missing"):
        load_half("dev", tmp_path)
