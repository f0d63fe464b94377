"""Persons are read out of bylines as outlets write them."""

import pytest

from sitrep.clean.names import is_byline, is_house, read_names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Nora Grieg", ["Nora Grieg"]),
        ("By NORA GRIEG", ["NORA GRIEG"]),
        ("By Nora Grieg and Jan Verbeek in Kyiv", ["Nora Grieg", "Jan Verbeek"]),
        ("Nora Grieg in London and Jan Verbeek in Kyiv", ["Nora Grieg", "Jan Verbeek"]),
        ("Nora Grieg, Jan Verbeek, and Ana Souza", ["Nora Grieg", "Jan Verbeek", "Ana Souza"]),
        ("Nora Grieg, Senior Reporter", ["Nora Grieg"]),
        ("Nora Grieg, Political Correspondent", ["Nora Grieg"]),
        ("Nora Grieg; Editing by Jan Verbeek", ["Nora Grieg"]),
        ("Nora Grieg nora@courier.example @nora", ["Nora Grieg"]),
        ("Dr. Nora Grieg (Oslo)", ["Nora Grieg"]),
        ("Verbeek, Jan", ["Jan Verbeek"]),
        ("José Ortega y Gasset", ["José Ortega y Gasset"]),
        ("Ana Souza y Juan Pérez", ["Ana Souza", "Juan Pérez"]),
        ("Por Ana Souza, G1 — São Paulo", ["Ana Souza"]),
        ("Von Eva Brandt und Jan Petersen, Berlin", ["Eva Brandt", "Jan Petersen"]),
        ("Text: Eva Brandt, Foto: Jan Petersen", ["Eva Brandt"]),
        ("Par Claire Dubois avec AFP", ["Claire Dubois"]),
        ("Di Marco Rossi e Luca Bianchi", ["Marco Rossi", "Luca Bianchi"]),
        ("Jan Kowalski i Anna Nowak", ["Jan Kowalski", "Anna Nowak"]),
        ("Автор: Иван Петров", ["Иван Петров"]),
        ("Олена Петренко та Іван Коваль", ["Олена Петренко", "Іван Коваль"]),
        ("Kari Nordmann og Ola Hansen", ["Kari Nordmann", "Ola Hansen"]),
        ("Mehmet Yılmaz / İSTANBUL", ["Mehmet Yılmaz"]),
        ("記者 王小明", ["王小明"]),
        ("김철수 기자", ["김철수"]),
        ("Wolf van der Berg", ["Wolf van der Berg"]),
        ("Ana Souza, Reuters", ["Ana Souza"]),
        ("Reuters", ["Reuters"]),
        ("Redaktion", ["Redaktion"]),
        ("Agence France-Presse", ["Agence France-Presse"]),
        ("admin", []),
        ("https://courier.example/authors/1", []),
        ("3 hours ago", []),
        ("", []),
        ("x" * 400, []),
    ],
)
def test_names(line, names):
    assert list(read_names([line])) == names


def test_persons_before_houses_and_each_once():
    assert read_names(["AFP", "Ana Souza", "Ana Souza"]) == ("Ana Souza",)
    assert read_names(["Delta Wire", "Ana Souza"], houses=["Delta Wire"]) == ("Ana Souza",)
    assert read_names(["Delta Wire"], houses=["Delta Wire"]) == ("Delta Wire",)


def test_houses():
    assert is_house("Associated Press")
    assert is_house("delta-wire.org")
    assert not is_house("Ana Souza")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("By Nora Grieg", True),
        ("Von Eva Brandt und Jan Petersen, Berlin", True),
        ("Par Claire Dubois avec AFP", True),
        ("文／王小明", True),
        ("Von Anfang an war es klar", False),
        ("By the river, in May", False),
        ("كتب الرئيس رسالة", False),
        ("The army moved", False),
    ],
)
def test_lines_that_are_a_byline(line, expected):
    assert is_byline(line) is expected
