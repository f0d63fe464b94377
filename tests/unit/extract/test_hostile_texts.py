"""Pages that no newspaper prints are read and coded like any other, or turned away alone."""

from datetime import UTC, datetime
from time import process_time

import pytest

from benchmarks.hostile_texts import hostile_texts
from builders.language import spans_of
from sitrep.coding import to_json
from sitrep.extract.coder import Source

SHORT = hostile_texts(1_500)


@pytest.fixture
def source():
    return Source(doc_id="d", title="", published_at=datetime(2022, 9, 10, tzinfo=UTC))


@pytest.mark.parametrize("name", SHORT)
def test_every_odd_text_is_coded_with_its_words_in_place(pipeline, source, name):
    text = SHORT[name]
    began = process_time()
    coded = to_json(pipeline.coder.code(pipeline.read(text), source))
    assert process_time() - began < 5
    assert coded["text"] == text
    for span in spans_of(coded):
        if "text" in span:
            assert text[span["start"] : span["end"]] == span["text"]


def test_what_is_too_long_is_read_from_its_beginning(pipeline, source, monkeypatch):
    monkeypatch.setattr("sitrep.extract.pipeline.MAX_TEXT_CHARS", 30)
    coded = pipeline.coder.code(pipeline.read("Troops shelled Kupiansk. " * 10), source)
    assert coded.text == "Troops shelled Kupiansk. Troop"
