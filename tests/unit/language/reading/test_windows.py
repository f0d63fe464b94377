import pytest
import spacy

from sitrep.language.reading.windows import doc_windows
from sitrep.language.reading.word_pieces import MAX_PIECES, WordPieces

NLP = spacy.blank("en")
# Every letter is a piece: words of eight letters and more have eight.
LETTERS = "abcdefghijklmnopqrstuvwxyz."
PIECES = WordPieces(["[UNK]", "[CLS]", "[SEP]", *LETTERS, *(f"##{letter}" for letter in LETTERS)])


def windows(text, wanted=8):
    return list(doc_windows(NLP.make_doc(text), PIECES, wanted))


def test_windows_hold_all_words_but_white_space_once():
    text = "One two.\n\n  Three four. Five six seven.\nEight nine ten eleven. " * 5
    doc = NLP.make_doc(text)
    tokens = [i for window in windows(text) for i in window.tokens]
    assert tokens == [token.i for token in doc if not token.is_space]


def test_a_window_ends_where_a_paragraph_ends():
    found = windows("One two three four.\n\nFive six seven eight.")
    assert [window.words[0] for window in found] == ["One", "Five"]
    assert found[1].starts[0] is True


def test_a_long_paragraph_is_cut_after_a_sentence():
    found = windows("One two three. Four five six. Seven eight nine.")
    assert [window.words[-1] for window in found] == [".", "."]


def test_a_long_sentence_stays_whole():
    found = windows("One " + "and two " * 30 + "ended. Three began.")
    assert [window.words[0] for window in found] == ["One", "Three"]


def test_a_text_without_marks_is_cut_where_the_encoder_is_full():
    found = windows("shelling " * 300)
    assert len(found[0].words) == (MAX_PIECES - 2) // 8
    assert sum(len(window.words) for window in found) == 300


def test_borders_that_are_given_are_handed_on():
    doc = NLP.make_doc("One two three")
    doc[1].is_sent_start = True
    doc[2].is_sent_start = False
    (window,) = doc_windows(doc, PIECES, 8)
    assert window.starts[1:] == [True, False]


@pytest.mark.parametrize("text", ["", " \n "])
def test_a_text_without_words_has_no_windows(text):
    assert windows(text) == []
