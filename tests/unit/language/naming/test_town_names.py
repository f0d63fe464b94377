"""Doubtful persons and bodies that are named like a town are that town."""

import pytest
import spacy
from spacy.tokens import Doc, Span, SpanGroup

from sitrep.language.naming.town_names import read_towns
from sitrep.language.reading.annotation import NAMES_KEY

NLP = spacy.blank("en")


def labels(text, *names):
    """Return the labels after the component; ``names`` are words, label and score."""
    doc = NLP.make_doc(text)
    spans = []
    for words, label, _ in names:
        start = text.index(words)
        span = doc.char_span(start, start + len(words))
        spans.append(Span(doc, span.start, span.end, label=label))
    doc.ents = spans
    scores = [score for _, _, score in names]
    doc.spans[NAMES_KEY] = SpanGroup(doc, name=NAMES_KEY, spans=spans, attrs={"scores": scores})
    return [ent.label_ for ent in read_towns(doc).ents]


@pytest.mark.parametrize("label", ["PERSON", "ORG"])
def test_a_doubtful_name_of_a_town_is_the_town(label):
    assert labels("Troops took Izium.", ("Izium", label, 0.5)) == ["GPE"]


def test_what_the_model_is_sure_of_stays():
    assert labels("Houston sang.", ("Houston", "PERSON", 0.99)) == ["PERSON"]


def test_a_name_that_no_town_has_stays():
    assert labels("Troops met Qwertzia.", ("Qwertzia", "ORG", 0.4)) == ["ORG"]


@pytest.mark.parametrize("text", ["They rode the Wave.", "They met Mr Wave."])
def test_a_name_after_the_or_a_title_stays(text):
    assert labels(text, ("Wave", "ORG", 0.4)) == ["ORG"]


def test_the_surname_of_a_person_in_the_text_stays():
    text = "“Norton won,” said Ann Norton."
    names = [("Norton", "PERSON", 0.5), ("Ann Norton", "PERSON", 0.9)]
    assert labels(text, *names) == ["PERSON", "PERSON"]


def test_a_document_that_another_pipeline_read_stays():
    doc = Doc(NLP.vocab, words=["Izium", "fell"], ents=["B-ORG", "O"])
    assert read_towns(doc).ents[0].label_ == "ORG"
