"""Who says that something happened, how, and what they say it of."""

import pytest

from builders.language import only_event


@pytest.mark.parametrize(
    ("sentence", "event_type", "kind", "stance", "claimant"),
    [
        (
            "The Russian defence ministry said Ukrainian forces had shelled Donetsk.",
            "ASSAULT",
            "institution",
            "affirms",
            "RUSMIL",
        ),
        (
            "“Ukrainian forces have shelled a hospital in Donetsk,” the Russian defence ministry "
            "said.",
            "ASSAULT",
            "institution",
            "affirms",
            "RUSMIL",
        ),
        (
            "According to the Ukrainian General Staff, Russian troops shelled Kharkiv.",
            "ASSAULT",
            "institution",
            "affirms",
            "UKRMIL",
        ),
        (
            "A bridge in Kupiansk had been seriously damaged, Russia said.",
            "DAMAGE",
            "institution",
            "affirms",
            "RUS",
        ),
        (
            "Zelensky said his troops had liberated Izium.",
            "CONTROL",
            "named",
            "affirms",
            "UKRGOV",
        ),
        (
            "The mayor of Kyiv, Vitali Klitschko, said five people were killed in the city.",
            "ASSAULT",
            "named",
            "affirms",
            "UKRGOV",
        ),
        (
            "A senior US official said Ukrainian forces had attacked Russian supply lines.",
            "ASSAULT",
            "anonymous",
            "affirms",
            "USAGOV",
        ),
        (
            "A witness said soldiers had looted shops in Izium.",
            "PROTEST",
            "witness",
            "affirms",
            "UKRCVL",
        ),
        (
            "Russia denied that its forces had shelled Kharkiv.",
            "ASSAULT",
            "institution",
            "denies",
            "RUS",
        ),
        (
            "Moscow denied that its troops had retreated from Izium.",
            "RETREAT",
            "institution",
            "denies",
            "RUSGOV",
        ),
        (
            "The Kremlin rejected claims that Russian troops had retreated from Izium.",
            "RETREAT",
            "institution",
            "denies",
            "RUSGOV",
        ),
        (
            "The United Nations said 200 people were killed in Darfur on Monday.",
            "ASSAULT",
            "institution",
            "affirms",
            "UNO",
        ),
    ],
)
def test_an_event_is_claimed_by_who_says_it(code, sentence, event_type, kind, stance, claimant):
    claim = only_event(code(sentence), event_type).claim
    assert (claim.kind, claim.stance) == (kind, stance)
    assert claim.claimant.code == claimant
    assert claim.cue is not None


def test_who_doubts_does_not_affirm(code):
    event = only_event(code("Analysts doubt that Russian troops have captured Izium."), "CONTROL")
    assert event.claim.stance == "doubts"
    assert event.claim.claimant.text == "Analysts"


@pytest.mark.parametrize(
    "sentence",
    [
        "Ukrainian troops captured Izium on Friday.",
        "Russian forces carried out airstrikes on Kharkiv.",
        "Three protesters were killed by soldiers in Khartoum.",
    ],
)
def test_without_a_cue_the_outlet_says_it_itself(code, sentence):
    (event,) = code(sentence).events
    claim = event.claim
    assert (claim.kind, claim.stance) == ("outlet", "affirms")
    assert (claim.claimant, claim.cue) == (None, None)


def test_he_and_it_are_those_who_spoke_before(code):
    text = (
        "Zelensky said his troops had liberated Izium. He added that Russian soldiers had fled "
        "the city."
    )
    claim = only_event(code(text), "DISPLACE").claim
    assert claim.claimant.text == "He"
    assert claim.claimant.name == "Volodymyr Zelensky"
    assert claim.claimant.code == "UKRGOV"


def test_a_pronoun_without_anyone_before_it_stays_unknown(code):
    claim = only_event(code("He said troops had captured the town."), "CONTROL").claim
    assert claim.claimant is None or claim.claimant.entity_id is None


def test_a_quotation_that_goes_on_after_the_cue_has_the_same_speaker(code):
    text = "“We have liberated Izium,” Zelensky said. “Our troops have captured Kupiansk.”"
    claimants = [event.claim.claimant.name for event in code(text).events]
    assert claimants == ["Volodymyr Zelensky"] * 2


def test_what_the_outlet_tells_beside_a_claim_stays_its_own(code):
    text = (
        "Russian troops shelled Kharkiv on Thursday. Police arrested 20 protesters in Moscow, the "
        "interior ministry said."
    )
    document = code(text)
    assert only_event(document, "ASSAULT").claim.kind == "outlet"
    assert only_event(document, "COERCE").claim.kind == "institution"


def test_the_words_of_the_claim_are_in_the_text(code):
    text = "Kyiv confirmed that Ukrainian troops had captured Izium."
    claim = only_event(code(text), "CONTROL").claim
    assert text[claim.cue.start : claim.cue.end] == claim.cue.text == "confirmed"
    assert text[claim.claimant.start : claim.claimant.end] == claim.claimant.text == "Kyiv"
