"""As what somebody without a name speaks, and the errors of the file that says so."""

from itertools import combinations

import pytest

from sitrep.errors import KnowledgeError
from sitrep.knowledge import speakers
from sitrep.knowledge.speakers import load_speaker_nouns


def test_nouns_tell_office_crowd_witness_and_evidence_apart():
    nouns = load_speaker_nouns()
    assert {"governor", "spokeswoman"} <= nouns.office
    assert {"officials", "sources"} <= nouns.anonymous
    assert {"witnesses", "residents"} <= nouns.witness
    assert {"video", "photos"} <= nouns.evidence
    lists = nouns.office, nouns.anonymous, nouns.witness, nouns.evidence
    assert all(one.isdisjoint(other) for one, other in combinations(lists, 2))


def test_a_file_without_the_lists_is_refused(monkeypatch):
    monkeypatch.setattr(speakers, "FILE", "support_verbs.toml")
    with pytest.raises(KnowledgeError, match=r"^support_verbs\.toml: no list office, anonymous"):
        load_speaker_nouns.__wrapped__()


def test_a_file_that_is_no_toml_is_refused(monkeypatch):
    monkeypatch.setattr(speakers, "FILE", "speakers.py")
    with pytest.raises(KnowledgeError, match=r"^speakers\.py: "):
        load_speaker_nouns.__wrapped__()
