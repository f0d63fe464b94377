"""What a document is about."""

import pytest

from sitrep.errors import KnowledgeError
from sitrep.knowledge import topics
from sitrep.knowledge.topics import CALM, EVENTFUL, load_topics, topic_of

OTHER = ["word"] * 40


@pytest.mark.parametrize(
    ("lemmas", "is_calm"),
    [
        (["league", "goal", "striker"], True),
        (["league", "goal"], False),
        (["league", "goal", "striker", "soldier", "army", "rebel"], False),
        (["share", "investor", "profit", "minister"], True),
        (["soldier", "army", "rebel"], False),
        (["league", "goal", "striker", *OTHER * 10], False),
        ([], False),
    ],
)
def test_a_text_is_calm_where_words_of_a_calm_topic_prevail(lemmas, is_calm):
    assert topic_of(lemmas).is_calm is is_calm


def test_a_text_is_about_what_enough_of_its_words_belong_to():
    assert topic_of(["soldier", *OTHER]).is_about("conflict")
    assert not topic_of(["soldier", *OTHER * 3]).is_about("conflict")
    assert not topic_of(OTHER).is_about("disaster")


def test_deaths_belong_to_a_disaster_where_its_words_prevail():
    assert topic_of(["flood", "rescuer"]).leans_to_disaster
    assert not topic_of(["flood", "soldier"]).leans_to_disaster


def test_numbers_and_marks_are_no_words():
    assert topic_of(["soldier", ",", "15", "fire"]).words == 2


def test_every_topic_has_words_in_lower_case():
    found = load_topics()
    assert set(found) == {*EVENTFUL, *CALM}
    for words in found.values():
        assert len(words) > 20
        assert all(word == word.lower() for word in words)


def test_a_file_without_the_topics_is_refused(monkeypatch):
    monkeypatch.setattr(topics, "FILE", "speakers.toml")
    with pytest.raises(KnowledgeError, match=r"^speakers\.toml: no topic conflict, politics"):
        load_topics.__wrapped__()


def test_a_file_that_is_no_toml_is_refused(monkeypatch):
    monkeypatch.setattr(topics, "FILE", "topics.py")
    with pytest.raises(KnowledgeError, match=r"^topics\.py: "):
        load_topics.__wrapped__()
