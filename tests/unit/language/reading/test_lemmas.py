import pytest

from sitrep.language.reading.lemmas import Lemmatiser

RULES = ["k0|", "k1|", "k2|", "k3|y", "k2|e", "l0|", "l1|", "k1|n", "k3|ght"]
LEMMATISER = Lemmatiser(RULES)


def lemma(word, upos, *rules):
    return LEMMATISER.lemma(word, upos, tuple(RULES.index(rule) for rule in rules))


def test_the_models_choice_stands_where_the_dictionary_knows_it():
    assert lemma("killed", "VERB", "k2|", "k1|") == "kill"


@pytest.mark.parametrize(
    ("word", "upos", "rules", "expected"),
    [
        ("killed", "VERB", ["k1|", "k2|"], "kill"),
        ("companies", "NOUN", ["k1|", "k3|y"], "company"),
        ("fought", "VERB", ["k2|"], "fight"),
    ],
)
def test_a_lemma_that_is_no_word_gives_way_to_the_dictionarys(word, upos, rules, expected):
    assert lemma(word, upos, *rules) == expected


def test_a_word_that_is_its_own_lemma_for_the_model_stays():
    assert lemma("wounded", "NOUN", "k0|") == "wounded"


@pytest.mark.parametrize(
    ("word", "upos", "expected"),
    [("The", "DET", "the"), ("i", "PRON", "I"), ("Job", "NOUN", "job"), ("NGO", "NOUN", "NGO"),
     ("Russian", "ADJ", "Russian"), ("Kyiv", "PROPN", "Kyiv")],
)  # fmt: skip
def test_only_names_and_their_adjectives_keep_capitals(word, upos, expected):
    assert lemma(word, upos, "k0|") == expected


def test_a_word_too_short_for_every_rule_is_its_own_lemma():
    assert lemma("is", "AUX", "k3|y") == "is"
