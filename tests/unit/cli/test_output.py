"""JSON goes to stdout, a line each; messages go to stderr."""

import io
import json
import sys

from sitrep.cli.output import print_json, progress, say, tracked


def test_an_object_is_one_line_whatever_it_holds(capsys):
    value = {"text": "one\ntwo\u2028three", "name": "Харків 𝕏", "none": None, "n": 1.5}
    print_json(value)
    print_json({})
    out, err = capsys.readouterr()
    first, second = out.split("\n")[:-1]
    assert (json.loads(first), json.loads(second), err) == (value, {}, "")
    assert "Харків" in first


def test_a_message_goes_to_stderr(capsys):
    say("error: no such file")
    assert capsys.readouterr() == ("", "error: no such file\n")


def test_where_stderr_is_no_terminal_there_is_no_progress(capsys):
    assert list(tracked(range(3), "Counting", total=3)) == [0, 1, 2]
    assert capsys.readouterr() == ("", "")


def test_progress_is_shown_on_a_terminal_and_never_on_stdout(capsys, monkeypatch):
    class Terminal(io.StringIO):
        def isatty(self):
            return True

    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    with progress() as bar:
        assert list(bar.track(range(3), description="Counting")) == [0, 1, 2]
    assert "Counting" in screen.getvalue()
    assert capsys.readouterr().out == ""
