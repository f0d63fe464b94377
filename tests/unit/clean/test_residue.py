"""What is not the story is taken out; the story is not."""

import pytest

from sitrep.clean.residue import load_residue, remove_residue

EXAMPLES = [(pattern, line) for pattern in load_residue() for line in pattern.examples]
KEEPS = [line for pattern in load_residue() for line in pattern.keeps]


@pytest.mark.parametrize(
    ("pattern", "line"), EXAMPLES, ids=lambda value: getattr(value, "name", "")
)
def test_each_pattern_fits_its_examples(pattern, line):
    rest, count = pattern.cut(line)
    assert count >= 1
    assert pattern.where != "line" or rest == ""


@pytest.mark.parametrize("line", KEEPS)
def test_no_pattern_touches_what_must_stay(line):
    assert remove_residue([line]) == ([line], 0)


@pytest.mark.parametrize(
    "sentence",
    [
        "Source: the ministry said three soldiers were killed near Izium.",
        "More than 30 settlements have been taken back, he said.",
        "Follow-up talks will be held in Geneva on Monday.",
        "The photo by the drone shows a destroyed bridge.",
        "Sign language interpreters were sent to the camps.",
        "He told reporters to read more about the treaty before they judged it.",
        "Editing by hand, the clerks struck 40 names from the list, the court heard.",
        "The president said: follow us to victory.",
        "Twitter was blocked in the capital, residents said.",
        "By Monday, the army had reached the river.",
        "Related violence killed 12 people in the north, police said.",
        "Watch towers were burnt: two guards died.",
        "Reporting by the UN found that 300 villages had been burnt.",
        "An advertisement for the rally was torn down by police.",
        "Share of the vote: 50.9 per cent for Lula, the court said.",
        "The story was first told by a shepherd.",
        "Copyright fees were at the heart of the strike.",
        "“Subscribe to no promise of theirs,” the minister said.",
    ],
)
def test_news_sentences_stay(sentence):
    assert remove_residue([sentence]) == ([sentence], 0)
