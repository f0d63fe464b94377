from datetime import UTC, datetime

import pytest
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from benchmarks.coder_baseline import KeywordCoder
from sitrep.extract.coder import Source


@pytest.fixture
def coding():
    words = ["Russia", "shelled", "Kupiansk", ",", "killing", "three", "people", "."]
    lemmas = ["Russia", "shell", "Kupiansk", ",", "kill", "three", "people", "."]
    tags = ["PROPN", "VERB", "PROPN", "PUNCT", "VERB", "NUM", "NOUN", "PUNCT"]
    doc = Doc(
        Vocab(), words=words, lemmas=lemmas, pos=tags, sent_starts=[True] + [False] * 7,
        spaces=[True, True, False, True, True, True, False, False],
    )  # fmt: skip
    doc.ents = [Span(doc, 0, 1, "GPE"), Span(doc, 2, 3, "GPE")]
    source = Source(doc_id="small", title="", published_at=datetime(2024, 3, 5, tzinfo=UTC))
    return KeywordCoder().code(doc, source)


def test_every_keyword_is_an_event_between_its_nearest_names(coding):
    shelled, killing = coding.events
    assert [event.trigger.text for event in coding.events] == ["shelled", "killing"]
    assert [party.country for party in shelled.actors] == ["RUS"]
    assert [party.text for party in shelled.recipients] == ["Kupiansk"]
    assert [place.text for place in shelled.places] == ["Kupiansk"]
    assert [party.text for party in killing.actors] == ["Kupiansk"]


def test_numbers_of_people_are_those_killed_where_the_sentence_tells_it(coding):
    (quantity,) = coding.events[0].quantities
    assert (quantity.kind, quantity.low, quantity.text) == ("killed", 3, "three")


def test_names_have_the_country_whose_name_they_are(coding):
    assert [(name.text, name.country) for name in coding.entities] == [
        ("Russia", "RUS"),
        ("Kupiansk", None),
    ]
