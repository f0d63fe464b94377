"""Reports by verbs: who says, denies or doubts what."""

import pytest

from builders.parsed_text import reports_in


@pytest.mark.parametrize(
    ("sentence", "cue", "stance", "speakers", "content"),
    [
        (
            "Kyiv/NNP/nsubj>2 said/VBD that/IN/mark>5 rebels/NNS/nsubj>5 fled/VBD/ccomp>2",
            ["said"],
            "affirms",
            ["Kyiv"],
            ["fled"],
        ),
        (
            "Kyiv/NNP/nsubj>2 said/VBD rebels/NNS/nsubj>4 fled/VBD/ccomp>2 and/CC/cc>7 "
            "troops/NNS/nsubj>7 won/VBD/conj>4",
            ["said"],
            "affirms",
            ["Kyiv"],
            ["fled", "won"],
        ),
        (
            "Rebels/NNS/nsubj>2 fled/VBD ,/,/punct>5 Kyiv/NNP/nsubj>5 said/VBD/parataxis>2",
            ["said"],
            "affirms",
            ["Kyiv"],
            ["fled"],
        ),
        (
            "Kyiv/NNP/nsubj>2 denied/VBD that/IN/mark>5 rebels/NNS/nsubj>5 fled/VBD/ccomp>2",
            ["denied"],
            "denies",
            ["Kyiv"],
            ["fled"],
        ),
        (
            "Kyiv/NNP/nsubj>2 denied/VBD the/DT/det>4 attack/NN/obj>2",
            ["denied"],
            "denies",
            ["Kyiv"],
            ["attack"],
        ),
        (
            "Kyiv/NNP/nsubj>4 did/VBD/aux>4 not/RB/advmod>4 confirm/VB that/IN/mark>7 "
            "rebels/NNS/nsubj>7 fled/VBD/ccomp>4",
            ["confirm"],
            "doubts",
            ["Kyiv"],
            ["fled"],
        ),
        (
            "Kyiv/NNP/nsubj>2 declined/VBD to/TO/mark>4 confirm/VB/xcomp>2 that/IN/mark>7 "
            "rebels/NNS/nsubj>7 fled/VBD/ccomp>4",
            ["confirm"],
            "doubts",
            ["Kyiv"],
            ["fled"],
        ),
        (
            "Kyiv/NNP/nsubj>4 did/VBD/aux>4 not/RB/advmod>4 deny/VB that/IN/mark>7 "
            "rebels/NNS/nsubj>7 fled/VBD/ccomp>4",
            ["deny"],
            "affirms",
            ["Kyiv"],
            ["fled"],
        ),
        (
            "It/PRP/expl>3 was/VBD/aux:pass>3 reported/VBN that/IN/mark>6 rebels/NNS/nsubj>6 "
            "fled/VBD/csubj:pass>3",
            ["reported"],
            "affirms",
            [],
            ["fled"],
        ),
        (
            "Kyiv/NNP/nsubj>2 accused/VBD rebels/NNS/obj>2 of/IN/mark>5 fleeing/VBG/advcl>2",
            ["accused"],
            "affirms",
            ["Kyiv"],
            ["fleeing"],
        ),
    ],
)
def test_a_verb_has_a_stance_a_speaker_and_content(sentence, cue, stance, speakers, content):
    assert (cue, stance, speakers, content) in reports_in(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Rebels/NNS/nsubj>2 promised/VBD to/TO/mark>4 leave/VB/xcomp>2",
        "Rebels/NNS/nsubj>2 saw/VBD troops/NNS/nsubj>4 leave/VB/ccomp>2",
        "Kyiv/NNP/nsubj>2 rejected/VBD the/DT/det>4 offer/NN/obj>2",
        "No/DT/det>2 group/NN/nsubj>4 has/VBZ/aux>4 claimed/VBN the/DT/det>6 attack/NN/obj>4",
    ],
    ids=["wish", "witness", "offer", "nobody"],
)
def test_other_words_report_nothing(sentence):
    assert reports_in(sentence) == []


def test_a_cue_without_content_stays_for_a_quotation_nearby():
    assert reports_in("Kyiv/NNP/nsubj>2 said/VBD so/RB/advmod>2") == [
        (["said"], "affirms", ["Kyiv"], [])
    ]
