import pytest

from benchmarks.gold_anchors import find_words, fold_text, gap, occurrences
from benchmarks.gold_documents import GoldError, GoldSpan

TEXT = "The army said he fled. The army denied that the strikes, the strikes of June, hit it."


def test_single_line_breaks_become_blanks_and_paragraphs_stay_apart():
    assert fold_text("\nOne\ntwo.\n\n\nThree\n  four.\n") == "One two.\n\nThree four."


def test_words_are_whole_words():
    assert [span.start for span in occurrences(TEXT, "he")] == [TEXT.index("he fled")]
    assert occurrences("U.S. troops", "U.S.") == [GoldSpan(0, 4, "U.S.")]


def test_a_trigger_is_the_first_occurrence_or_the_numbered_one():
    assert find_words(TEXT, "strikes").start == TEXT.index("strikes")
    assert find_words(TEXT, "strikes#2").start == TEXT.rindex("strikes")


def test_other_words_are_those_nearest_to_the_trigger():
    denied = find_words(TEXT, "denied")
    assert find_words(TEXT, "army", near=denied).start == TEXT.rindex("army")
    assert find_words(TEXT, "army#1", near=denied).start == TEXT.index("army")


@pytest.mark.parametrize(
    ("anchor", "message"),
    [
        ("tanks", "'tanks' does not stand in the text"),
        ("The Army", r"does not stand in the text \(but 'The army' does\)"),
        ("strike", "does not stand in the text as whole words"),
        ("strikes#3", "'strikes' stands in the text 2 times, not 3"),
        ("  ", "words are missing"),
    ],
)
def test_words_that_are_not_there_are_told(anchor, message):
    with pytest.raises(GoldError, match=message):
        find_words(TEXT, anchor)


def test_the_gap_of_spans_that_touch_is_nothing():
    assert gap(GoldSpan(0, 3, ""), GoldSpan(3, 5, "")) == 0
    assert gap(GoldSpan(9, 12, ""), GoldSpan(3, 5, "")) == 4
