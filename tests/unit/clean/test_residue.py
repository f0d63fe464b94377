"""What is not the story is taken out; the story is not."""

from pathlib import Path

import pytest

from sitrep.clean.residue import clean_text, load_residue, remove_residue

SEED = Path(__file__).parents[4] / "shared" / "seed" / "article.txt"

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


def test_a_republished_text_is_freed():
    raw = (
        "Army reaches the river\n[ad_1]\nKYIV, Sept 9 (Delta Wire) - Troops reached the Oskil.\n"
        "Read more: The river in maps\nPhoto: Jan Verbeek/Delta Wire\n"
        "“We stay,” a soldier said. (Reporting by Helen Marlowe; Editing by Oliver Stanton)\n"
        "[ad_2]\nSource link"
    )
    cleaned = clean_text(raw)
    assert cleaned.title == "Army reaches the river"
    assert cleaned.dateline == "KYIV, Sept 9 (Delta Wire)"
    assert cleaned.text == "Troops reached the Oskil.\n\n“We stay,” a soldier said."
    assert cleaned.removed == 6


def test_markers_inside_a_line_go_too():
    cleaned = clean_text("[ad_1] Troops reached the Oskil on Friday. [ad_2] Source link")
    assert (cleaned.text, cleaned.removed) == ("Troops reached the Oskil on Friday.", 3)


@pytest.mark.parametrize(
    ("raw", "title", "text"),
    [
        ("Title\n\nOne.\nTwo.", "Title", "One.\n\nTwo."),
        ("Title\n[ad_1]\nOne.", "Title", "One."),
        ("One.\nTwo.", None, "One.\n\nTwo."),
        ("Only a line", None, "Only a line"),
        ("Title\n\nTitle\n\nOne.", "Title", "One."),
        ("\ufeffTitle\r\n\r\nOne.\r\n\r\n\r\nTwo.\r\n", "Title", "One.\n\nTwo."),
        ("", None, ""),
        ("\n\n  \n", None, ""),
        ("Source link", None, ""),
    ],
)
def test_where_the_title_ends(raw, title, text):
    cleaned = clean_text(raw)
    assert (cleaned.title, cleaned.text) == (title, text)


def test_a_first_paragraph_is_no_title():
    lead = (
        "The army said on Friday that it had reached the river after three days of fighting. " * 2
    )
    assert clean_text(f"{lead.strip()}\n\nIt gave no details.").title is None


def test_wrapped_lines_are_joined():
    raw = (
        "Title\n\n"
        "The army said on Friday that it had reached the river after three days of\n"
        "fighting in the hills, and that the bridge, which was built in 1956, had been\n"
        "found intact.\n\n"
        "A spokesman for the other side denied it and said that the bridge was gone, and\n"
        "that the army was lying."
    )
    first, second = clean_text(raw).text.split("\n\n")
    assert "days of fighting in the hills" in first
    assert second.endswith("gone, and that the army was lying.")


@pytest.mark.skipif(not SEED.exists(), reason="the article lies beside the project")
def test_the_article_that_began_it_all():
    raw = SEED.read_text(encoding="utf-8")
    cleaned = clean_text(raw)
    assert cleaned.title == raw.split("\n")[0]
    assert cleaned.removed == 3
    assert "[ad_" not in cleaned.text
    assert "Source link" not in cleaned.text
    story = [line for line in raw.split("\n")[2:-2] if line]
    assert cleaned.text.split("\n\n") == story
