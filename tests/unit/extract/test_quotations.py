"""What is quoted, directly or not, from whom."""

from itertools import pairwise

import pytest

from builders.parsed_text import parsed_doc
from sitrep.extract.quotations import find_quotes, find_said
from sitrep.extract.reports import find_reports
from sitrep.extract.tree import read_tree
from sitrep.knowledge.reporting import load_reporting


def said(*sentences, paragraphs=None):
    doc = parsed_doc(*sentences)
    tree = read_tree(doc)
    numbers = [0] * len(doc) if paragraphs is None else paragraphs(doc)
    found = find_said(tree, find_quotes(doc), find_reports(tree, load_reporting()), numbers)
    return [
        (
            one.kind,
            doc[one.start : one.end].text,
            one.report and tree.words[one.report.speakers[0]],
        )
        for one in found
    ]


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("“We have won the war,” he said.", ["We have won the war,"]),
        ('"We have won the war," he said.', ["We have won the war,"]),
        ("The so-called “special operation” failed.", []),
        ("“We won it,” he said. “They lost it all.”", ["We won it,", "They lost it all."]),
        ("“We won the war.\n\n“They lost it all.”", ["We won the war.", "They lost it all."]),
        ('He is 6" tall.\n\nShe said "we have won the war".', ["we have won the war"]),
        ("“We have won the war", ["We have won the war"]),
        ("Nothing is quoted here.", []),
        ("", []),
    ],
)
def test_a_quote_is_what_stands_between_the_marks(pipeline, text, quotes):
    assert [span.text for span in find_quotes(pipeline.nlp(text))] == quotes


QUOTE = (
    "“/``/punct>4 We/PRP/nsubj>4 all/RB/advmod>4 won/VBD/ccomp>8 ”/''/punct>4 the/DT/det>7 "
    "mayor/NN/nsubj>8 said/VBD"
)
ANOTHER = "“/``/punct>3 They/PRP/nsubj>3 lost/VBD it/PRP/obj>3 all/RB/advmod>3 ”/''/punct>3"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (QUOTE, [("direct", "We all won", "mayor")]),
        (
            "Ali/NNP/nsubj>2 said/VBD the/DT/det>4 town/NN/nsubj>5 fell/VBD/ccomp>2",
            [("indirect", "the town fell", "Ali")],
        ),
        (
            "Ali/NNP/nsubj>2 said/VBD that/IN/mark>6 the/DT/det>5 town/NN/nsubj>6 fell/VBD/ccomp>2",
            [("indirect", "the town fell", "Ali")],
        ),
        (
            "The/DT/det>2 town/NN/nsubj>3 fell/VBD ,/,/punct>3 Ali/NNP/nsubj>6 "
            "said/VBD/parataxis>3",
            [("indirect", "The town fell", "Ali")],
        ),
        (
            "Ali/NNP/nsubj>2 said/VBD his/PRP$/nmod:poss>4 men/NNS/nsubj>6 “/``/punct>6 "
            "took/VBD/ccomp>2 the/DT/det>9 whole/JJ/amod>9 town/NN/obj>6 ”/''/punct>6",
            [("mixed", "his men “took the whole town", "Ali")],
        ),
        (
            "Ali/NNP/nsubj>2 promised/VBD to/TO/mark>4 leave/VB/xcomp>2",
            [],
        ),
        (
            "Rebels/NNS/nsubj>4 have/VBP/aux>4 reportedly/RB/advmod>4 fled/VBN",
            [],
        ),
        (ANOTHER, [("direct", "They lost it all", None)]),
    ],
    ids=["direct", "indirect", "that", "behind", "mixed", "wish", "hearsay", "nobody"],
)
def test_what_is_said_has_a_kind_and_a_speaker(sentence, expected):
    assert said(sentence) == expected


def test_a_cue_inside_a_clause_cuts_it_in_two():
    sentence = (
        "The/DT/det>2 old/JJ/amod>3 town/NN/nsubj>8 ,/,/punct>6 Ali/NNP/nsubj>6 "
        "said/VBD/parataxis>8 "
        "has/VBZ/aux>8 fallen/VBN"
    )
    assert said(sentence) == [
        ("indirect", "The old town", "Ali"),
        ("indirect", "has fallen", "Ali"),
    ]


@pytest.mark.parametrize(("distance", "speaker"), [(0, "mayor"), (1, "mayor"), (2, None)])
def test_a_quote_without_a_cue_goes_on_with_the_speaker_of_the_paragraph_before(distance, speaker):
    (_, first, _), (_, _, second) = said(
        QUOTE,
        ANOTHER,
        paragraphs=lambda doc: [0 if token.i < 8 else distance for token in doc],
    )
    assert (first, second) == ("We all won", speaker)


@pytest.mark.parametrize(
    ("text", "kind", "words", "cue", "speaker"),
    [
        (
            '"Our troops have captured Bunia," the general said.',
            "direct",
            "Our troops have captured Bunia",
            "said",
            "general",
        ),
        (
            "“We will never leave the town,” said Ali Hassan, a teacher.",
            "direct",
            "We will never leave the town",
            "said",
            "Ali Hassan",
        ),
        (
            "Ali Hassan said: “We will never leave the town.”",
            "direct",
            "We will never leave the town",
            "said",
            "Ali Hassan",
        ),
        (
            "Zelensky said that the reserves were arriving.",
            "indirect",
            "the reserves were arriving",
            "said",
            "Zelensky",
        ),
        (
            "According to the Kremlin, the reserves were arriving.",
            "indirect",
            "the reserves were arriving",
            "According to",
            "Kremlin",
        ),
        (
            "The minister told reporters that talks would start and that the border would open.",
            "indirect",
            "talks would start and that the border would open",
            "told",
            "minister",
        ),
        (
            "Macron said France would “stand with the people of Armenia” and send doctors.",
            "mixed",
            "France would “stand with the people of Armenia” and send doctors",
            "said",
            "Macron",
        ),
    ],
)
def test_a_quotation_has_its_cue_and_its_speaker(code, text, kind, words, cue, speaker):
    (quotation,) = code(text).quotations
    assert (quotation.kind, quotation.text.rstrip(".,")) == (kind, words)
    assert (quotation.cue.text, quotation.speaker.text) == (cue, speaker)


def test_a_quotation_that_is_interrupted_has_one_speaker(code):
    text = "“We have held the whole town,” Zelensky said. “Our troops have captured Kupiansk.”"
    names = [quotation.speaker.name for quotation in code(text).quotations]
    assert names == ["Volodymyr Zelensky"] * 2


def test_a_paragraph_that_is_all_quotation_goes_on_with_the_speaker(code):
    text = (
        "“People met our soldiers with tears,” Syniehubov said.\n\n"
        "“Residents need our help. Most villages have no gas.”"
    )
    assert [q.speaker.name for q in code(text).quotations] == ["Oleh Syniehubov"] * 2


def test_a_title_in_quotation_marks_is_not_said(code):
    assert code("The so-called “special zone” was closed.").quotations == ()


def test_quotations_come_in_reading_order(code):
    text = "“We won it all,” Zelensky said. The Kremlin denied it. “They lost it all,” Kyiv said."
    starts = [quotation.start for quotation in code(text).quotations]
    assert len(starts) == 2
    assert all(one < other for one, other in pairwise(starts))
