"""As what somebody speaks, and the words of a claim."""

import pytest

from builders.parsed_text import at, parsed_doc, tree_of
from sitrep.extract.claims import Voice
from sitrep.extract.participants import Participants
from sitrep.extract.party import Party
from sitrep.extract.reports import Report, find_reports
from sitrep.extract.speakers import claim_of, cue_of, kind_of_speaker, speaker_of
from sitrep.extract.tree import read_tree
from sitrep.knowledge.reporting import load_reporting


def kind(phrase, head, **party):
    tree = tree_of(phrase)
    token = at(tree, head)
    parties = [Party(start=token, end=token + 1, **party)] if party else []
    participants = Participants(tree, parties)
    return kind_of_speaker(tree, participants.speaker(token))


@pytest.mark.parametrize(
    ("phrase", "head", "expected"),
    [
        ("the/DT/det>2 governor/NN", "governor", "institution"),
        ("two/CD/nummod>2 officials/NNS", "officials", "anonymous"),
        ("local/JJ/amod>2 residents/NNS", "residents", "witness"),
        ("the/DT/det>2 hospital/NN", "hospital", "institution"),
        ("a/DT/det>2 soldier/NN", "soldier", "anonymous"),
        ("dozens/NNS of/IN/case>3 witnesses/NNS/nmod>1", "dozens", "witness"),
    ],
)
def test_a_noun_tells_as_what_somebody_speaks(phrase, head, expected):
    assert kind(phrase, head) == expected


def test_a_name_is_of_a_person_or_of_a_body():
    name = {"kind": "named", "name": "Mbala"}
    assert kind("Mbala/NNP", "Mbala", **name, is_person=True) == "named"
    assert kind("Mbala/NNP", "Mbala", **name, is_person=False) == "institution"
    assert kind("Kinshasa/NNP", "Kinshasa", kind="government", country="COD") == "institution"


def test_a_pronoun_that_means_nobody_known_is_anonymous():
    assert kind("She/PRP", "She", kind="pronoun") == "anonymous"


def test_an_office_before_a_name_is_the_person():
    tree = tree_of("governor/NN Paul/NNP/flat>1 Mbala/NNP/flat>1")
    mbala = Party(start=1, end=3, kind="named", name="Paul Mbala", is_person=True)
    participants = Participants(tree, [mbala])
    assert participants.speaker(0) == mbala
    assert kind_of_speaker(tree, participants.speaker(0)) == "named"


SAID = "The/DT/det>2 army/NN/nsubj>3 said/VBD rebels/NNS/nsubj>5 fled/VBD/ccomp>3"


def claim(sentence, parties=()):
    doc = parsed_doc(sentence)
    tree = read_tree(doc)
    (report, *_) = find_reports(tree, load_reporting())
    return claim_of(doc, tree, Participants(tree, parties), Voice(report=report))


def test_a_claim_has_its_claimant_and_its_cue():
    found = claim(SAID)
    assert (found.kind, found.stance) == ("institution", "affirms")
    assert (found.claimant.text, found.cue.text) == ("army", "said")


@pytest.mark.parametrize("noun", ["video", "footage", "photos"])
def test_what_pictures_show_is_the_outlets_own(noun):
    sentence = f"The/DT/det>2 {noun}/NN/nsubj>3 showed/VBD rebels/NNS/nsubj>5 fled/VBD/ccomp>3"
    found = claim(sentence)
    assert (found.kind, found.claimant, found.cue) == ("outlet", None, None)


def test_without_a_voice_the_outlet_speaks():
    doc = parsed_doc(SAID)
    tree = read_tree(doc)
    assert claim_of(doc, tree, Participants(tree, []), None).kind == "outlet"


def test_a_cue_of_words_far_apart_is_shown_by_its_first():
    doc = parsed_doc("They/PRP/nsubj>2 brushed/VBD it/PRP/obj>2 off/RP/compound:prt>2")
    near, far = (
        Report(cue=cue, stance="denies", kind="denial", speakers=(), content=())
        for cue in ((1, 3), (0, 3))
    )
    assert cue_of(doc, near).text == "brushed it off"
    assert cue_of(doc, far).text == "They"


def test_the_first_who_can_speak_speaks():
    tree = tree_of("today/RB/advmod>2 Kyiv/NNP")
    kyiv = Party(start=1, end=2, kind="named", name="Kyiv")
    report = Report(cue=(0,), stance="affirms", kind="statement", speakers=(0, 1), content=())
    assert speaker_of(Participants(tree, [kyiv]), report) == kyiv
