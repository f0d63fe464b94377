"""Who acts and who suffers in an event."""

import pytest


@pytest.mark.parametrize(
    ("sentence", "actors", "recipients"),
    [
        ("Police arrested the protesters.", ["Police"], ["protesters"]),
        ("Soldiers killed three protesters in Khartoum.", ["Soldiers"], ["protesters"]),
        ("In Khartoum, soldiers killed three protesters.", ["soldiers"], ["protesters"]),
        (
            "Three protesters were killed by soldiers in Khartoum.",
            ["soldiers"],
            ["protesters"],
        ),
        ("Kupiansk was shelled by Russian troops.", ["Russian troops"], []),
        (
            "Sudanese troops attacked RSF fighters in Khartoum.",
            ["Sudanese troops"],
            ["RSF fighters"],
        ),
        (
            "Russian soldiers surrendered to Ukrainian troops.",
            ["Russian soldiers"],
            ["Ukrainian troops"],
        ),
        (
            "Amnesty International accused Israel of war crimes.",
            ["Amnesty International"],
            ["Israel"],
        ),
        ("France imposed sanctions on Iran.", ["France"], ["Iran"]),
        ("Turkey sent aid to Syria.", ["Turkey"], ["Syria"]),
        ("The shelling of Kupiansk by Russian troops continued.", ["Russian troops"], []),
        ("India and Pakistan exchanged fire in Kashmir.", ["India", "Pakistan"], []),
        (
            "Ukraine and Russia signed an agreement in Istanbul.",
            ["Ukraine", "Russia"],
            [],
        ),
        ("A bridge in Kupiansk was seriously damaged.", [], []),
    ],
)
def test_subject_and_object_are_told_by_the_order_of_the_words(code, sentence, actors, recipients):
    (event,) = code(sentence).events
    assert [party.text for party in event.actors] == actors
    assert [party.text for party in event.recipients] == recipients


def test_active_and_passive_say_the_same(code):
    (active,) = code("Soldiers killed three protesters in Khartoum.").events
    (passive,) = code("Three protesters were killed by soldiers in Khartoum.").events
    for role in ("actors", "recipients"):
        assert [p.code for p in getattr(active, role)] == [p.code for p in getattr(passive, role)]
