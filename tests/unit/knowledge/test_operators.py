"""Words that make an event other than a fact, and the errors of their file."""

import pytest

from builders.parsed_text import at, tree_of
from sitrep.errors import KnowledgeError
from sitrep.knowledge.operators import EFFECTS, load_operators, parse_operators

TABLES = "governors phrases modifiers adverbs auxiliaries marks".split()
SMALL = "\n".join(f'[{name}]\nnegated = "fail"' for name in TABLES)


def effect(sentence, word):
    tree = tree_of(sentence)
    return load_operators().effect(tree, at(tree, word))


@pytest.mark.parametrize(
    ("sentence", "word", "expected"),
    [
        ("They/PRP/nsubj>2 failed/VBD to/TO/mark>4 win/VB/xcomp>2", "failed", "negated"),
        ("They/PRP/nsubj>2 plan/VBP to/TO/mark>4 win/VB/xcomp>2", "plan", "planned"),
        ("They/PRP/nsubj>2 tried/VBD to/TO/mark>4 win/VB/xcomp>2", "tried", "possible"),
        ("They/PRP/nsubj>2 began/VBD to/TO/mark>4 win/VB/xcomp>2", "began", "transparent"),
        ("The/DT/det>2 anniversary/NN of/IN/case>4 war/NN/nmod>2", "anniversary", "historical"),
        ("They/PRP/nsubj>2 called/VBD off/RP/compound:prt>2 talks/NNS/obj>2", "called", "negated"),
        ("They/PRP/nsubj>2 called/VBD for/IN/case>4 talks/NNS/obl>2", "called", "possible"),
        ("They/PRP/nsubj>2 suspect/VBP him/PRP/obj>2", "suspect", "possible"),
        ("The/DT/det>2 suspect/NN in/IN/case>4 killings/NNS/nmod>2", "suspect", None),
        ("They/PRP/nsubj>2 discussed/VBD talks/NNS/obj>2", "discussed", None),
    ],
)
def test_a_governor_has_an_effect(sentence, word, expected):
    assert effect(sentence, word) == expected


def test_the_shipped_effects_are_known_and_attempts_are_governors():
    operators = load_operators()
    for name in TABLES:
        assert set(getattr(operators, name).values()) <= EFFECTS
    assert operators.attempts <= operators.governors.keys()


def test_words_are_read_by_effect():
    operators = parse_operators(f'{SMALL}\n[attempts]\nwords = "try seek"')
    assert operators.governors == {"fail": "negated"}
    assert operators.attempts == {"try", "seek"}


def test_phrases_are_separated_by_commas():
    text = SMALL.replace('[phrases]\nnegated = "fail"', '[phrases]\nnegated = "call off, rule out"')
    assert parse_operators(text).phrases == {"call off": "negated", "rule out": "negated"}


@pytest.mark.parametrize("name", TABLES)
def test_a_missing_table_is_an_error(name):
    text = SMALL.replace(f"[{name}]", f"[no_{name}]")
    with pytest.raises(KnowledgeError, match=rf"^operators\.toml: no table {name}\."):
        parse_operators(text)


@pytest.mark.parametrize("name", TABLES)
def test_an_unknown_effect_is_an_error(name):
    text = SMALL.replace(f"[{name}]\nnegated", f"[{name}]\ndreamt")
    with pytest.raises(KnowledgeError, match=rf"{name} has unknown effects \['dreamt'\]"):
        parse_operators(text)


def test_what_is_no_toml_is_an_error():
    with pytest.raises(KnowledgeError, match=r"^operators\.toml: "):
        parse_operators("[governors")
