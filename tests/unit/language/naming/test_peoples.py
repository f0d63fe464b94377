"""Peoples, faiths and camps."""

import pytest

from sitrep.errors import KnowledgeError
from sitrep.language.naming.peoples import load_peoples, parse_peoples

_FILE = """
peoples = "Hutu, Pashtun, Karen"
faiths = "Druze/=, Tory/Tories"
camps = "Maoist"
doubtful = "Karen"
"""


def test_the_lists_are_long():
    peoples = load_peoples()
    assert len(peoples.sure) > 500
    assert {"hutu", "tutsis", "druze", "tuareg", "igbo", "rohingya", "alawite"} <= peoples.sure
    assert "karen" in peoples.doubtful
    assert not peoples.sure & peoples.doubtful


def test_plurals_count_where_there_are_any():
    peoples = parse_peoples(_FILE)
    assert {"hutus", "tories", "druze"} <= peoples.sure
    assert "druzes" not in peoples.sure
    assert peoples.doubtful == {"karen", "karens"}


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("peoples =", "Invalid"),
        (_FILE.replace("camps", "sides"), "the lists must be"),
        (_FILE.replace('doubtful = "Karen"', 'doubtful = "Mon"'), "'Mon' stands in no other list"),
    ],
)
def test_a_broken_file_is_told(text, problem):
    with pytest.raises(KnowledgeError, match=problem):
        parse_peoples(text)
