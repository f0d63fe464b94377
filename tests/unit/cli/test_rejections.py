"""``sitrep rejections`` and ``sitrep replay``: wrong use, and a warehouse that is not there."""

import pytest

both = pytest.mark.parametrize("command", ["rejections", "replay"])


@both
@pytest.mark.parametrize("options", [["--since", "yesterday"], ["--limit", "0"], ["stub.html"]])
def test_wrong_use_is_exit_code_2(sitrep, command, options):
    outcome = sitrep(command, *options)
    assert (outcome.code, outcome.stdout) == (2, "")
    assert "Usage" in outcome.stderr


@both
def test_a_warehouse_that_does_not_answer_is_an_error(sitrep, command):
    nowhere = "postgresql://reader@127.0.0.1:1/nowhere"
    outcome = sitrep(command, warehouse_url=nowhere)
    assert (outcome.code, outcome.stdout) == (1, "")
    assert outcome.stderr.startswith("error: No warehouse at postgresql+psycopg://reader@127.0.0.1")
