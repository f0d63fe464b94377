"""The command line as a whole: help, version, wrong use, and errors we know."""

import sitrep as package

COMMANDS = (
    "ingest",
    "fetch",
    "clean",
    "extract",
    "explain",
    "dedup",
    "load",
    "link",
    "rejections",
    "replay",
    "report",
    "db",
    "sources",
    "ontology",
)


def test_the_version_is_that_of_the_package(sitrep):
    outcome = sitrep("--version")
    assert (outcome.code, outcome.stdout) == (0, f"sitrep {package.__version__}\n")


def test_help_names_every_command(sitrep):
    outcome = sitrep("--help")
    assert outcome.code == 0
    for command in COMMANDS:
        assert command in outcome.stdout


def test_every_command_has_help(sitrep):
    for command in COMMANDS:
        outcome = sitrep(command, "-h")
        assert outcome.code == 0, command
        assert "Usage" in outcome.stdout, command


def test_wrong_use_is_exit_code_2_and_nothing_on_stdout(sitrep):
    for arguments in (["no-such-command"], ["clean"], ["extract", "--no-such-option", "a.txt"]):
        outcome = sitrep(*arguments)
        assert outcome.code == 2, arguments
        assert outcome.stdout == "", arguments
        assert outcome.stderr, arguments


def test_an_error_we_know_is_one_sentence_on_stderr(sitrep):
    outcome = sitrep("sources", "list", timeout_s="soon")
    assert (outcome.code, outcome.stdout) == (1, "")
    assert outcome.stderr.startswith("error: Settings not understood: SITREP_TIMEOUT_S")
    assert len(outcome.stderr.splitlines()) == 1


def test_the_program_runs_as_a_module(sitrep_process):
    outcome = sitrep_process("--version")
    assert (outcome.code, outcome.stdout) == (0, f"sitrep {package.__version__}\n")


def test_help_does_not_wait_for_the_language_pipeline(sitrep_process, tmp_path):
    assert sitrep_process("extract", "--help", home=tmp_path / "new").code == 0
    assert not (tmp_path / "new").exists()
