"""Names that no list has get their side from what the text says of them."""

import pytest


def speaker(document):
    return document.quotations[-1].speaker


@pytest.mark.parametrize(
    ("words", "code_of_speaker"),
    [
        ("Kenyan Foreign Minister Amos Wekesa", "KENGOV"),
        ("Amos Wekesa, a spokesman for the Kenyan army,", "KENMIL"),
        ("Amos Wekesa, who heads the union in Nairobi,", "KENLAB"),
        ("Colonel Amos Wekesa of the Kenyan army", "KENMIL"),
        ("Amos Wekesa, 34, a teacher from Nairobi,", "KENEDU"),
        ("Amos Wekesa, who teaches history in Nairobi,", "KENEDU"),
        ("Amos Wekesa, 34, who sells bread in Nairobi,", "KENCVL"),
        ("The governor of Nairobi, Amos Wekesa,", "KENGOV"),
    ],
)
def test_an_office_tells_whose_side_a_person_is_on(code, words, code_of_speaker):
    found = speaker(code(f"{words} said on Friday that the bridge had been closed."))
    assert (found.text, found.code) == ("Amos Wekesa", code_of_speaker)


def test_the_office_may_belong_to_a_pronoun(code):
    text = "Malaysia offered to mediate. Its foreign minister, Azlan Hamid, said there was hope."
    assert speaker(code(text)).code == "MYSGOV"


def test_a_noun_beside_a_body_tells_its_sector(code):
    text = "The rights group Lumea in Moldova said that thirty people had been arrested."
    assert speaker(code(text)).sector == "NGO"
