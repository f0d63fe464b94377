import pytest

from sitrep.language.reading.lemma_rules import apply_lemma_rule, lemma_rule


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("troops", "troop"), ("Troops", "troop"), ("was", "be"), ("n't", "not"), ("KYIV", "Kyiv"),
        ("Kyiv", "Kyiv"), ("I", "I"), ("U.S.", "U.S."), ("better", "good"), ("Fled", "flee"),
        ("NATO", "NATO"), ("İstanbul", "İstanbul"), ("’s", "be"), ("a", "a"),
    ],
)  # fmt: skip
def test_the_rule_of_a_word_makes_its_lemma(word, lemma):
    assert apply_lemma_rule(word, lemma_rule(word, lemma)) == lemma


def test_words_of_one_kind_share_a_rule():
    assert lemma_rule("shelled", "shell") == lemma_rule("Bombed", "bomb").replace("l", "k", 1)
    assert lemma_rule("cities", "city") == lemma_rule("armies", "army")


def test_a_rule_that_needs_more_letters_makes_nothing():
    assert apply_lemma_rule("a", "k3|be") is None
    assert apply_lemma_rule("is", "k2|") is None
