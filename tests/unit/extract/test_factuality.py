"""What did not happen, goes on, is planned, possible or denied, in whole sentences of our own."""

from pathlib import Path

import pytest

from builders.language import read

FILE = Path(__file__).with_name("factuality.tsv")
CASES = [line.split("\t") for line in FILE.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize(("event_type", "status", "sentence"), CASES)
def test_an_event_has_the_status_that_its_sentence_gives_it(event_type, status, sentence):
    found = [
        (event.polarity, event.modality, event.claim.stance)
        for event in read(sentence).events
        if event.event_type == event_type
    ]
    assert any(status in event for event in found), found
