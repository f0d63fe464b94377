"""Cues: inflected, of one stance each, and checked on loading."""

import pytest

from sitrep.errors import KnowledgeError
from sitrep.knowledge.cues import load_cues, noun_forms, parse_cues, verb_forms


@pytest.fixture(scope="module")
def verbs():
    return {form: verb for verb in load_cues().reporting_verbs for form in verb.forms}


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("say", {"say", "says", "said", "saying"}),
        ("deny", {"deny", "denies", "denied", "denying"}),
        ("admit", {"admit", "admits", "admitted", "admitting"}),
        ("point out", {"point out", "points out", "pointed out", "pointing out"}),
        ("retweet", {"retweet", "retweets", "retweeted", "retweeting"}),
    ],
)
def test_verbs_are_inflected(verb, forms):
    assert set(verb_forms(verb)) == forms
    assert verb_forms(verb)[0] == verb


def test_nouns_are_inflected():
    assert noun_forms("testimony") == ("testimony", "testimonies")


@pytest.mark.parametrize(
    ("form", "lemma", "stance"),
    [
        ("said", "say", "affirms"),
        ("told", "tell", "affirms"),
        ("claims", "claim", "affirms"),
        ("acknowledged", "acknowledge", "affirms"),
        ("accused", "accuse", "affirms"),
        ("denied", "deny", "denies"),
        ("rejecting", "reject", "denies"),
        ("brushed off", "brush off", "denies"),
        ("questioned", "question", "doubts"),
        ("disputes", "dispute", "denies"),
    ],
)
def test_verbs_of_reporting_have_a_stance(verbs, form, lemma, stance):
    assert (verbs[form].lemma, verbs[form].stance) == (lemma, stance)


@pytest.mark.parametrize(
    ("text", "stance", "claimant"),
    [
        ("according to", "affirms", "after"),
        ("in a statement", "affirms", "before"),
        ("reportedly", "affirms", "none"),
        ("denial", "denies", "before"),
    ],
)
def test_nominal_cues_tell_where_the_claimant_stands(text, stance, claimant):
    (cue,) = [cue for cue in load_cues().nominal_cues if cue.text == text]
    assert (cue.stance, cue.claimant) == (stance, claimant)


def test_evidence_tells_the_verified_from_the_unverified():
    kinds = {cue.text: cue.kind for cue in load_cues().evidence}
    assert kinds["could not be independently verified"] == "unverified"
    assert kinds["independently verified"] == "verified"
    assert kinds["on condition of anonymity"] == "anonymous"
    assert kinds["satellite images"] == "imagery"


def test_negations_have_a_scope():
    scopes = {form: cue.scope for cue in load_cues().negations for form in cue.forms}
    assert scopes["not"] == "after"
    assert scopes["failed to"] == "after"
    assert scopes["did not take place"] == "before"
    assert scopes["not only"] == "none"


def test_modalities_are_the_four_of_the_warehouse():
    modality = {form: cue.modality for cue in load_cues().modalities for form in cue.forms}
    assert set(modality.values()) == {"planned", "possible", "historical", "ongoing"}
    assert modality["planning to"] == "planned"
    assert modality["might"] == "possible"
    assert modality["anniversary of"] == "historical"
    assert modality["continues to"] == "ongoing"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[[reporting_verbs]]\nkind = 'x'\nlemmas = ['say']", "group 1: stance is missing"),
        ("[[negations]]\nscope = 'up'\nphrases = ['not']", "group 1: unknown scope 'up'"),
        ("[[evidence]]\nkind = 'x'\nphrases = ['a', 'a']", "'a' is listed twice"),
        ("[[evidence", "Expected"),
    ],
)
def test_a_wrong_file_is_refused_with_the_place_of_the_error(text, problem):
    with pytest.raises(KnowledgeError, match=rf"^cues.toml: .*{problem}"):
        parse_cues(text)
