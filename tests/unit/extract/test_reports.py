"""Reports of a document, in the order of their cues."""

import pytest

from builders.parsed_text import reports_in


@pytest.mark.parametrize(
    ("sentence", "cue", "stance", "speakers", "content"),
    [
        (
            "Rebels/NNS/nsubj>4 have/VBP/aux>4 reportedly/RB/advmod>4 fled/VBN",
            ["reportedly"],
            "affirms",
            [],
            ["fled"],
        ),
        (
            "According|accord/VBG/case>3 to/IN/fixed>1 Kyiv/NNP/obl>6 ,/,/punct>3 "
            "rebels/NNS/nsubj>6 fled/VBD",
            ["According", "to"],
            "affirms",
            ["Kyiv"],
            ["fled"],
        ),
    ],
)
def test_phrases_and_adverbs_report_the_clause_that_they_stand_in(
    sentence, cue, stance, speakers, content
):
    assert (cue, stance, speakers, content) in reports_in(sentence)


def test_each_of_two_voices_has_its_own_content():
    sentence = (
        "Kyiv/NNP/nsubj>2 said/VBD rebels/NNS/nsubj>4 claimed/VBD/ccomp>2 they/PRP/nsubj>6 "
        "won/VBD/ccomp>4"
    )
    assert reports_in(sentence) == [
        (["said"], "affirms", ["Kyiv"], ["claimed"]),
        (["claimed"], "affirms", ["rebels"], ["won"]),
    ]
