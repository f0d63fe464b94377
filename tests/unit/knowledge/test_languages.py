"""The language is told from the text, or taken from the page where there is little."""

import pytest

from sitrep.knowledge.languages import identify_language

ENGLISH = (
    "Troops reached the western edge of the town on Friday, two officials in the capital said."
)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (ENGLISH, "en"),
        ("Les grévistes ont bloqué les dépôts de carburant mardi, selon le ministère.", "fr"),
        ("Lula venció a Bolsonaro por menos de dos puntos y vuelve a la presidencia.", "es"),
        ("Зернова угода підписана у Стамбулі, повідомив міністр інфраструктури України.", "uk"),
        ("Министерство обороны сообщило о перегруппировке войск на донецком направлении.", "ru"),
        ("قالت وزارة الصحة إن عدد القتلى ارتفع إلى أكثر من مئتي شخص منذ يوم السبت", "ar"),
    ],
)
def test_languages(text, code):
    found, score = identify_language(text)
    assert found == code
    assert 0.5 < score <= 1


def test_short_texts_take_what_the_page_says():
    assert identify_language("Kyiv", "uk") == ("uk", 0.0)
    assert identify_language("", None) == ("und", 0.0)
    assert identify_language("12, 34") == ("und", 0.0)
    assert identify_language("Vláda schválila návrh zákona o podpoře Ukrajiny.")[0] == "cs"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("堤防が壊れた。", "ja"),
        ("市長はロンドン訪問を延期", "ja"),
        ("洪水冲毁旧堤，无人受伤。", "zh"),
        ("둑이 무너졌다.", "ko"),
        ("น้ำท่วมเมือง", "th"),
        ("Πλημμύρα στην πόλη", "el"),
    ],
)
def test_a_few_letters_of_their_own_script_tell_a_language(text, code):
    assert identify_language(text, "en") == (code, 1.0)


def test_relatives_are_told_apart_by_what_the_page_says():
    danish = "Folketinget vedtog onsdag en ny lov om støtte til Ukraine med stort flertal."
    assert identify_language(danish, "da")[0] == "da"
    assert identify_language(danish, "nb")[0] == "no"
    assert identify_language(danish, "sv")[0] == "da"
    assert identify_language("Kyiv", "nb") == ("no", 0.0)


def test_a_wrong_declaration_does_not_count():
    assert identify_language(ENGLISH, "de")[0] == "en"
