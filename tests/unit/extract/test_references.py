"""Whom pronouns and nouns like "the group" mean, told by the document alone."""

import pytest


def speaker(document):
    return document.quotations[-1].speaker


@pytest.mark.parametrize(
    ("text", "words", "name", "side"),
    [
        (
            "Emmanuel Macron left for Kyiv. He said troops would follow.",
            "He",
            "Emmanuel Macron",
            "FRAGOV",
        ),
        (
            "Mayor Olena Marchuk met the president of Ukraine. She said the bridge was closed.",
            "She",
            "Olena Marchuk",
            "UKRGOV",
        ),
        (
            "The Kenyan army shelled the camp. It said the bridge was closed.",
            "It",
            "Kenya Defence Forces",
            "KENMIL",
        ),
        (
            "The protesters in Nairobi met the minister. They said the bridge was closed.",
            "They",
            None,
            "KENCVL",
        ),
    ],
)
def test_a_pronoun_keeps_its_word_and_has_the_side_of_whom_it_means(code, text, words, name, side):
    found = speaker(code(text))
    assert (found.text, found.code) == (words, side)
    assert name is None or found.name == name


def test_an_object_is_not_the_subject_of_its_own_clause(code):
    text = "The general met President Emmanuel Macron. The general thanked him, he said."
    document = code(text)
    assert document.text.endswith("he said.")
    thanked = [e for e in document.events if e.event_type == "SUPPORT"]
    assert thanked
    assert all(p.name != "general" for e in thanked for p in e.recipients)


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Al-Shabaab stormed a hotel in Mogadishu. The group said ten guards were dead.", "REB"),
        ("Ukraine's Health Ministry opened a clinic. The ministry said it was full.", "UKRGOV"),
        ("UNHCR closed a camp in Kenya. The agency said it was empty.", "UNO"),
        ("The governor of Odesa closed a road. The governor said it was mined.", "UKRGOV"),
    ],
)
def test_a_noun_with_the_means_one_who_was_named_before(code, text, side):
    assert speaker(code(text)).code.endswith(side)


def test_a_possessive_gives_its_owner_to_the_noun(code):
    text = "Sudan's army left the town. Its spokesman said that the bridge had been closed."
    assert speaker(code(text)).code == "SDNMIL"
