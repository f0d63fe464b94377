"""Texts that are nearly the same share a value of their signatures."""

import random

import pytest

from sitrep.near_duplicates.shingles import shingles_of
from sitrep.near_duplicates.signature import BANDS, chance_to_meet, signature_of

PARAGRAPHS = [" ".join(f"p{n}w{k}" for k in range(40)) for n in range(6)]
STORY = "\n\n".join(PARAGRAPHS)


def met(one: str, other: str) -> int:
    return len(set(signature_of(one)) & set(signature_of(other)))


def test_a_signature_is_short_sorted_and_fits_an_integer():
    signature = signature_of(STORY)
    assert len(signature) == BANDS + 3
    assert signature == sorted(set(signature))
    assert all(-(2**31) <= value < 2**31 for value in signature)


def test_a_signature_never_changes():
    assert signature_of(" ".join(f"w{n}" for n in range(60)))[:3] == [
        -2027997683,
        -1873458425,
        -1715093996,
    ]


@pytest.mark.parametrize("text", ["", " \n", "Kupiansk", "one two three " * 50, "-" * 500])
def test_a_text_that_says_little_has_no_signature(text):
    assert signature_of(text) == []


def test_case_and_punctuation_do_not_matter():
    assert signature_of(STORY.upper().replace(" ", ", ")) == signature_of(STORY)


def test_a_copy_of_the_first_paragraphs_is_met_however_long_the_text():
    rest = "\n\n".join(" ".join(f"r{n}w{k}" for k in range(40)) for n in range(100))
    assert met(f"{STORY}\n\n{rest}", "\n\n".join(PARAGRAPHS[:3])) >= 3


def test_a_changed_word_in_each_lead_does_not_hide_a_copy():
    edited = "\n\n".join(f"New {paragraph}" for paragraph in PARAGRAPHS)
    assert met(STORY, edited) > 3


def test_other_texts_are_not_met():
    assert met(STORY, " ".join(f"other{n}" for n in range(240))) == 0


def test_lines_of_dashes_are_no_paragraphs():
    rule = "-" * 100
    assert met(f"{rule}\n{STORY}", rule + "\n" + " ".join(f"other{n}" for n in range(240))) == 0


@pytest.mark.parametrize("similarity", [0.2, 0.35, 0.5, 0.7])
def test_bands_meet_as_often_as_they_should(similarity):
    chance = random.Random(7)
    tries = 150
    shared = 0
    for _ in range(tries):
        one, other = _pair(chance, similarity)
        shared += met(one, other) > 0
    assert shared / tries == pytest.approx(chance_to_meet(similarity), abs=0.12)


def _pair(chance: random.Random, similarity: float) -> tuple[str, str]:
    """Return two texts of short lines, so that bands alone count, of a Jaccard similarity."""
    lines = 300
    same = round(2 * similarity / (1 + similarity) * lines)
    common = [_line(chance) for _ in range(same)]
    pair = [common + [_line(chance) for _ in range(lines - same)] for _ in range(2)]
    one, other = ("\n".join(text) for text in pair)
    # Runs of three words reach over the ends of lines: those at the border differ.
    assert set(shingles_of(one).tolist()) & set(shingles_of(other).tolist())
    return one, other


def _line(chance: random.Random) -> str:
    return " ".join(f"w{chance.randrange(10**9)}" for _ in range(3))
