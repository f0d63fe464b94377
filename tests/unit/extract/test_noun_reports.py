"""Reports by nouns, and by the verbs over them."""

import pytest

from builders.parsed_text import reports_in


@pytest.mark.parametrize(
    ("sentence", "cue", "stance", "speakers", "content"),
    [
        (
            "Kyiv/NNP/nmod:poss>3 's/POS/case>1 claim/NN/nsubj>7 that/IN/mark>6 "
            "rebels/NNS/nsubj>6 fled/VBD/acl>3 spread/VBD",
            ["claim"],
            "affirms",
            ["Kyiv"],
            ["fled"],
        ),
        (
            "Reports/NNS/nsubj>5 that/IN/mark>4 rebels/NNS/nsubj>4 fled/VBD/acl>1 spread/VBD",
            ["Reports"],
            "affirms",
            [],
            ["fled"],
        ),
        (
            "Claims/NNS/nsubj>8 that/IN/mark>4 rebels/NNS/nsubj>4 fled/VBD/acl>1 were/VBD/cop>8 "
            "complete/JJ/amod>8 ,/,/punct>8 nonsense/NN Kyiv/NNP/nsubj>10 said/VBD/parataxis>8",
            ["said"],
            "denies",
            ["Kyiv"],
            ["fled"],
        ),
    ],
)
def test_a_noun_reports_its_clause(sentence, cue, stance, speakers, content):
    assert (cue, stance, speakers, content) in reports_in(sentence)


def test_a_verb_over_a_nominal_cue_speaks_for_it():
    sentence = (
        "Kyiv/NNP/nsubj>2 denied/VBD claims/NNS/obj>2 that/IN/mark>6 rebels/NNS/nsubj>6 "
        "fled/VBD/acl>3"
    )
    assert (["denied"], "denies", ["Kyiv"], ["fled"]) in reports_in(sentence)
    assert all(stance == "denies" for _, stance, _, _ in reports_in(sentence))


def test_a_relative_clause_is_not_what_a_claim_says():
    sentence = (
        "The/DT/det>2 claim/NN/nsubj>6 that/WDT/nsubj>4 drew/VBD/acl:relcl>2 anger/NN/obj>4 "
        "stands/VBZ"
    )
    assert reports_in(sentence) == []
