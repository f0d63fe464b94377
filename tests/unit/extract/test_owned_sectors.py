"""What sector a noun takes from the body that it belongs to."""

import pytest

from sitrep.extract.owned_sectors import joined_sector


@pytest.mark.parametrize(
    ("own", "owner", "noun", "sector"),
    [
        (None, "REB", None, "REB"),
        ("MIL", None, "soldier", "MIL"),
        ("UAF", "REB", "gunman", "REB"),
        ("MED", "NGO", "surgeon", "NGO"),
        ("CVL", "NGO", "villager", "CVL"),
        ("GOV", "LAB", "vice president", "LAB"),
        ("LEG", "OPP", "lawmaker", "OPP"),
        ("COP", "GOV", "police", "COP"),
    ],
)
def test_a_body_gives_its_sector_to_those_who_are_nothing_without_it(own, owner, noun, sector):
    assert joined_sector(own, owner, noun) == sector
