"""Who does what to whom, with which numbers, in whole sentences of our own."""

import pytest

from builders.language import read


def told(sentence, event_type):
    """Return actors, recipients and quantities of the only event of a type."""
    (event,) = [event for event in read(sentence).events if event.event_type == event_type]
    return (
        [party.text for party in event.actors],
        [party.text for party in event.recipients],
        [(q.kind, q.best) for q in event.quantities],
    )


@pytest.mark.parametrize(
    ("sentence", "event_type", "expected"),
    [
        (
            "Two bishops were among the 12 people arrested on Monday.",
            "COERCE",
            ([], ["bishops"], [("arrested", 2)]),
        ),
        ("Miners are on strike in Bolivia.", "PROTEST", (["Miners"], [], [])),
        (
            "Kazakhstan summoned the Russian ambassador over the remark.",
            "ACCUSE",
            (["Kazakhstan"], ["Russian ambassador"], []),
        ),
        (
            "A spokesman said 14 soldiers were killed and two armoured cars set ablaze in the "
            "fighting near Kyaukme.",
            "ASSAULT",
            ([], ["soldiers"], [("killed", 14)]),
        ),
        (
            "Ten guards were killed and 15 wounded in Goma, the ministry said.",
            "ASSAULT",
            ([], ["guards", "15"], [("killed", 10), ("wounded", 15)]),
        ),
        ("One gunman blew himself up in the stairwell.", "ASSAULT", (["gunman"], [], [])),
        (
            "The minister invited the union leaders to a meeting next week.",
            "REQUEST",
            (["minister"], ["union leaders"], []),
        ),
        (
            "Venezuela has massed troops on the border since May, satellite pictures show.",
            "MOBILIZE",
            (["Venezuela"], ["troops"], []),
        ),
        (
            "The army sent 400 soldiers to Goma.",
            "MOBILIZE",
            (["army"], ["soldiers"], [("troops", 400)]),
        ),
        (
            "Doctors at public hospitals, who walked out on Monday, want more pay.",
            "PROTEST",
            (["Doctors"], [], []),
        ),
        (
            "About 24,000 people have trekked towards Bukavu, it said.",
            "DISPLACE",
            (["people"], [], [("displaced", 24_000)]),
        ),
        (
            "The overloaded ferry went down off Zanzibar.",
            "DISASTER",
            ([], ["overloaded ferry"], []),
        ),
        ("Rivers burst their banks near Modena.", "DISASTER", ([], [], [])),
        (
            "A thousand Armenians fled to Goris.",
            "DISPLACE",
            (["Armenians"], [], [("displaced", 1000)]),
        ),
        (
            "Drought has left four million people short of food.",
            "DISASTER",
            ([], ["people"], [("persons", 4_000_000)]),
        ),
        (
            "The hijackers freed all but two passengers.",
            "RETREAT",
            (["hijackers"], ["passengers"], []),
        ),
        ("Protesters occupied the main square of Tbilisi.", "PROTEST", (["Protesters"], [], [])),
        (
            "Rebels attacked the presidential palace of Moroni.",
            "ASSAULT",
            (["Rebels"], ["presidential palace"], []),
        ),
        (
            "Tens of thousands of people fled their homes.",
            "DISPLACE",
            (["people"], [], [("displaced", 20000)]),
        ),
        (
            "Rebel forces have launched an operation targeting soldiers near Goma.",
            "ASSAULT",
            (["Rebel forces"], ["soldiers"], []),
        ),
        (
            "The army freed 40 hostages in the forest.",
            "RETREAT",
            (["army"], ["hostages"], [("released", 40)]),
        ),
        (
            "A blast killed 13 people and injured 23 others in Quetta.",
            "ASSAULT",
            ([], ["people", "23 others"], [("killed", 13), ("wounded", 23)]),
        ),
        (
            "One person was killed and several others wounded in the attacks.",
            "ASSAULT",
            ([], ["person", "several others"], [("killed", 1), ("wounded", 3)]),
        ),
        (
            "Five people, including two children, were killed in a blast in Kabul.",
            "ASSAULT",
            ([], ["people"], [("killed", 5)]),
        ),
        (
            "Air defences shot down 28 of 35 drones.",
            "ASSAULT",
            (["Air defences"], ["28 of 35 drones"], [("aircraft", 28)]),
        ),
        (
            "Two drivers died after their van was in an accident with a bus.",
            "DISASTER",
            ([], ["van", "drivers"], [("killed", 2)]),
        ),
        (
            "The United States imposed sanctions on two Chinese companies.",
            "SANCTION",
            (["United States"], ["Chinese companies"], [("companies", 2)]),
        ),
        (
            "Police say a rocket attack on a house killed four children.",
            "ASSAULT",
            ([], ["house", "children"], [("killed", 4)]),
        ),
        (
            "Sam Ortega met in Cairo with rebel leaders.",
            "CONSULT",
            (["Sam Ortega", "rebel leaders"], [], []),
        ),
    ],
    ids=lambda value: value if isinstance(value, str) and " " in value else "",
)
def test_parties_and_numbers_are_those_of_the_sentence(sentence, event_type, expected):
    assert told(sentence, event_type) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "The wolves often attack sheep.",
        "The constitution bans the president from running again.",
        "We sued the company last year.",
        "A group called the Army of the Dawn has ten members.",
        "Hamas called the deal a surrender.",
    ],
)
def test_what_is_no_happening_is_none(sentence):
    found = {event.event_type for event in read(sentence).events}
    assert found <= {"AGREE"}
