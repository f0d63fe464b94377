"""Lines that only repeat author and date are left out."""

import pytest

from sitrep.clean.byline import drop_byline

STORY = ["The army moved on Friday.", "By Sunday it had gone."]


@pytest.mark.parametrize(
    "lines",
    [
        [],
        ["By Helen Marlowe"],
        ["By Helen Marlowe in London and Dmytro Savchuk"],
        ["19.09.2023 | Rashad Aliyev"],
        ["Rashad Aliyev", "19 September 2023, 14:30 GMT"],
        ["Published: Sept. 19, 2023 at 2:30 p.m. EDT"],
    ],
)
def test_dropped(lines):
    assert drop_byline(lines + STORY, ["Rashad Aliyev"]) == STORY


def test_only_at_the_beginning_and_only_whole_lines():
    paragraphs = [*STORY, "By Helen Marlowe"]
    assert drop_byline(paragraphs, ["Helen Marlowe"]) == paragraphs
    assert drop_byline(["Rashad Aliyev was shot."], ["Rashad Aliyev"]) == [
        "Rashad Aliyev was shot."
    ]
    assert drop_byline([], []) == []
