"""A verb right behind a quotation says who speaks, whatever verb it is."""

import pytest

from builders.language import read


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('"They let my son say goodbye," sobbed Maritza Quispe outside the morgue.', "Quispe"),
        ('"It is a beginning," Achagua granted.', "Achagua"),
        ('"We shall not be moved," thundered the commander.', "commander"),
        ('"We lost everything," she wept, and walked away.', "she"),
    ],
)
def test_a_verb_behind_a_quotation_is_its_cue(text, speaker):
    (quotation,) = read(text).quotations
    assert quotation.kind == "direct"
    assert quotation.speaker.text.endswith(speaker)


def test_a_verb_with_an_object_of_its_own_is_none():
    (quotation,) = read('"We lost everything," and soldiers burned the house.').quotations
    assert quotation.speaker is None
