"""What did not happen, or is only planned or possible, never looks like a fact."""

from datetime import date

import pytest

from builders.language import only_event
from builders.parsed_text import at, tree_of
from sitrep.coding import EventDate
from sitrep.extract.frames import frame_of
from sitrep.extract.status import Telling, is_background, status_of
from sitrep.knowledge.operators import load_operators
from sitrep.knowledge.triggers import Trigger

PUBLISHED = date(2022, 9, 10)
UNDATED = EventDate(
    date_from=PUBLISHED, date_to=PUBLISHED, precision="day", reason="date of publication"
)


def dated(first, last=None, precision="day"):
    return EventDate(
        date_from=first, date_to=last or first, precision=precision, reason="", start=0, end=1
    )


def status(sentence, head, *, reported=(), trigger=None, **telling):
    tree = tree_of(sentence)
    token = at(tree, head)
    trigger = trigger or Trigger(event_type="X", mode=None, words=(tree.lemmas[token],), pos="VERB")
    found = status_of(
        tree,
        frame_of(tree, token),
        trigger,
        load_operators(),
        telling=Telling(
            reported={at(tree, word) for word in reported},
            **{"event_type": "ASSAULT", "when": UNDATED, "published": PUBLISHED, **telling},
        ),
    )
    return found.polarity, found.modality


@pytest.mark.parametrize(
    ("sentence", "head", "expected"),
    [
        ("They/PRP/nsubj>2 attacked/VBD", "attacked", ("asserted", "actual")),
        (
            "They/PRP/nsubj>2 failed/VBD to/TO/mark>4 attack/VB/xcomp>2",
            "attack",
            ("negated", "actual"),
        ),
        (
            "They/PRP/nsubj>2 tried/VBD to/TO/mark>4 attack/VB/xcomp>2",
            "attack",
            ("asserted", "possible"),
        ),
        (
            "They/PRP/nsubj>2 tried/VBD to/TO/mark>4 attack/VB/xcomp>2 but/CC/cc>6 "
            "failed/VBD/conj>2",
            "attack",
            ("negated", "actual"),
        ),
        (
            "They/PRP/nsubj>4 did/VBD/aux>4 not/RB/advmod>4 plan/VB to/TO/mark>6 attack/VB/xcomp>4",
            "attack",
            ("negated", "planned"),
        ),
        (
            "They/PRP/nsubj>4 did/VBD/aux>4 not/RB/advmod>4 fail/VB to/TO/mark>6 attack/VB/xcomp>4",
            "attack",
            ("asserted", "actual"),
        ),
        (
            "Police/NNS/nsubj>2 prevented/VBD an/DT/det>4 attack/NN/obj>2",
            "attack",
            ("negated", "actual"),
        ),
        (
            "threats/NNS of/IN/case>4 an/DT/det>4 attack/NN/nmod>1",
            "attack",
            ("asserted", "possible"),
        ),
        (
            "They/PRP/nsubj>2 discussed/VBD the/DT/det>4 attack/NN/obj>2",
            "attack",
            ("asserted", "actual"),
        ),
        (
            "They/PRP/nsubj>2 came/VBD to/TO/mark>4 attack/VB/advcl>2",
            "attack",
            ("asserted", "planned"),
        ),
        (
            "They/PRP/nsubj>3 are/VBP/aux>3 attacking/VBG",
            "attacking",
            ("asserted", "ongoing"),
        ),
        (
            "They/PRP/nsubj>3 were/VBD/aux>3 attacking/VBG",
            "attacking",
            ("asserted", "actual"),
        ),
        (
            "They/PRP/nsubj>4 did/VBD/aux>4 not/RB/advmod>4 leave/VB and/CC/cc>6 attack/VB/conj>4",
            "attack",
            ("negated", "actual"),
        ),
        (
            "It/PRP/nsubj>4 did/VBD/aux>4 not/RB/advmod>4 end/VB but/CC/cc>7 they/PRP/nsubj>7 "
            "attacked/VBD/conj>4",
            "attacked",
            ("asserted", "actual"),
        ),
        (
            "They/PRP/nsubj>4 did/VBD/aux>4 not/RB/advmod>4 leave/VB because/IN/mark>7 "
            "we/PRP/nsubj>7 attacked/VBD/advcl>4",
            "attacked",
            ("asserted", "actual"),
        ),
        (
            "the/DT/det>2 anniversary/NN of/IN/case>5 the/DT/det>5 attack/NN/nmod>2",
            "attack",
            ("asserted", "historical"),
        ),
    ],
)
def test_the_words_above_an_event_tell_whether_it_happened(sentence, head, expected):
    assert status(sentence, head) == expected


SINCE = "They/PRP/nsubj>3 have/VBP/aux>3 held/VBN since/IN/case>5 May/NNP/obl>3"
HOLDING = "They/PRP/nsubj>3 are/VBP/aux>3 holding/VBG"


@pytest.mark.parametrize(
    ("sentence", "head", "event_type", "modality"),
    [
        (SINCE, "held", "CONTROL", "ongoing"),
        (SINCE, "held", "ASSAULT", "actual"),
        (HOLDING, "holding", "ASSAULT", "ongoing"),
    ],
)
def test_what_has_lasted_goes_on_where_its_type_lasts(sentence, head, event_type, modality):
    assert status(sentence, head, event_type=event_type)[1] == modality


@pytest.mark.parametrize(
    ("sentence", "modality"),
    [
        ("They/PRP/nsubj>3 are/VBP/aux>3 demanding/VBG it/PRP/obj>3", "actual"),
        ("They/PRP/nsubj>4 are/VBP/aux>4 still/RB/advmod>4 demanding/VBG it/PRP/obj>4", "ongoing"),
    ],
)
def test_what_is_done_at_once_goes_on_only_where_words_say_so(sentence, modality):
    demand = Trigger(event_type="REQUEST", mode=None, words=("demand",), pos="VERB")
    found = status(sentence, "demanding", trigger=demand, event_type="REQUEST")
    assert found == ("asserted", modality)


def test_a_report_ends_the_search():
    sentence = (
        "They/PRP/nsubj>4 did/VBD/aux>4 not/RB/advmod>4 plan/VB that/IN/mark>7 he/PRP/nsubj>7 "
        "attack/VBP/ccomp>4"
    )
    assert status(sentence, "attack")[0] == "negated"
    assert status(sentence, "attack", reported=["attack"]) == ("asserted", "actual")


@pytest.mark.parametrize(
    ("when", "modality"),
    [
        (dated(date(2022, 9, 9)), "actual"),
        (dated(date(2022, 9, 12)), "planned"),
        (dated(date(2019, 6, 3)), "historical"),
        (dated(date(2021, 1, 1), date(2021, 12, 31), "year"), "historical"),
        (dated(date(2022, 1, 1), date(2022, 12, 31), "year"), "actual"),
        (UNDATED, "actual"),
    ],
)
def test_the_date_tells_what_is_still_to_come_or_long_past(when, modality):
    assert status("An/DT/det>2 attack/NN", "attack", when=when)[1] == modality


def test_a_past_tense_tells_of_the_past_whatever_its_date():
    ahead = dated(date(2022, 9, 12))
    assert status("They/PRP/nsubj>2 attacked/VBD", "attacked", when=ahead)[1] == "actual"


def test_what_is_told_among_things_long_past_is_historical():
    assert status("They/PRP/nsubj>2 attacked/VBD", "attacked", background=True)[1] == "historical"
    assert not is_background(UNDATED, date(2030, 1, 1))


def test_what_is_forecast_is_possible_and_not_planned():
    sentence = "They/PRP/nsubj>3 will/MD/aux>3 attack/VB"
    assert status(sentence, "attack")[1] == "planned"
    assert status(sentence, "attack", report_kind="forecast")[1] == "possible"


@pytest.mark.parametrize(
    ("sentence", "polarity"),
    [
        ("They/PRP/nsubj>2 foiled/VBD it/PRP/obj>2", "negated"),
        ("They/PRP/nsubj>4 did/VBD/aux>4 not/RB/advmod>4 foiled/VB it/PRP/obj>4", "asserted"),
    ],
)
def test_a_negation_of_a_negated_trigger_asserts(sentence, polarity):
    foil = Trigger(event_type="X", mode=None, words=("foil",), pos="VERB", polarity="negated")
    assert status(sentence, "foiled", trigger=foil)[0] == polarity


def test_a_trigger_may_tell_a_plan_by_itself():
    plot = Trigger(event_type="X", mode=None, words=("plot",), pos="VERB", modality="planned")
    assert status("They/PRP/nsubj>2 plotted/VBD", "plotted", trigger=plot)[1] == "planned"


@pytest.mark.parametrize(
    ("sentence", "event_type", "expected"),
    [
        ("Rebels captured Bunia.", "CONTROL", ("asserted", "actual")),
        ("Rebels failed to capture Bunia.", "CONTROL", ("negated", "actual")),
        ("Rebels did not capture Bunia.", "CONTROL", ("negated", "actual")),
        ("Rebels never captured Bunia.", "CONTROL", ("negated", "actual")),
        ("Rebels could not capture Bunia.", "CONTROL", ("negated", "actual")),
        ("Rebels could capture Bunia.", "CONTROL", ("asserted", "possible")),
        ("Rebels may capture Bunia.", "CONTROL", ("asserted", "possible")),
        ("Rebels would have captured Bunia.", "CONTROL", ("asserted", "possible")),
        ("Rebels tried to capture Bunia.", "CONTROL", ("asserted", "possible")),
        ("Rebels tried to capture Bunia but failed.", "CONTROL", ("negated", "actual")),
        ("The army will capture Bunia.", "CONTROL", ("asserted", "planned")),
        ("The army plans to capture Bunia.", "CONTROL", ("asserted", "planned")),
        ("Soldiers marched to capture Goma.", "CONTROL", ("asserted", "planned")),
        ("The army managed to capture Bunia.", "CONTROL", ("asserted", "actual")),
        ("If rebels attack Goma, the army will respond.", "ASSAULT", ("asserted", "possible")),
        ("Police prevented an attack on a church in Goma.", "ASSAULT", ("negated", "actual")),
        ("Unions called off a strike at the port of Goma.", "PROTEST", ("negated", "actual")),
        ("Soldiers took Bunia without attacking civilians.", "ASSAULT", ("negated", "actual")),
        ("Neither rebels nor soldiers attacked Goma.", "ASSAULT", ("negated", "actual")),
        ("Nobody was killed in Goma.", "ASSAULT", ("negated", "actual")),
        ("No one was arrested in Goma.", "COERCE", ("negated", "actual")),
        ("Bunia has not yet been captured.", "CONTROL", ("negated", "actual")),
        ("Rebels are shelling Goma.", "ASSAULT", ("asserted", "ongoing")),
        ("Rebels began shelling Goma.", "ASSAULT", ("asserted", "actual")),
        ("Presidents Macron and Erdogan are to meet in Paris.", "CONSULT", ("asserted", "planned")),
        (
            "Thousands marked the anniversary of the massacre in Goma.",
            "ASSAULT",
            ("asserted", "historical"),
        ),
        (
            "Soldiers killed three protesters in Khartoum in 2019.",
            "ASSAULT",
            ("asserted", "historical"),
        ),
        (
            "Soldiers used tear gas to disperse protesters, arresting ten.",
            "COERCE",
            ("asserted", "actual"),
        ),
    ],
)
def test_an_event_is_told_as_what_it_is(code, sentence, event_type, expected):
    event = only_event(code(sentence), event_type)
    assert (event.polarity, event.modality) == expected


def test_a_threat_is_an_event_of_its_own_and_no_attack(code):
    (event,) = code("The army threatened to attack the rebels.").events
    assert (event.event_type, event.mode) == ("THREATEN", "violence")
    assert (event.polarity, event.modality) == ("asserted", "actual")


def test_a_denied_event_is_asserted_by_the_words_and_denied_by_the_claimant(code):
    (event,) = code("Russia denied that its forces had shelled Kharkiv.").events
    assert (event.polarity, event.claim.stance) == ("asserted", "denies")


def test_a_negation_does_not_reach_into_the_next_clause(code):
    document = code("Rebels did not attack Goma, but they captured Bunia.")
    assert only_event(document, "ASSAULT").polarity == "negated"
    assert only_event(document, "CONTROL").polarity == "asserted"
