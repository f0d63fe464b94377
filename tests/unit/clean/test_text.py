"""A raw text becomes the text that every offset refers to."""

from pathlib import Path

import pytest

from sitrep.clean.text import clean_paragraphs, clean_text

SEED = Path(__file__).parents[4] / "shared" / "seed" / "article.txt"


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


def test_a_dateline_may_stand_behind_a_summary():
    found = clean_paragraphs(["Crews came from many lands", "KYIV - The dead are 12."], title=None)
    assert (found.dateline, found.text) == (
        "KYIV", "Crews came from many lands\n\nThe dead are 12.",
    )  # fmt: skip
