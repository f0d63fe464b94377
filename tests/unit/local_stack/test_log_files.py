from local_stack.log_files import error_lines, keep_former, last_error, last_words

TRACEBACK = """\
2026-11-20T05:00:00.1Z [info     ] Task started [task] loc=a.py:1
Traceback (most recent call last):
  File "dags/a.py", line 3, in fetch
    raise SourceError("down")
sitrep.errors.SourceError: down
2026-11-20T05:00:01.2Z [info     ] Pushing xcom [task] loc=b.py:9
"""


def test_the_exception_is_found_among_what_follows_it():
    assert last_error(TRACEBACK) == "sitrep.errors.SourceError: down"
    assert error_lines(TRACEBACK, 2) == [
        '    raise SourceError("down")',
        "sitrep.errors.SourceError: down",
    ]


def test_a_structured_error_gives_what_happened():
    text = "2026-11-20T05:00:00Z [error    ] Port in use [airflow.api] loc=a.py:1 port=80\nbye\n"
    assert last_error(text) == "Port in use"


def test_a_log_without_an_error_has_last_words_at_most():
    text = "2026-11-20T05:00:00Z [info     ] All is well [a] loc=a.py:1\n"
    assert last_error(text) == ""
    assert last_words(text).startswith("2026-11-20")
    assert last_words("") == "it said nothing"


def test_the_former_log_is_kept_beside(tmp_path):
    log = tmp_path / "logs" / "demo.log"
    keep_former(log).write_text("first")
    keep_former(log).write_text("second")
    assert (tmp_path / "logs" / "demo.log.1").read_text() == "first"
