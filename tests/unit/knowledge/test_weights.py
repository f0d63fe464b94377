"""Weights of features, read from TOML."""

import pytest

from sitrep.errors import KnowledgeError
from sitrep.knowledge.weights import parse_weights


def test_a_feature_without_a_weight_counts_nothing():
    weights = parse_weights("a.toml", 'start = -0.5\n[weights]\n"sure trigger" = 0.9\n')
    assert (weights.start, weights.of("sure trigger"), weights.of("actor")) == (-0.5, 0.9, 0.0)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("start =", "confidence.toml: "),
        ("[weights]", "start must be a number"),
        ("start = 1.0", "weights a table"),
        ('start = 1.0\n[weights]\nactor = "much"', "weights of ['actor'] are no numbers"),
    ],
)
def test_a_malformed_file_says_what_is_wrong(text, problem):
    with pytest.raises(KnowledgeError, match=problem.replace("[", r"\[")):
        parse_weights("confidence.toml", text)
