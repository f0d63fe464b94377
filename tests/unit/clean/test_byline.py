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
        ["Von Eva Brandt und Jan Petersen, Berlin", "Stand: 19.9.2023, 14:30 Uhr"],
        ["Par Claire Dubois avec AFP", "Publié le 19 septembre 2023 à 14h30, mis à jour le 20/09"],
        ["Por Ana Souza", "Actualizado a las 14:30"],
        ["Опубликовано 19 сентября 2023, 14:30"],
        ["Güncelleme: 19.09.2023 - 14:30", "2023年9月19日 14時30分", "입력 2023.09.19 14:30"],
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
    for line in ("Von Anfang an war es klar", "Par ici la sortie", "By the river, in May"):
        assert drop_byline([line, *STORY], []) == [line, *STORY]
    assert drop_byline([], []) == []
