import pytest

from local_stack import __main__ as program
from local_stack.state_folder import StackError


def fail_with(error):
    def command(_):
        raise error

    return command, "fails"


@pytest.mark.parametrize(
    ("error", "said", "code"),
    [
        (StackError("The disk is full."), "The disk is full.\n", 1),
        (KeyboardInterrupt(), "Stopped.\n", 130),
    ],
)
def test_what_stands_in_the_way_is_one_sentence(monkeypatch, capsys, error, said, code):
    monkeypatch.setitem(program.COMMANDS, "status", fail_with(error))
    assert program.main(["status"]) == code
    assert capsys.readouterr().err == said


def test_what_nobody_foresaw_is_one_sentence_and_a_log(monkeypatch, capsys, tmp_path):
    monkeypatch.setenv("SITREP_HOME", str(tmp_path))
    (tmp_path / "logs").mkdir()
    monkeypatch.setitem(program.COMMANDS, "status", fail_with(LookupError("no such thing\nat all")))
    assert program.main(["status"]) == 1
    log = tmp_path / "logs" / "unexpected.log"
    assert capsys.readouterr().err == f"Unexpected LookupError: no such thing (log: {log})\n"
    assert "Traceback" in log.read_text()


@pytest.mark.parametrize("arguments", [[], ["fly"], ["up", "--fast"]])
def test_wrong_usage_is_exit_code_2(arguments):
    with pytest.raises(SystemExit) as stopped:
        program.main(arguments)
    assert stopped.value.code == 2
