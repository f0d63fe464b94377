"""Borders are told from the model's probabilities and the marks around a word."""

import numpy as np
import pytest
import spacy

from sitrep.language.reading.sentence_borders import MAX_SENTENCE_WORDS, sentence_starts

NLP = spacy.blank("en")


def starts(text, known=None, **likely):
    """Return the words that begin a sentence; ``likely`` gives words' probabilities."""
    doc = NLP.make_doc(text)
    chances = np.array([likely.get(token.text, 0.001) for token in doc], np.float32)
    found = sentence_starts(
        [token.text for token in doc],
        [bool(token.whitespace_) for token in doc],
        known or [None] * len(doc),
        chances,
    )
    return [doc[i].text for i in found]


def test_a_likely_border_is_one_without_any_mark():
    assert starts("Talks failed fighting resumed", fighting=0.9) == ["Talks", "fighting"]


@pytest.mark.parametrize("mark", [".", "?", "!", "…"])
def test_after_a_full_stop_little_is_needed(mark):
    assert starts(f"Talks failed{mark} Fighting resumed.", Fighting=0.05) == ["Talks", "Fighting"]
    assert starts(f"Talks failed{mark} fighting resumed.", fighting=0.05) == ["Talks"]


def test_an_abbreviation_may_end_a_sentence():
    assert starts("They left the U.S. The army stayed.", The=0.02) == ["They", "The"]
    assert starts("They met Gen. Park there.", Park=0.001) == ["They"]


def test_a_sentence_begins_with_its_opening_mark():
    assert starts("He left. “We lost,” he said.", We=0.9) == ["He", "“"]
    assert starts('He left. "We lost," he said.', We=0.9) == ["He", '"']


def test_a_sentence_ends_with_its_closing_mark():
    assert starts("“We lost.” He left.", **{"”": 0.9, "He": 0.9}) == ["“", "He"]


@pytest.mark.parametrize("sign", ["=", "?", "*", "_"])
def test_a_row_of_signs_is_never_cut(sign):
    assert starts(f"Notice {sign * 9} ends", **{sign: 0.3})[1:] == []


def test_a_number_after_no_begins_nothing():
    assert starts("Held in Court No. 3 today", **{"No": 0.8, "3": 0.9, ".": 0.4}) == ["Held"]


def test_what_is_known_is_kept():
    known = [True, False, True, None]
    assert starts("A B C D", known, B=0.99, C=0.0) == ["A", "C"]


def test_an_endless_sentence_is_cut():
    found = starts("word " * (2 * MAX_SENTENCE_WORDS + 10))
    assert len(found) == 3
