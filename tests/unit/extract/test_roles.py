"""Who acts and who suffers in an event."""

import pytest

from builders.language import only_event


@pytest.mark.parametrize(
    ("sentence", "event_type", "actors", "recipients"),
    [
        ("Police arrested the protesters.", "COERCE", ["Police"], ["protesters"]),
        (
            "In Khartoum, soldiers killed three protesters.",
            "ASSAULT",
            ["soldiers"],
            ["protesters"],
        ),
        (
            "Three protesters were killed by soldiers in Khartoum.",
            "ASSAULT",
            ["soldiers"],
            ["protesters"],
        ),
        ("The town was captured by rebel fighters.", "CONTROL", ["rebel fighters"], []),
        (
            "Gunmen were arrested by Kenyan police in Nairobi.",
            "COERCE",
            ["Kenyan police"],
            ["Gunmen"],
        ),
        ("Kupiansk was shelled by Russian troops.", "ASSAULT", ["Russian troops"], []),
        ("The soldiers that shelled Goma slept.", "ASSAULT", ["soldiers"], []),
        (
            "The soldiers who had fled the front were arrested in Goma.",
            "COERCE",
            [],
            ["soldiers"],
        ),
        (
            "Turkish jets crossed the border and bombed a village near Duhok.",
            "ASSAULT",
            ["Turkish jets"],
            [],
        ),
        (
            "Somali troops have entered Kismayo and arrested dozens of fighters.",
            "COERCE",
            ["Somali troops"],
            ["fighters"],
        ),
        ("Troops began to shell Bunia.", "ASSAULT", ["Troops"], []),
        ("The general ordered his soldiers to shell Bunia.", "ASSAULT", ["soldiers"], []),
        ("The rebels promised the army to withdraw from Bunia.", "RETREAT", ["rebels"], []),
        (
            "The army attacked the rebels after crossing the river.",
            "ASSAULT",
            ["army"],
            ["rebels"],
        ),
        (
            "Soldiers and police attacked protesters in Conakry.",
            "ASSAULT",
            ["Soldiers", "police"],
            ["protesters"],
        ),
        (
            "Police arrested editors and lawyers in Ankara.",
            "COERCE",
            ["Police"],
            ["editors", "lawyers"],
        ),
        (
            "The army conducted a drone attack near Bunia.",
            "ASSAULT",
            ["army"],
            [],
        ),
        ("The convoy came under fire near Bunia.", "ASSAULT", [], ["convoy"]),
        ("The base suffered a drone attack.", "ASSAULT", [], ["base"]),
        ("Russian shelling of Kherson killed two people.", "ASSAULT", ["Russian"], ["people"]),
        (
            "The shelling of Kupiansk by Russian troops continued.",
            "ASSAULT",
            ["Russian troops"],
            [],
        ),
        (
            "There were clashes between soldiers and rebels in Bunia.",
            "ASSAULT",
            ["soldiers", "rebels"],
            [],
        ),
        ("The resignation of the prime minister surprised all.", "RETREAT", ["prime minister"], []),
        (
            "Sudanese troops attacked RSF fighters in Khartoum.",
            "ASSAULT",
            ["Sudanese troops"],
            ["RSF fighters"],
        ),
        (
            "Russian soldiers surrendered to Ukrainian troops.",
            "DEFECT",
            ["Russian soldiers"],
            ["Ukrainian troops"],
        ),
        (
            "Amnesty International accused Israel of war crimes.",
            "ACCUSE",
            ["Amnesty International"],
            ["Israel"],
        ),
        ("France imposed sanctions on Iran.", "SANCTION", ["France"], ["Iran"]),
        ("Turkey sent aid to Syria.", "AID", ["Turkey"], ["Syria"]),
        ("India and Pakistan exchanged fire in Kashmir.", "ASSAULT", ["India", "Pakistan"], []),
        ("Ukraine and Russia signed an agreement in Istanbul.", "AGREE", ["Ukraine", "Russia"], []),
        ("A bridge in Kupiansk was seriously damaged.", "DAMAGE", [], ["bridge"]),
    ],
)
def test_grammar_tells_who_acts_and_who_suffers(code, sentence, event_type, actors, recipients):
    event = only_event(code(sentence), event_type)
    assert [party.text for party in event.actors] == actors
    assert [party.text for party in event.recipients] == recipients


@pytest.mark.parametrize(
    ("active", "passive"),
    [
        (
            "Sudanese soldiers killed three protesters in Khartoum.",
            "Three protesters were killed by Sudanese soldiers in Khartoum.",
        ),
        ("Kenyan police arrested the editor.", "The editor was arrested by Kenyan police."),
    ],
)
def test_active_and_passive_say_the_same(code, active, passive):
    (one,), (other,) = code(active).events, code(passive).events
    for role in ("actors", "recipients"):
        codes = [[party.code for party in getattr(event, role)] for event in (one, other)]
        assert codes[0] == codes[1]


def test_nobody_is_actor_and_recipient_at_once(code):
    for sentence in ("India and Pakistan clashed in Kashmir.", "The rebels attacked the rebels."):
        for event in code(sentence).events:
            spans = [{(p.start, p.end) for p in part} for part in (event.actors, event.recipients)]
            assert spans[0].isdisjoint(spans[1])


def test_a_possessive_means_the_one_named_before(code):
    event = only_event(code("Russia denied that its forces had shelled Kharkiv."), "ASSAULT")
    assert [actor.code for actor in event.actors] == ["RUSMIL"]
