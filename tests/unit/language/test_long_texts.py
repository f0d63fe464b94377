"""Texts without end, and runs without white space: read so far, at a bounded cost."""

from time import process_time

import pytest

from sitrep.language.long_texts import BLOCK_CHARS, MAX_PIECES, MAX_RUN_CHARS, make_bounded_doc
from sitrep.language.pipelines import load_language

PARAGRAPH = (
    "Russian forces didn't shell Kupiansk on Sept. 5, the U.S. Army said; e.g. at 10 a.m. “We'll "
    "return,” the mayor's aide said.\n\n"
)


@pytest.fixture(scope="module")
def nlp():
    return load_language()


def test_a_text_of_ordinary_length_is_cut_into_words_as_ever(nlp):
    text = PARAGRAPH * 5
    doc = make_bounded_doc(nlp, text)
    assert doc.text == text
    assert [t.norm_ for t in doc] == [t.norm_ for t in nlp.make_doc(text)]


def test_a_long_text_has_the_same_words_as_in_one_piece(nlp):
    text = PARAGRAPH * (3 * BLOCK_CHARS // len(PARAGRAPH))
    doc = make_bounded_doc(nlp, text)
    assert doc.text == text
    whole = nlp.make_doc(text)
    assert [(t.text, t.norm_, t.whitespace_) for t in doc] == [
        (t.text, t.norm_, t.whitespace_) for t in whole
    ]
    assert not doc.has_annotation("SENT_START")


def test_a_text_without_end_is_read_to_the_end_of_a_paragraph(nlp):
    text = PARAGRAPH * 2_000
    doc = make_bounded_doc(nlp, text, max_pieces=5_000)
    assert text.startswith(doc.text)
    assert doc.text.endswith("\n\n")
    assert BLOCK_CHARS // 2 < len(doc.text) < 30_000


@pytest.mark.parametrize("text", ['"' * 1_000_000, "😀" * 1_000_000, "a/b?c=" * 200_000])
def test_a_run_without_white_space_is_cut_before_it_costs_too_much(nlp, text):
    began = process_time()
    doc = make_bounded_doc(nlp, text, max_pieces=2_000)
    assert process_time() - began < 3
    assert text.startswith(doc.text)
    assert 0 < len(doc.text) <= MAX_PIECES


def test_a_run_is_cut_only_where_it_is_long(nlp):
    address = "http://example.org/" + "a" * (MAX_RUN_CHARS - 40)
    doc = make_bounded_doc(nlp, f"See {address} for more.")
    assert address in [token.text for token in doc]


@pytest.mark.parametrize("text", ["", "a", " ", "\n" * 20_000, "\x00"])
def test_odd_texts_stay_as_they_are(nlp, text):
    assert make_bounded_doc(nlp, text).text == text
