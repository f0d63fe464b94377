"""The country of those whom the text gives none: that of the story."""

import pytest


def speaker(document):
    return document.quotations[-1].speaker


def test_the_country_is_the_one_that_the_text_names_most(code):
    text = (
        "Police closed the port of Mombasa. Kenya had asked France for help. "
        "In Nairobi, the president was silent. Residents said that they were afraid."
    )
    assert speaker(code(text)).country == "KEN"


def test_the_sentence_decides_between_two_countries_that_are_named_alike(code):
    text = (
        "In Armenia, the army closed the road, residents said.\n\n"
        "In Azerbaijan, the army closed the road, villagers said."
    )
    first, second = code(text).quotations
    assert (first.speaker.country, second.speaker.country) == ("ARM", "AZE")


@pytest.mark.parametrize("words", ["The United Nations", "Aid agencies", "Foreign observers"])
def test_international_bodies_have_no_country(code, words):
    assert speaker(code(f"{words} said that the road to Nairobi was closed.")).country is None


def test_what_belongs_to_nobody_known_has_no_country_without_any_in_the_text(code):
    assert speaker(code("The police said that the road was closed.")).country is None


def test_what_the_first_paragraph_names_counts_more_than_what_is_named_later(code):
    text = (
        "Soldiers in Lesotho set the army chief free on Tuesday.\n\n"
        "South Africa held back. South Africa had sent troops to Zambia, and South Africa lost "
        "ten of them.\n\n"
        "The opposition said that the prime minister was weak."
    )
    assert speaker(code(text)).country == "LSO"


@pytest.mark.parametrize(
    "words", ["The two presidents", "The ministers of both countries", "The premiers"]
)
def test_of_what_each_country_has_one_more_than_one_have_no_one_country(code, words):
    assert (
        speaker(code(f"In Geneva, {words.lower()} said that the border was open.")).country is None
    )
