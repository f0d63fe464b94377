"""What is quoted, directly or not, from whom."""

import pytest

from sitrep.extract.quotations import find_quotes


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("“We have won the war,” he said.", ["We have won the war,"]),
        ('"We have won the war," he said.', ["We have won the war,"]),
        ("The so-called “special operation” failed.", []),
        ("“We won it,” he said. “They lost it all.”", ["We won it,", "They lost it all."]),
        (
            "“We won the war.\n\n“They lost it all.”",
            ["We won the war.", "They lost it all."],
        ),
        ('He is 6" tall.\n\nShe said "we have won the war".', ["we have won the war"]),
        ("“We have won the war", ["We have won the war"]),
        ("Nothing is quoted here.", []),
        ("", []),
    ],
)
def test_a_quote_is_what_stands_between_the_marks(pipeline, text, quotes):
    assert [span.text for span in find_quotes(pipeline.nlp(text))] == quotes


@pytest.mark.parametrize(
    ("text", "kind", "words", "cue", "speaker"),
    [
        (
            "“Our reserves are arriving,” Zelensky said.",
            "direct",
            "Our reserves are arriving",
            "said",
            "Zelensky",
        ),
        (
            '"Our reserves are arriving," Zelensky said.',
            "direct",
            "Our reserves are arriving",
            "said",
            "Zelensky",
        ),
        (
            "Zelensky said that the reserves were arriving.",
            "indirect",
            "the reserves were arriving.",
            "said",
            "Zelensky",
        ),
        (
            "The reserves were arriving, the Kremlin said on Friday.",
            "indirect",
            "The reserves were arriving",
            "said",
            "Kremlin",
        ),
        (
            "According to the Kremlin, the reserves were arriving.",
            "indirect",
            "the reserves were arriving.",
            "According to",
            "Kremlin",
        ),
    ],
)
def test_a_quotation_has_its_cue_and_its_speaker(code, text, kind, words, cue, speaker):
    (quotation,) = code(text).quotations
    assert (quotation.kind, quotation.text) == (kind, words)
    assert quotation.cue.text == cue
    assert quotation.speaker.text == speaker


def test_words_within_reported_speech_are_quoted_too(code):
    document = code("Zelensky said Friday his troops had “liberated and taken control of Izium.”")
    found = {quotation.kind: quotation for quotation in document.quotations}
    assert set(found) == {"mixed", "direct"}
    assert found["direct"].text == "liberated and taken control of Izium."
    assert {quotation.speaker.name for quotation in found.values()} == {"Volodymyr Zelensky"}


def test_a_paragraph_that_is_all_quotation_goes_on_with_the_speaker(code):
    text = (
        "“People met our soldiers with tears,” Syniehubov said.\n\n"
        "“Residents need our help. Most villages have no gas.”"
    )
    assert [q.speaker.name for q in code(text).quotations] == ["Oleh Syniehubov"] * 2


def test_quotations_come_in_reading_order(code):
    text = "“We won it all,” Zelensky said. The Kremlin denied it. “They lost it all,” Kyiv said."
    starts = [quotation.start for quotation in code(text).quotations]
    assert starts == sorted(starts)
    assert len(starts) == len(set(starts))
