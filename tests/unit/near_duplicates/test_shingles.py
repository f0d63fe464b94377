"""Runs of three words, in any script."""

import pytest

from sitrep.near_duplicates.shingles import shingles_of, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He said: “No!” — 1,204 times.", ["he", "said", "no", "1", "204", "times"]),
        ("ΚΥΡΙΑΚΉ STRASSE", ["κυριακή", "strasse"]),
        ("港口工人 strike", ["港", "口", "工", "人", "strike"]),
        ("カナ", ["カ", "ナ"]),
        ("हिन्दी में", ["हिन्दी", "में"]),
        ("ไทย", ["ไ", "ท", "ย"]),
        ("항구 노동자", ["항구", "노동자"]),
        ("\n—…\n", []),
    ],
)
def test_words(text, words):
    assert words_of(text) == words


@pytest.mark.parametrize(("words", "runs"), [(0, 0), (1, 0), (2, 0), (3, 1), (10, 8)])
def test_there_is_one_number_for_each_run(words, runs):
    found = shingles_of(" ".join(f"w{n}" for n in range(words)))
    assert len(found) == len(set(found.tolist())) == runs


def test_the_order_of_words_counts_and_case_and_marks_do_not():
    assert shingles_of("one two three").tolist() == shingles_of("One, two: THREE!").tolist()
    orders = ("one two three", "two one three", "one three two", "three two one")
    assert len({int(shingles_of(order)[0]) for order in orders}) == 4


def test_the_numbers_never_change():
    assert shingles_of("troops captured the town").tolist() == [
        12178882699652593678,
        12365595771775094704,
    ]
