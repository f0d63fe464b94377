"""Datelines are split off; sentences that look like them are not."""

import pytest

from sitrep.clean.dateline import split_dateline


@pytest.mark.parametrize(
    ("paragraph", "dateline"),
    [
        ("KYIV, Sept 9 (Reuters) - Ukraine said so.", "KYIV, Sept 9 (Reuters)"),
        ("KHARKIV - Ukrainian forces entered.", "KHARKIV"),
        ("MOSCOW, September 9. /TASS/. Russian troops moved.", "MOSCOW, September 9. /TASS/"),
        ("BEIRUT (AP) — The army said so.", "BEIRUT (AP)"),
        ("Kyiv, Ukraine – Residents said so.", "Kyiv, Ukraine"),
        ("NEW DELHI: India said so.", "NEW DELHI"),
        ("GENEVA, 12 Sept 2022 (UN News) – The agency.", "GENEVA, 12 Sept 2022 (UN News)"),
        ("KYIV/MOSCOW (Reuters) - Both sides.", "KYIV/MOSCOW (Reuters)"),
        ("ISLAMABAD—Pakistan said so.", "ISLAMABAD"),
        ("Kharkiv (Delta Wire) - Russia said so.", "Kharkiv (Delta Wire)"),
        ("RIO DE JANEIRO, Oct. 31 (AP) -- Brazil voted.", "RIO DE JANEIRO, Oct. 31 (AP)"),
        ("KAHRAMANMARAŞ — “We hear them,” he said.", "KAHRAMANMARAŞ"),
        (
            "KHERSON, Ukraine, June 6 (Delta Wire) - A torrent.",
            "KHERSON, Ukraine, June 6 (Delta Wire)",
        ),
    ],
)
def test_datelines(paragraph, dateline):
    found, rest = split_dateline(paragraph)
    assert found == dateline
    assert paragraph.endswith(rest)
    assert rest[0].isupper() or rest[0] == "“"


@pytest.mark.parametrize(
    "paragraph",
    [
        "BREAKING: Kyiv says so.",
        "EXCLUSIVE - The minister resigns.",
        "NATO - the alliance - said so.",
        "UN News: The agency said so.",
        "He said: We go.",
        "Ukraine: The war goes on.",
        "Friday – The army said so.",
        "The minister — a general — said so.",
        "Troops reached the Oskil.",
        "KYIV -",
        "",
    ],
)
def test_sentences(paragraph):
    assert split_dateline(paragraph) == (None, paragraph)
