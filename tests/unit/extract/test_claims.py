"""Whose voice an event stands under, and how that becomes its claim."""

import pytest

from builders.language import only_event
from builders.parsed_text import at, parsed_doc, words_at
from sitrep.extract.claims import Claims
from sitrep.extract.quotations import find_quotes, find_said
from sitrep.extract.reports import find_reports
from sitrep.extract.tree import read_tree
from sitrep.knowledge.reporting import load_reporting


def voice(sentence, top):
    doc = parsed_doc(sentence)
    tree = read_tree(doc)
    reports = find_reports(tree, load_reporting())
    said = find_said(tree, find_quotes(doc), reports, [0] * len(doc))
    found = Claims(tree, reports, said).voice(at(tree, top))
    return found and (words_at(tree, found.report.cue), found.report.stance, found.is_quote)


NESTED = (
    "Kyiv/NNP/nsubj>2 said/VBD rebels/NNS/nsubj>4 denied/VBD/ccomp>2 they/PRP/nsubj>6 "
    "fled/VBD/ccomp>4"
)


@pytest.mark.parametrize(
    ("sentence", "top", "expected"),
    [
        (NESTED, "fled", (["denied"], "denies", False)),
        (NESTED, "denied", (["said"], "affirms", False)),
        (NESTED, "said", None),
        (
            "Kyiv/NNP/nsubj>2 said/VBD it/PRP/nsubj>5 would/MD/aux>5 help/VB/ccomp>2 "
            "end/VB/xcomp>5 "
            "clashes/NNS/obj>6",
            "clashes",
            (["said"], "affirms", False),
        ),
        (
            "Rebels/NNS/nsubj>2 fled/VBD ,/,/punct>5 Kyiv/NNP/nsubj>5 said/VBD/parataxis>2",
            "fled",
            (["said"], "affirms", False),
        ),
        (
            "Kyiv/NNP/nsubj>2 said/VBD reports/NNS/nsubj>7 that/IN/mark>6 rebels/NNS/nsubj>6 "
            "fled/VBD/acl>3 spread/VBD/ccomp>2",
            "fled",
            (["said"], "affirms", False),
        ),
        (
            "Ali/NNP/nsubj>5 ,/,/punct>4 who/WP/nsubj>4 fled/VBD/acl:relcl>1 said/VBD "
            "he/PRP/nsubj>7 "
            "won/VBD/ccomp>5",
            "fled",
            None,
        ),
        ("Rebels/NNS/nsubj>2 fled/VBD", "fled", None),
        (
            "“/``/punct>4 Rebels/NNS/nsubj>4 have/VBP/aux>4 fled/VBN/ccomp>9 now/RB/advmod>4 "
            "”/''/punct>4 the/DT/det>8 mayor/NN/nsubj>9 said/VBD",
            "fled",
            (["said"], "affirms", True),
        ),
        (
            "“/``/punct>5 The/DT/det>3 rebels/NNS/nsubj>5 all/DT/det>3 fled/VBD/dep>9 ”/''/punct>5 "
            "the/DT/det>8 mayor/NN/nsubj>9 said/VBD",
            "fled",
            (["said"], "affirms", True),
        ),
    ],
)
def test_the_innermost_voice_over_an_event_counts(sentence, top, expected):
    assert voice(sentence, top) == expected


@pytest.mark.parametrize(
    ("sentence", "kind", "stance", "claimant", "cue"),
    [
        (
            "The Russian defence ministry said Ukrainian forces had shelled Donetsk.",
            "institution",
            "affirms",
            "Russian defence ministry",
            "said",
        ),
        (
            "Ukrainian forces have shelled Donetsk, a spokesman for the army said.",
            "institution",
            "affirms",
            "spokesman",
            "said",
        ),
        (
            "Ukrainian forces have shelled Donetsk, said Colonel Jean Mbala.",
            "named",
            "affirms",
            "Jean Mbala",
            "said",
        ),
        (
            "According to two diplomats, Ukrainian forces have shelled Donetsk.",
            "anonymous",
            "affirms",
            "diplomats",
            "According to",
        ),
        (
            "Ukrainian forces have shelled Donetsk, according to the army.",
            "institution",
            "affirms",
            "army",
            "according to",
        ),
        (
            "In a statement, the army said rebels had shelled Donetsk.",
            "institution",
            "affirms",
            "army",
            "said",
        ),
        (
            "A statement by the army said rebels had shelled Donetsk.",
            "institution",
            "affirms",
            "army",
            "said",
        ),
        (
            "Zelensky said his troops had shelled Donetsk.",
            "named",
            "affirms",
            "Zelensky",
            "said",
        ),
        (
            "Officials said Ukrainian forces had shelled Donetsk.",
            "anonymous",
            "affirms",
            "Officials",
            "said",
        ),
        (
            "Witnesses said soldiers had shelled Donetsk.",
            "witness",
            "affirms",
            "Witnesses",
            "said",
        ),
        (
            "Rwanda denied that its troops had shelled Goma.",
            "institution",
            "denies",
            "Rwanda",
            "denied",
        ),
        (
            "Rwanda denied reports that its troops had shelled Goma.",
            "institution",
            "denies",
            "Rwanda",
            "denied",
        ),
        (
            "Rwanda rejected accusations that its troops had shelled Goma.",
            "institution",
            "denies",
            "Rwanda",
            "rejected",
        ),
        (
            "Diplomats doubted that rebels had shelled Goma.",
            "anonymous",
            "doubts",
            "Diplomats",
            "doubted",
        ),
        (
            "The army could not confirm that rebels had shelled Goma.",
            "institution",
            "doubts",
            "army",
            "confirm",
        ),
        (
            "The army's claim that rebels had shelled Goma angered Rwanda.",
            "institution",
            "affirms",
            "army",
            "claim",
        ),
        (
            "The governor said witnesses had told police that gunmen shelled the village.",
            "witness",
            "affirms",
            "witnesses",
            "told",
        ),
        (
            'The army said: "Rebels have shelled Goma."',
            "institution",
            "affirms",
            "army",
            "said",
        ),
    ],
)
def test_an_event_is_claimed_by_who_says_it(code, sentence, kind, stance, claimant, cue):
    claim = only_event(code(sentence), "ASSAULT").claim
    assert (claim.kind, claim.stance) == (kind, stance)
    assert (claim.claimant.text, claim.cue.text) == (claimant, cue)


@pytest.mark.parametrize(
    ("sentence", "cue"),
    [
        ("Rebels have reportedly shelled Goma.", "reportedly"),
        ("It was reported that rebels had shelled Goma.", "reported"),
        ("Rebels are said to have shelled Goma.", "said"),
        ("Reports that rebels had shelled Goma angered the army.", "Reports"),
    ],
)
def test_hearsay_has_a_cue_and_no_claimant(code, sentence, cue):
    claim = only_event(code(sentence), "ASSAULT").claim
    assert (claim.kind, claim.claimant, claim.cue.text) == ("anonymous", None, cue)


@pytest.mark.parametrize(
    "sentence",
    [
        "Ukrainian troops shelled Izium on Friday.",
        "Russian forces launched air strikes on Kharkiv.",
        "Three protesters were killed by soldiers in Khartoum.",
        "Footage showed soldiers shelling Goma.",
    ],
)
def test_without_a_voice_the_outlet_says_it_itself(code, sentence):
    (event,) = code(sentence).events
    claim = event.claim
    assert (claim.kind, claim.stance) == ("outlet", "affirms")
    assert (claim.claimant, claim.cue) == (None, None)


def test_he_is_who_spoke_before(code):
    text = (
        "Zelensky said his troops had liberated Izium. He added that Russian soldiers had fled "
        "the city."
    )
    claim = only_event(code(text), "DISPLACE").claim
    assert (claim.claimant.text, claim.claimant.name) == ("He", "Volodymyr Zelensky")
    assert (claim.kind, claim.claimant.code) == ("named", "UKRGOV")


def test_a_pronoun_without_anyone_before_it_stays_unknown(code):
    claim = only_event(code("He said troops had captured the town."), "CONTROL").claim
    assert claim.kind == "anonymous"
    assert claim.claimant is None or claim.claimant.entity_id is None


def test_what_the_outlet_tells_beside_a_claim_stays_its_own(code):
    text = (
        "Russian troops shelled Kharkiv on Thursday. Police arrested 20 protesters in Moscow, the "
        "interior ministry said."
    )
    document = code(text)
    assert only_event(document, "ASSAULT").claim.kind == "outlet"
    assert only_event(document, "COERCE").claim.kind == "institution"


def test_the_words_of_the_claim_are_in_the_text(code):
    text = "Kyiv confirmed that Ukrainian troops had captured Izium."
    claim = only_event(code(text), "CONTROL").claim
    assert text[claim.cue.start : claim.cue.end] == claim.cue.text == "confirmed"
    assert text[claim.claimant.start : claim.claimant.end] == claim.claimant.text == "Kyiv"


def test_a_time_is_nobody_who_says_something(code):
    document = code(
        "The president had still not conceded by Monday evening, a day after voters turned him out"
        " of office, and truckers who refuse to accept the result blocked highways."
    )
    assert document.events
    assert {event.claim.claimant for event in document.events} == {None}
