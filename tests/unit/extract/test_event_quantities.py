"""Which numbers belong to an event, and what they count."""

import pytest

from builders.language import only_event
from builders.parsed_text import parsed_doc
from sitrep.extract.counted import counted_tokens
from sitrep.extract.tree import read_tree
from sitrep.language.counting.numbers import find_numbers


def counted(*sentences):
    doc = parsed_doc(*sentences)
    tree = read_tree(doc)
    numbers = list(find_numbers(doc.text, taken=[]))
    spans = [doc.char_span(n.start, n.end, alignment_mode="expand") for n in numbers]
    found = counted_tokens(tree, numbers, [(span.start, span.end) for span in spans])
    return [(doc.text[c.mention.start : c.mention.end], tree.words[c.noun]) for c in found]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("They/PRP/nsubj>2 killed/VBD 15/CD/nummod>4 people/NNS/obj>2", [("15", "people")]),
        ("They/PRP/nsubj>2 killed/VBD 15/CD/obj>2", [("15", "15")]),
        (
            "They/PRP/nsubj>2 hit/VBD the/DT/det>5 third/JJ/amod>5 house/NN/obj>2",
            [],
        ),
        (
            "They/PRP/nsubj>2 hit/VBD it/PRP/obj>2 15/CD/nummod>5 km/NNS/obl:unmarked>6 "
            "south/RB/advmod>2 of/IN/case>8 Goma/NNP/obl>6",
            [],
        ),
        (
            "They/PRP/nsubj>2 walked/VBD 15/CD/nummod>4 km/NNS/obj>2",
            [("15 km", "km")],
        ),
    ],
    ids=["noun", "alone", "ordinal", "way", "distance"],
)
def test_a_number_counts_a_noun_or_stands_alone(sentence, expected):
    assert counted(sentence) == expected


def quantities(event):
    return [(q.kind, q.operator, q.low, q.high) for q in event.quantities]


@pytest.mark.parametrize(
    ("sentence", "event_type", "expected"),
    [
        (
            "Gunmen killed three soldiers and wounded 30 in Goma.",
            "ASSAULT",
            [("killed", "=", 3, 3), ("wounded", "=", 30, 30)],
        ),
        (
            "Five people were killed and twelve injured in an attack on a bus in Karachi.",
            "ASSAULT",
            [("killed", "=", 5, 5), ("wounded", "=", 12, 12)],
        ),
        (
            "A missile strike on Odesa killed four people and wounded nine.",
            "ASSAULT",
            [("killed", "=", 4, 4), ("wounded", "=", 9, 9)],
        ),
        (
            "The rebels killed more than 15 people in Goma.",
            "ASSAULT",
            [("killed", ">", 16, None)],
        ),
        (
            "The rebels killed fewer than 15 people in Goma.",
            "ASSAULT",
            [("killed", "<", None, 14)],
        ),
        (
            "At least 15 people were killed by soldiers in Goma.",
            "ASSAULT",
            [("killed", ">=", 15, None)],
        ),
        (
            "The police arrested 20 protesters in Goma.",
            "COERCE",
            [("arrested", "=", 20, 20)],
        ),
        (
            "Some 5,000 people protested in Goma.",
            "PROTEST",
            [("participants", "~", None, None)],
        ),
        (
            "Dozens of residents fled from Goma.",
            "DISPLACE",
            [("displaced", ">=", 24, None)],
        ),
        (
            "An earthquake struck Izmir, killing 40 people and destroying dozens of houses.",
            "DISASTER",
            [("killed", "=", 40, 40), ("buildings", ">=", 24, None)],
        ),
        (
            "The bombing left four dead and some fifty injured in the city of Marawi.",
            "ASSAULT",
            [("killed", "=", 4, 4), ("wounded", "~", None, None)],
        ),
        (
            "The health ministry put the toll of the strike at 39 dead and 52 wounded.",
            "ASSAULT",
            [("killed", "=", 39, 39), ("wounded", "=", 52, 52)],
        ),
        (
            "Three people are missing after a ferry capsized off the island.",
            "DISASTER",
            [("missing", "=", 3, 3)],
        ),
        (
            "Eight people lost their lives in a suicide bombing in Gao.",
            "ASSAULT",
            [("killed", "=", 8, 8)],
        ),
        (
            "A roadside bomb in Taji killed a civilian and wounded five other people.",
            "ASSAULT",
            [("wounded", "=", 5, 5)],
        ),
        (
            "The raid left 12 people dead and 30 wounded.",
            "ASSAULT",
            [("killed", "=", 12, 12), ("wounded", "=", 30, 30)],
        ),
        (
            "In Sukma, 21 cadres turned themselves in before the superintendent of police.",
            "DEFECT",
            [("captured", "=", 21, 21)],
        ),
        (
            "The floods brought the death toll in Kano to 131.",
            "DISASTER",
            [("killed", "=", 131, 131)],
        ),
        (
            "A court in Madrid sentenced a customs inspector to 14 years in prison.",
            "SANCTION",
            [("years", "=", 14, 14)],
        ),
        (
            "UNICEF has flown in 120,000 doses.",
            "AID",
            [("doses", "=", 120_000, 120_000)],
        ),
        (
            "A wooden boat with 84 people aboard sank off the island.",
            "DISASTER",
            [("aboard", "=", 84, 84)],
        ),
        (
            "His abductors demanded R20 million.",
            "REQUEST",
            [("money", "=", 20_000_000, 20_000_000)],
        ),
        (
            "The shelling of Goma killed 30 in 2024.",
            "ASSAULT",
            [("killed", "=", 30, 30)],
        ),
        (
            "Soldiers killed 30 people in 12 villages near Goma.",
            "ASSAULT",
            [("killed", "=", 30, 30), ("settlements", "=", 12, 12)],
        ),
    ],
)
def test_a_number_has_a_kind_and_bounds(code, sentence, event_type, expected):
    assert quantities(only_event(code(sentence), event_type)) == expected


def test_numbers_of_another_clause_belong_to_another_event(code):
    document = code("The rebels killed three soldiers before the police arrested ten people.")
    assert quantities(only_event(document, "ASSAULT")) == [("killed", "=", 3, 3)]
    assert quantities(only_event(document, "COERCE")) == [("arrested", "=", 10, 10)]


def test_a_distance_that_only_tells_a_way_is_no_quantity(code):
    document = code("The rebels attacked soldiers 15 kilometres south of Goma.")
    assert only_event(document, "ASSAULT").quantities == ()


def test_victims_beside_two_events_that_do_harm_are_of_neither(code):
    document = code(
        "Three people are missing after gunmen attacked a village and a landslide buried a school."
    )
    assert [q for event in document.events for q in quantities(event)] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The soldiers killed Luis Dalisay, 49, and Gabriel, 22, in Goma.",
        "The police arrested a man of 41 in Goma.",
        "The police arrested a student aged 17 in Goma.",
        "One in nine residents was killed by soldiers in Goma.",
        "The leader has been under house arrest for 13 of the last 19 years.",
        "An earthquake of magnitude 8.4 killed a woman in Izmir.",
        "The two governments agreed on a truce.",
    ],
    ids=["age", "age of", "aged", "rate", "years", "magnitude", "parties"],
)
def test_ages_rates_and_the_like_are_no_quantities(code, sentence):
    assert [q for event in code(sentence).events for q in quantities(event)] == []


def test_where_something_is_taken_is_not_how_many_it_is(code):
    event = only_event(code("The rebels took the hostages to three prisons in Goma."), "ASSAULT")
    assert ("captured", "=", 3, 3) not in quantities(event)


def test_a_part_counts_and_not_what_it_is_a_part_of(code):
    event = only_event(code("The army shot down 28 of 35 drones."), "ASSAULT")
    assert quantities(event) == [("aircraft", "=", 28, 28)]
