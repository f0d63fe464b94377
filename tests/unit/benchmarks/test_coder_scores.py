from datetime import date

import pytest

from benchmarks.coder_scores import MEANS, all_figures, macro_f1, score_documents
from benchmarks.gold_documents import GoldEntity
from benchmarks.gold_reader import read_gold
from benchmarks.language_scores import Tally
from builders.gold import (
    EVENT,
    FOLDED,
    HEAD,
    NAMES,
    QUOTATION,
    coded,
    coded_event,
    party,
    quantity,
    quotation,
    span_of,
)
from sitrep.coding import Claim, Entity, EventDate, EventPlace

STAFF = ("Ukrainian General Staff", "UKR", "MIL")
PLACE = EventPlace(
    **span_of("Kupiansk"), role="event", place_key="geonames:1", geonames_id=1, name="Kup’yans’k",
    lat=49.7, lon=37.6, country="UKR", admin1=None, precision=1, radius_km=5, reason="in",
)  # fmt: skip


def shelling(**values):
    """Return the event of the gold text, coded without a fault."""
    right = {
        "mode": "heavy-weapons",
        "actors": (party("Russian forces", "RUS", "MIL"),),
        "recipients": (party("three people", "UKR", "CVL"),),
        "places": (PLACE,),
        "date": EventDate(date_from=date(2024, 3, 4), date_to=date(2024, 3, 4), precision="day",
                          reason="words", **span_of("Monday")),
        "claim": Claim(kind="institution", stance="affirms", claimant=party(*STAFF)),
        "quantities": (quantity("at least three", kind="killed", unit="person", operator=">=",
                                low=3.0, best=3.0, high=None),),
    }  # fmt: skip
    return coded_event("shelled", "ASSAULT", **right | values)


def sheet_of(raw, found):
    read = read_gold(raw, name="small")
    assert read.problems == []
    return score_documents([(read.document, found)])


def shelling_scores(**values):
    return sheet_of(HEAD + NAMES + EVENT, coded(shelling(**values))).measures


def test_a_coding_without_a_fault_has_all_points():
    sheet = sheet_of(
        HEAD + NAMES + EVENT + QUOTATION,
        coded(
            shelling(),
            quotations=(quotation("We pulled two children out of the rubble",
                                  party("Olena Marchuk", "UKR")),),
            entities=(
                Entity(**span_of("Kupiansk"), label="GPE", country="UKR", lat=49.7, lon=37.6),
                Entity(**span_of("Ukrainian General Staff"), label="ORG", country="UKR"),
                Entity(**span_of("Olena Marchuk"), label="PERSON", country="UKR"),
            ),
        ),
    )  # fmt: skip
    assert dict(sheet.errors) == {}
    for part, name, measure in sheet.rows():
        if isinstance(measure, Tally):
            assert measure.gold == measure.predicted == measure.right, (part, name)
        else:
            assert measure.percent == 100, (part, name)


def test_optional_events_count_neither_for_nor_against():
    optional = '[[event]]\ntrigger = "Talks"\ntype = "CONSULT"\noptional = true\n'
    for events in ([], [coded_event("Talks", "CONSULT")]):
        tally = sheet_of(HEAD + optional, coded(*events)).measures["events"]
        assert tally["detected, type ignored"] == Tally()
        assert "detected, all types" not in tally


def test_events_of_a_text_without_any_are_counted_apart():
    calm = sheet_of(HEAD, coded(coded_event("shelled", "ASSAULT"))).measures["calm"]
    assert calm["false events for each document without events"].rate == 1
    assert calm["false events for 100 sentences of them"].rate == pytest.approx(100 / 3)
    assert sheet_of(HEAD + EVENT, coded()).measures["calm"] == {}


def test_a_party_needs_its_role():
    swapped = shelling_scores(actors=(party("three people"),), recipients=())["arguments"]
    assert swapped["of matched events, both roles"] == Tally(predicted=1, gold=2, right=0)


def test_roles_of_talks_can_be_exchanged():
    talks = '[[event]]\ntrigger = "Talks"\ntype = "CONSULT"\nactors = ["Olena Marchuk | UKR"]\n'
    event = coded_event("Talks", "CONSULT", recipients=(party("Olena Marchuk", "UKR"),))
    sheet = sheet_of(HEAD + talks, coded(event))
    assert sheet.measures["arguments"]["actors of matched events"].right == 1


def test_a_pronoun_is_whoever_has_its_code():
    event = EVENT.replace("Russian forces | RUS MIL", "We | UKR CVL")
    sheet = sheet_of(HEAD + event, coded(shelling(actors=(party("Olena Marchuk", "UKR", "CVL"),))))
    assert sheet.measures["arguments"]["actors of matched events"].right == 1


def test_parties_of_missed_events_count_end_to_end():
    tally = sheet_of(HEAD + EVENT, coded()).measures["arguments"]
    assert list(tally) == ["end to end: of missed and false events too"]
    assert tally["end to end: of missed and false events too"].gold == 2


def test_a_wrong_country_is_counted_on_matched_parties():
    scores = shelling_scores(actors=(party("Russian forces", "BLR", "MIL"),))["arguments"]
    assert scores["country of matched parties"].percent == 50
    assert scores["sector of matched parties"].percent == 100


def test_a_place_of_another_name_is_right_where_it_lies_near():
    gold = HEAD + NAMES + EVENT
    elsewhere = {**span_of("rubble"), "name": "Dvorichna"}
    fields = {f: getattr(PLACE, f) for f in PLACE.__slots__} | elsewhere
    near = EventPlace(**fields)
    far = EventPlace(**fields | {"lat": 48.0, "lon": 30.0})
    assert sheet_of(gold, coded(shelling(places=(near,)))).measures["places"][
        "of matched events"].right == 1  # fmt: skip
    assert sheet_of(gold, coded(shelling(places=(far,)))).measures["places"][
        "of matched events"].right == 0  # fmt: skip


def test_a_date_in_words_is_false_where_the_event_has_none():
    gold = HEAD + EVENT.replace('date = "Monday | 2024-03-04"\n', "")
    dates = sheet_of(gold, coded(shelling())).measures["dates"]
    assert dates["without a date: none found in words"].percent == 0


def test_modality_is_scored_by_value():
    gold = HEAD + EVENT + 'modality = "planned"\npolarity = "negated"\n'
    scores = sheet_of(gold, coded(shelling(modality="possible"))).measures["modality"]
    assert (scores["planned"].gold, scores["planned"].right) == (1, 0)
    assert (scores["possible"].predicted, scores["possible"].right) == (1, 0)
    assert scores["negated"].gold == 1
    assert scores["polarity"].percent == scores["modality"].percent == 0


def test_a_claim_is_right_in_kind_stance_and_claimant():
    other = Claim(kind="institution", stance="denies", claimant=party("Russian forces"))
    scores = shelling_scores(claim=other)["claims"]
    assert scores["kind"].percent == 100
    assert scores["stance"].percent == scores["claimant"].percent == 0
    assert scores["found: not the outlet's"].right == 1
    assert scores["found and all right"].right == 0


def test_a_claimant_of_the_same_code_is_right():
    other = Claim(kind="institution", stance="affirms",
                  claimant=party("Olena Marchuk", "UKR", "MIL"))  # fmt: skip
    assert shelling_scores(claim=other)["claims"]["claimant"].percent == 100


@pytest.mark.parametrize(
    ("gold", "operator", "bounds", "is_right"),
    [
        (">= 3", ">=", (3, 3, None), True),
        (">= 3", ">=", (4, 4, None), False),
        ("= 3", "=", (3, 3, 3), True),
        ("= 3", ">=", (3, 3, None), False),
        ("> 30", ">", (31, 31, None), True),
        ("< 30", "<", (None, 29, 29), True),
        ("<= 30", "<=", (None, 30, 30), True),
        ("~ 30", "~", (None, 30, None), True),
        ("range 2..3", "range", (2, None, 3), True),
        ("range 2..3", "range", (2, None, 4), False),
    ],
)
def test_a_quantity_is_right_in_operator_and_bounds(gold, operator, bounds, is_right):
    low, best, high = bounds
    found = quantity("at least three", kind="killed", unit="person", operator=operator,
                     low=low, best=best, high=high)  # fmt: skip
    raw = HEAD + EVENT.replace("killed person >= 3", f"killed person {gold}")
    scores = sheet_of(raw, coded(shelling(quantities=(found,)))).measures["quantities"]
    assert scores["found"].right == 1
    assert scores["kind, operator and bounds right"].right == is_right


def test_a_quotation_needs_half_its_words_and_its_speaker():
    whole, part = "We pulled two children out of the rubble", "We pulled two"
    speaker = party("Olena Marchuk", "UKR")
    for words, who, found, right in (
        (whole, speaker, 1, 1), (whole, None, 1, 0), (part, speaker, 0, 0)
    ):  # fmt: skip
        coding = coded(quotations=(quotation(words, who),))
        scores = sheet_of(HEAD + QUOTATION, coding).measures["quotations"]
        assert scores["direct: found"].right == found
        assert scores["direct: found with the right speaker"].right == right


def test_quoted_words_of_a_mixed_quotation_may_be_coded_too():
    mixed = QUOTATION.replace('"direct"', '"mixed"')
    coding = coded(quotations=(quotation("We pulled two children", None),))
    assert sheet_of(HEAD + mixed, coding).measures["quotations"]["direct: found"] == Tally()


def test_a_part_of_a_listed_name_is_neither_right_nor_wrong():
    names = (Entity(**span_of("Marchuk"), label="PERSON"), Entity(**span_of("Talks"), label="ORG"))
    sheet = sheet_of(HEAD + NAMES, coded(entities=names))
    assert sheet.measures["entities"]["words and label"] == Tally(predicted=1, gold=3, right=0)


def test_every_case_has_a_figure_and_means_leave_out_what_has_no_gold():
    sheet = sheet_of(HEAD + EVENT, coded(shelling(), coded_event("Talks", "CONSULT")))
    assert macro_f1(sheet, "types") == 100
    figures = all_figures(sheet)
    assert figures["types"]["CONSULT"]["predicted"] == 1
    assert figures["types"][MEANS["types"]] == {"f1": 100}


def test_a_coding_of_another_text_is_refused():
    document = read_gold(HEAD.replace("Talks", "Meetings"), name="small").document
    with pytest.raises(ValueError, match="the coded text is not the gold text"):
        score_documents([(document, coded())])


def test_names_of_the_gold_set_are_found_where_they_stand():
    document = read_gold(HEAD + NAMES, name="small").document
    assert all(isinstance(entity, GoldEntity) for entity in document.entities)
    assert all(FOLDED[s.start : s.end] == s.text for e in document.entities for s in e.spans)
