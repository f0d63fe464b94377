"""Whom "we", "us" and "our" mean in quotations: the side of who speaks."""

from datetime import UTC, datetime

from sitrep.extract.first_person import speakers_of_first_person
from sitrep.extract.participants import Participants
from sitrep.extract.reading import Source, read_document
from sitrep.knowledge.gazetteer import open_gazetteer
from sitrep.knowledge.reporting import load_reporting
from sitrep.settings import settings

SOURCE = Source(doc_id="a", title="", published_at=datetime(2022, 9, 10, tzinfo=UTC))


def read(pipeline, text):
    return read_document(
        pipeline.nlp(text),
        SOURCE,
        gazetteer=open_gazetteer(settings().home / "cache"),
        reporting=load_reporting(),
    )


def meant(pipeline, text, word):
    reading = read(pipeline, text)
    participants = Participants(reading.tree, reading.parties, reading.said)
    return participants.party(reading.tree.lower.index(word))


def test_we_are_the_side_of_the_speaker(pipeline):
    text = '"They beat us in the shower room," said Roman Tkachuk, a border guard from Ukraine.'
    party = meant(pipeline, text, "us")
    assert (party.kind, party.name, party.code) == ("pronoun", None, "UKRCOP")


def test_i_am_the_speaker(pipeline):
    text = '"They beat me in the shower room," said Roman Tkachuk, a border guard from Ukraine.'
    assert meant(pipeline, text, "me").name == "Roman Tkachuk"


def test_our_gives_its_side_to_the_noun(pipeline):
    text = '"Our forces will not leave this town," said the president of Kenya.'
    assert meant(pipeline, text, "forces").code == "KENMIL"


def test_outside_of_quotations_nobody_is_meant(pipeline):
    reading = read(pipeline, "We saw it and went home.")
    assert speakers_of_first_person(reading.tree, reading.said) == {}
