import numpy as np
import pytest

from sitrep.language.reading.name_decoding import Name, NameDecoder

LABELS = ["O", "B-PERSON", "I-PERSON", "B-GPE", "I-GPE"]
DECODER = NameDecoder(LABELS)


def decode(*tags, doubt=0.1):
    rows = np.full((len(tags), len(LABELS)), doubt / (len(LABELS) - 1), np.float32)
    for row, tag in enumerate(tags):
        rows[row, LABELS.index(tag)] = 1 - doubt
    return [(name.start, name.end, name.label) for name in DECODER.decode(rows)]


def test_no_words_have_no_names():
    assert DECODER.decode(np.zeros((0, 5), np.float32)) == []


def test_names_are_runs_of_words():
    found = decode("B-PERSON", "I-PERSON", "O", "B-GPE")
    assert found == [(0, 2, "PERSON"), (3, 4, "GPE")]


def test_a_name_may_end_with_the_text():
    assert decode("O", "B-GPE", "I-GPE") == [(1, 3, "GPE")]


def test_two_names_of_one_kind_may_touch():
    assert decode("B-PERSON", "B-PERSON") == [(0, 1, "PERSON"), (1, 2, "PERSON")]


def test_a_name_without_a_beginning_still_counts():
    assert decode("O", "I-GPE", "I-GPE", "O") == [(1, 3, "GPE")]


def test_one_doubtful_word_does_not_cut_a_name_in_two():
    rows = np.array([[0, 0.9, 0.1, 0, 0], [0, 0, 0.45, 0.5, 0.05], [0, 0, 0.9, 0, 0.1]], np.float32)
    assert [(n.start, n.end, n.label) for n in DECODER.decode(rows)] == [
        (0, 1, "PERSON"), (1, 3, "PERSON"),
    ]  # fmt: skip
    rows[1] = [0, 0.05, 0.5, 0.45, 0]
    assert [(n.start, n.end, n.label) for n in DECODER.decode(rows)] == [(0, 3, "PERSON")]


def test_the_score_is_the_mean_of_its_words():
    rows = np.array([[0.2, 0.8, 0, 0, 0], [0.4, 0, 0.6, 0, 0]], np.float32)
    (name,) = DECODER.decode(rows)
    assert name == Name(0, 2, "PERSON", pytest.approx(0.7))


def test_names_of_the_kind_that_is_dropped_are_left_out():
    rows = np.array([[0.1, 0.2, 0, 0.7, 0], [0.1, 0, 0.1, 0, 0.8], [0.1, 0.9, 0, 0, 0]], np.float32)
    decoder = NameDecoder(["O", "B-PERSON", "I-PERSON", "B-MISC", "I-MISC"])
    assert [(name.start, name.end, name.label) for name in decoder.decode(rows)] == [
        (2, 3, "PERSON")
    ]


@pytest.mark.parametrize("labels", [["B-PERSON", "O"], ["O", "I-PERSON", "B-PERSON"]])
def test_labels_in_another_order_are_refused(labels):
    with pytest.raises(ValueError, match=r"[Ll]abel"):
        NameDecoder(labels)
