"""The words that report, looked up as the syntax asks for them."""

import pytest

from sitrep.errors import KnowledgeError
from sitrep.knowledge.reporting import load_reporting, parse_reporting


def verb(*words):
    return load_reporting().verb(words, words, 0)


@pytest.mark.parametrize(
    ("words", "lemma", "stance", "kind"),
    [
        (("say", "that"), "say", "affirms", "statement"),
        (("deny", "it"), "deny", "denies", "denial"),
        (("doubt", "it"), "doubt", "doubts", "doubt"),
        (("point", "out", "that"), "point out", "affirms", "statement"),
        (("claim", "that"), "claim", "affirms", "claim"),
        (("claim", "full", "responsibility"), "claim responsibility", "affirms", "claim"),
        (("brush", "it", "off"), "brush off", "denies", "denial"),
    ],
)
def test_a_verb_is_found_with_its_particles(words, lemma, stance, kind):
    found = verb(*words)
    assert (found.lemma, found.stance, found.kind) == (lemma, stance, kind)


@pytest.mark.parametrize("words", [("go", "on"), ("point", "at", "it"), ("brush", "it")])
def test_other_verbs_report_nothing(words):
    assert verb(*words) is None


def test_nouns_report_with_a_stance():
    reporting = load_reporting()
    assert reporting.noun("claim").stance == "affirms"
    assert reporting.noun("denial").stance == "denies"
    assert reporting.noun("town") is None


def test_documents_and_hearsay_are_known():
    reporting = load_reporting()
    assert {"statement", "video", "letter"} <= reporting.documents
    assert "reportedly" in reporting.hearsay
    assert all(" " not in word for word in reporting.hearsay)


SMALL = """
[[verbs]]
stance = "affirms"
kind = "statement"
lemmas = ["say", "point out"]

[[nouns]]
stance = "denies"
kind = "denial"
lemmas = ["denial"]

[hearsay]
adverbs = ["reportedly"]

[documents]
lemmas = ["letter"]
"""


def test_a_small_file_is_read():
    reporting = parse_reporting(SMALL)
    assert reporting.verb(("say",), ("said",), 0).stance == "affirms"
    assert reporting.noun("denial").kind == "denial"


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('stance = "denies"', 'stance = "shrugs"', "unknown stance 'shrugs'"),
        ('kind = "denial"\n', "", "kind is missing"),
        ('"say", ', '"say", "say", ', "'say' is listed twice"),
        ('adverbs = ["reportedly"]', "", "no list 'adverbs'"),
        ('["letter"]', '["letter"', "Unclosed array"),
    ],
)
def test_a_malformed_file_is_told(old, new, problem):
    assert old in SMALL
    with pytest.raises(KnowledgeError, match=rf"^reporting.toml: .*{problem}"):
        parse_reporting(SMALL.replace(old, new))
