import pytest

from sitrep.language.reading.word_pieces import (
    MAX_PIECES_PER_WORD,
    WordPieces,
    case_class,
    lower_case,
    title_case,
    upper_case,
)


@pytest.fixture
def pieces():
    letters = [*"abcdefghijklmnopqrstuvwxyz'\"", *(f"##{c}" for c in "abcdefghijklmnopqrstuvwxyz")]
    return WordPieces(["[PAD]", "[UNK]", "[CLS]", "[SEP]", *letters, "bridge"])


def test_every_word_has_a_first_piece_between_the_borders(pieces):
    encoded = pieces.encode(["Bridges", "in", "Kyiv"])
    assert len(encoded) == len(encoded.pieces) == len(encoded.cases)
    assert encoded.first == [1, 3, 5]
    assert encoded.cases == [0, 2, 2, 1, 1, 2, 2, 2, 2, 0]


def test_a_word_that_no_piece_spells_is_one_unknown_piece(pieces):
    assert pieces.pieces("ж") == (1,)
    assert pieces.pieces("\u200b") == pieces.pieces("战") == (1,)


def test_accents_do_not_matter(pieces):
    assert pieces.pieces("Çağlar") == pieces.pieces("Caglar")


def test_a_long_word_is_cut(pieces):
    assert len(pieces.pieces("x" * 99)) == MAX_PIECES_PER_WORD


@pytest.mark.parametrize(("curly", "plain"), [("“", '"'), ("’", "'"), ("don’t", "don't")])
def test_typographic_marks_mean_what_plain_ones_mean(pieces, curly, plain):
    assert pieces.pieces(curly) == pieces.pieces(plain)


@pytest.mark.parametrize(
    ("word", "expected"),
    [("town", 1), ("Kyiv", 2), ("A", 2), ("UN", 3), ("McKay", 4), ("3rd", 5), ("15", 5), ("%", 0),
     ("战", 0), ("T-72", 3)],
)  # fmt: skip
def test_capitals_are_told_by_class(word, expected):
    assert case_class(word) == expected


def test_a_text_can_lose_and_gain_its_capitals():
    classes = [case_class(word) for word in ("The", "UN", "left", "on", "5")]
    assert lower_case(classes) == [1, 1, 1, 1, 5]
    assert upper_case(classes) == [3, 3, 3, 3, 5]
    assert title_case(classes) == [2, 3, 2, 2, 5]
