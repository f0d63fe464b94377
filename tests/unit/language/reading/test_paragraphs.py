import pytest
import spacy

from sitrep.language.reading import paragraphs  # noqa: F401  registers the component


@pytest.fixture(scope="module")
def nlp():
    nlp = spacy.blank("en")
    nlp.add_pipe("sitrep_paragraphs")
    return nlp


def starts(doc):
    return [token.text for token in doc if token.is_sent_start]


def test_each_paragraph_begins_a_sentence(nlp):
    assert starts(nlp("Rain fell\n\nRoads closed\nSchools too")) == ["Rain", "Roads", "Schools"]


def test_borders_inside_a_paragraph_stay_open(nlp):
    doc = nlp("Rain fell. Roads closed.")
    assert doc[3].is_sent_start is None


def test_space_at_the_beginning_is_no_sentence_of_its_own(nlp):
    assert "Rain" not in starts(nlp("  \n Rain fell"))


def test_an_empty_text_stays_empty(nlp):
    assert len(nlp("")) == 0


def test_the_parser_of_another_pipeline_can_follow():
    nlp = spacy.blank("en")
    nlp.add_pipe("sitrep_paragraphs")
    nlp.add_pipe("sentencizer", config={"overwrite": False})
    assert [s.text.strip() for s in nlp("Rain fell. Roads closed\n\nSchools too").sents] == [
        "Rain fell.", "Roads closed", "Schools too",
    ]  # fmt: skip
