"""What makes a copy, and what only looks like one."""

import pytest

from sitrep.near_duplicates.similarity import fingerprint_of, is_near

WORDS = [f"word{n}" for n in range(200)]
STORY = " ".join(WORDS)


def near(one: str, other: str) -> bool:
    forth, back = (
        is_near(fingerprint_of(a), fingerprint_of(b)) for a, b in ((one, other), (other, one))
    )
    assert forth == back
    return forth


def told(*words: str) -> str:
    return " ".join(words)


@pytest.mark.parametrize(
    ("copy", "expected"),
    [
        (STORY, True),
        (STORY.upper(), True),
        (told(*WORDS[:60]), True),
        (told(*WORDS[:30]), False),
        (told(*WORDS[:50], *WORDS[150:]), True),
        (told(*WORDS[100:], *WORDS[:100]), True),
        (told("our", "own", "new", "lead", *WORDS[5:60]), True),
        (told(*(f"own{n}" for n in range(60)), *WORDS), True),
        (told(*(w if n % 9 else "new" for n, w in enumerate(WORDS))), True),
        (told(*(w if n % 3 else "new" for n, w in enumerate(WORDS))), False),
        (told(*WORDS[140:]), False),
        (told(*(f"own{n}" for n in range(200))), False),
        ("", False),
        ("word1 word2", False),
    ],
)
def test_copies(copy, expected):
    assert near(STORY, copy) is expected


def test_texts_without_words_are_near_to_none():
    assert not near("", "")
    assert not near("…", " \n")


def test_reports_of_two_days_are_told_apart_by_their_numbers():
    report = " ".join(f"In sector {{}} there were {{}} attacks near village{n}." for n in range(6))
    monday, tuesday = (report.format(*range(start, start + 12)) for start in (10, 30))
    assert not near(monday, tuesday)
    assert near(monday, monday.replace("village", "town"))


def test_a_copy_may_leave_numbers_out_or_correct_one():
    told = " ".join(WORDS[:80]) + " 12 dead, 45 hurt, 300 fled, 7.5 km"
    assert near(told, told.replace("12 dead", "14 dead"))
    assert near(told, " ".join(WORDS[:80]))
