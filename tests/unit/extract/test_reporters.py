"""Who speaks by a cue, and who stands behind a paper."""

import pytest

from builders.parsed_text import at, tree_of, words_at
from sitrep.extract.reporters import source_of, speakers_of
from sitrep.knowledge.reporting import load_reporting


@pytest.mark.parametrize(
    ("sentence", "cue", "speakers"),
    [
        ("Kyiv/NNP/nsubj>2 said/VBD so/RB/advmod>2", "said", ["Kyiv"]),
        (
            "Kyiv/NNP/nsubj>4 and/CC/cc>3 Riga/NNP/conj>1 said/VBD so/RB/advmod>4",
            "said",
            ["Kyiv", "Riga"],
        ),
        (
            "It/PRP/nsubj:pass>3 was/VBD/aux:pass>3 reported/VBN by/IN/case>5 Kyiv/NNP/obl:agent>3",
            "reported",
            ["Kyiv"],
        ),
        ("It/PRP/nsubj:pass>3 was/VBD/aux:pass>3 reported/VBN", "reported", []),
        (
            "It/PRP/nsubj>2 fell/VBD ,/,/punct>2 medics/NNS/dep>2 said/VBD/dep>2",
            "said",
            ["medics"],
        ),
        ("It/PRP/nsubj>2 fell/VBD ,/,/punct>2 said/VBD/dep>2 Ali/NNP/dep>2", "said", ["Ali"]),
    ],
    ids=["subject", "both", "agent", "nobody", "before", "behind"],
)
def test_a_cue_has_speakers(sentence, cue, speakers):
    tree = tree_of(sentence)
    assert words_at(tree, speakers_of(tree, at(tree, cue), load_reporting())) == speakers


@pytest.mark.parametrize(
    ("phrase", "paper", "source"),
    [
        ("a/DT/det>2 statement/NN by/IN/case>4 Kyiv/NNP/nmod>2", "statement", "Kyiv"),
        ("his/PRP$/nmod:poss>2 letter/NN", "letter", "his"),
        ("Ali/NNP/nsubj>2 posted/VBD a/DT/det>4 video/NN/obj>2", "video", "Ali"),
        ("a/DT/det>2 video/NN filmed/VBN/acl>2 by/IN/case>5 Ali/NNP/obl:agent>3", "video", "Ali"),
        (
            "a/DT/det>2 report/NN of/IN/case>5 his/PRP$/nmod:poss>5 letter/NN/nmod>2",
            "report",
            "his",
        ),
        ("a/DT/det>2 report/NN", "report", "report"),
        ("the/DT/det>2 army/NN of/IN/case>4 Kyiv/NNP/nmod>2", "army", "army"),
    ],
)
def test_whose_paper_it_is_speaks(phrase, paper, source):
    tree = tree_of(phrase)
    assert words_at(tree, source_of(tree, at(tree, paper), load_reporting())) == [source]
