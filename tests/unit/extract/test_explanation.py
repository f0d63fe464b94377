"""The coder says why: conditions met and not, what else matched, and the same events as ever."""

import pytest

from builders.language import PUBLISHED, read
from sitrep.extract.reading import Source

SHELLING = (
    "Russian rockets hit a power station in Kharkiv on Friday, wounding at least 10 people, "
    "the mayor, Ihor Terekhov, said."
)
DENIAL = "The army denied on Monday that its troops had shelled the village of Hroza."
SPORT = (
    "The striker fired a shot over the bar in the cup final. The goalkeeper saved a penalty, and "
    "the coach praised the midfielder after the match. The league title is near for the club."
)
DAMAGE = "A blast near the port of Odesa killed two dockers, officials said on Friday."


@pytest.fixture
def explain(pipeline):
    """Explain the events of a text, published on Saturday, 10 September 2022."""

    def run(text):
        source = Source(doc_id="doc", title="Report", published_at=PUBLISHED)
        return list(pipeline.coder.explain(pipeline.nlp(text), source))

    return run


@pytest.mark.parametrize("text", [SHELLING, DENIAL, SPORT, DAMAGE])
def test_explaining_codes_the_same_events(explain, text):
    assert [found.coded.event for found in explain(text)] == list(read(text).events)


def test_the_conditions_say_how_they_were_met(explain):
    (found,) = explain(SHELLING)
    assert all(condition.is_met for condition in found.conditions)
    reasons = {condition.name: condition.reason for condition in found.conditions}
    assert reasons["object"] == "befalls 'station', as it asks"
    assert reasons["requires"] == "'rockets' stands in its clause, as it asks"
    assert found.verdict.holds


def test_what_matched_too_says_why_it_is_not_the_event(explain):
    (found,) = explain(SHELLING)
    others = {
        (other.match.trigger.event_type, other.match.trigger.mode, other.fate): other
        for other in found.alternatives
    }
    assert others["ASSAULT", None, "lost"].reason
    drone = others["ASSAULT", "drone", "refused"]
    assert drone.reason.startswith("asks for a certain doer (")
    assert drone.reason.endswith("not 'rockets'")
    assert drone.short == "asks for a certain doer, not 'rockets'"


def test_a_trigger_of_the_same_happening_is_part_of_the_event(explain):
    (found,) = explain(SHELLING)
    merged = [other for other in found.alternatives if other.fate == "merged"]
    words = found.reading.tree.words
    assert [words[other.match.head] for other in merged] == ["wounding"]
    assert merged[0].reason == "what was suffered in it"


def test_the_reason_of_a_modality_names_the_word(explain):
    found = explain("Rebels plan to capture the town of Sake, the army said.")
    assert [(one.coded.status.modality, one.coded.status.reason) for one in found] == [
        ("planned", "'plan' makes it so")
    ]


def test_a_negation_is_among_the_operators(explain):
    (found,) = explain("Ukrainian troops did not attack the dam at Nova Kakhovka.")
    assert found.coded.status.polarity == "negated"
    words = found.reading.tree.words
    assert [words[o.token] for o in found.coded.status.operators] == ["not"]


def test_a_trigger_without_plausibility_is_shown_beside_the_event(explain):
    text = SPORT + " Soldiers arrested the coach as the striker fired a shot."
    found = [one for one in explain(text) if one.coded.event.event_type == "COERCE"]
    dropped = [other for one in found for other in one.alternatives if other.fate == "dropped"]
    assert dropped
    assert all("calm" in other.reason for other in dropped)


def test_what_is_denied_is_told_by_its_voice(explain):
    (found,) = explain(DENIAL)
    assert found.coded.voice is not None
    assert found.coded.voice.report.stance == "denies"
    assert [argument.reason for argument in found.coded.roles.actors] == ["subject"]
