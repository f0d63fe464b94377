"""Every field of an event has a reason that a person can check."""

from math import exp

import pytest

from builders.language import PUBLISHED, session_pipeline
from sitrep.explain.because import rows_of
from sitrep.explain.marks import marks_of
from sitrep.explain.picture import picture_of
from sitrep.extract.reading import Source

PLAN = "Rebels plan to capture the town of Sake, a spokesman for the Congolese army said."


@pytest.fixture(scope="session")
def pipeline(tmp_path_factory):
    """Return the pipeline that ships with the package."""
    return session_pipeline(tmp_path_factory)


@pytest.fixture
def explained(pipeline):
    """Explain the first event of a text."""

    def run(text):
        source = Source(doc_id="doc", title="Report", published_at=PUBLISHED)
        return next(pipeline.coder.explain(pipeline.nlp(text), source))

    return run


def table(explanation):
    return {row.field: (row.value, row.because) for row in rows_of(explanation)}


def test_all_fields_are_there_and_none_without_a_reason(explained):
    rows = table(explained(PLAN))
    assert {
        "type", "believed", "topic", "actor", "recipient", "place", "date", "polarity",
        "modality", "claim", "stance", "confidence",
    } <= rows.keys()  # fmt: skip
    assert all(value and because for value, because in rows.values())


def test_an_actor_says_by_which_way_the_grammar_names_it(explained):
    value, because = table(explained(PLAN))["actor"]
    assert value.startswith("Rebels")
    assert because.startswith("subject of the verb that governs 'capture'; a common noun for REB")


def test_a_place_is_no_recipient_and_says_how_the_map_knows_it(explained):
    rows = table(explained(PLAN))
    assert rows["recipient"] == ("none", "'town' is the place, not a party")
    assert "on the map: " in rows["place"][1]
    assert "precision " in rows["place"][1]


def test_what_the_outlet_tells_itself_is_no_report(explained):
    rows = table(explained("Rebels captured the town of Sake on Thursday."))
    assert rows["claim"] == ("outlet", "no report stands over it: the outlet says so itself")
    assert rows["date"][1].startswith("'Thursday' beside 'captured'; ")


def test_an_office_speaks_for_its_institution(explained):
    value, because = table(explained(PLAN))["claim"]
    assert value == "institution (spokesman)"
    assert because == "subject of 'said'; 'spokesman' is an office that one person holds"


def test_the_parts_of_the_confidence_are_its_log_odds(explained):
    value, because = table(explained(PLAN))["confidence"]
    scale, parts = because.split(": ")
    assert (scale, parts.split(" ")[0]) == ("log-odds", "start")
    logit = sum(float(part.rsplit(" ", 1)[1]) for part in parts.split(", "))
    assert 1 / (1 + exp(-logit)) == pytest.approx(float(value), abs=0.015)


def test_every_mark_of_the_sentence_is_in_the_picture(explained):
    explanation = explained(PLAN)
    marks = marks_of(explanation)
    shown = {kind for branch in picture_of(explanation, marks) for kind in branch.kinds}
    assert {mark.kind for mark in marks} == shown


def test_the_picture_is_a_tree_with_one_top(explained):
    explanation = explained(PLAN)
    top, *below = picture_of(explanation, marks_of(explanation))
    assert (top.indent, top.words, top.relation) == ("", "said", "top of the sentence")
    assert all(branch.indent.endswith(("├─ ", "└─ ")) for branch in below)
