"""Names are spans and tags: one is made from the other."""

from training.mentions import mentions, tags_of


def test_mentions_are_runs_of_one_name():
    found = mentions(["B-GPE", "B-GPE", None, "B-ORG", "I-ORG", "O"])
    assert list(found) == [(0, 1, "GPE"), (1, 2, "GPE"), (3, 5, "ORG")]


def test_tags_keep_what_is_masked_and_forget_old_names():
    before = ["B-ORG", "I-ORG", None, "O?", "O"]
    assert tags_of([(0, 1, "GPE")], before) == ["B-GPE", "O", None, "O?", "O"]


def test_tags_give_back_the_mentions():
    names = ["B-GPE", "B-GPE", None, "B-ORG", "I-ORG", "O"]
    assert tags_of(mentions(names), names) == names
