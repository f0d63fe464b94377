"""What kind of thing a word names."""

import pytest

from builders.language import PUBLISHED, coding_home
from sitrep.extract.reading import Source, read_document
from sitrep.extract.word_classes import WordClasses, sectors_of_words
from sitrep.knowledge.gazetteer import open_gazetteer
from sitrep.knowledge.reporting import load_reporting


@pytest.fixture(scope="module")
def classes(pipeline, tmp_path_factory):
    """Return the classes of each word of a text."""
    gazetteer = open_gazetteer(coding_home(tmp_path_factory) / "cache")
    source = Source(doc_id="d", title="t", published_at=PUBLISHED)

    def classes(text):
        doc = pipeline.nlp(text)
        reading = read_document(doc, source, gazetteer=gazetteer, reporting=load_reporting())
        found = WordClasses(reading)
        return {token.text: found.of(token.i) for token in doc}

    return classes


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Soldiers left Goma.", "Soldiers", {"MIL", "HUMAN"}),
        ("Soldiers left Goma.", "Goma", {"GPE", "PLACE"}),
        ("Ukraine signed it.", "Ukraine", {"COUNTRY"}),
        ("They left.", "They", {"HUMAN"}),
        ("Villagers saw ten tanks.", "Villagers", {"HUMAN"}),
        ("The rebels took the bridge.", "bridge", {"PLACE"}),
        ("The rebels took two warships.", "warships", {"SHIP"}),
        ("The rebels took the funds.", "funds", {"MONEY"}),
        ("Zelensky left.", "Zelensky", {"PERSON", "HUMAN"}),
    ],
)
def test_a_word_has_the_classes_of_what_it_names(classes, text, word, expected):
    assert expected <= classes(text)[word]


def test_most_words_have_none(classes):
    found = classes("The weather was fine.")
    assert found["was"] == found["fine"] == frozenset()


def test_nouns_for_actors_have_sectors():
    assert sectors_of_words()["soldiers"] == "MIL"
    assert all(" " not in word for word in sectors_of_words())
