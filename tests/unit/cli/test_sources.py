"""``sitrep sources``: the outlets, one JSON object a line."""

import pytest

OWN_LIST = """
[[sources]]
id = "steppe-courier"
name = "Steppe Courier"
kind = "folder"
path = "pages"
country = "UKR"
"""


def test_the_shipped_sources_are_listed(sitrep):
    outcome = sitrep("sources", "list")
    assert outcome.code == 0
    ids = [source["source_id"] for source in outcome.objects]
    assert ids
    assert len(ids) == len(set(ids))


def test_a_list_that_is_not_there_is_an_error(sitrep, tmp_path):
    outcome = sitrep("sources", "list", "--file", tmp_path / "gone.toml")
    assert (outcome.code, outcome.stdout) == (1, "")
    assert "gone.toml" in outcome.stderr


@pytest.mark.parametrize("command", [["fetch"], ["sources", "check"]])
def test_an_unknown_source_is_an_error(sitrep, command):
    outcome = sitrep(*command, "no-such-outlet")
    assert (outcome.code, outcome.stdout) == (1, "")
    assert "no-such-outlet" in outcome.stderr
