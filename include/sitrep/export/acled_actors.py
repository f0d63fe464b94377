"""What kind of actor ACLED takes somebody for, and how it names two kinds that meet."""

from typing import Any

from sitrep.export.codes import sector_codes

# In the order of ACLED's numbers, 1 to 8: the lower one is named first.
KINDS = (
    "State forces",
    "Rebel group",
    "Political militia",
    "Identity militia",
    "Rioters",
    "Protesters",
    "Civilians",
    "External/Other forces",
)
_CROWDS = {"Protests": "Protesters", "Riots": "Rioters"}


def kind_of_actor(who: dict[str, Any], event_type: str, country: str) -> str:
    """Return the kind of a party to an event in ``country``, or nothing if it is unknown. Pure.

    Forces of another state than the place's are external forces. A state of which no sector is
    named acts through its forces. Civilians who protest or riot are that.
    """
    sector = sector_codes().get(who["sector"] or "")
    kind = sector.acled_actor if sector else ("State forces" if who["country"] else "")
    if kind == "State forces" and who["country"] not in {None, country}:
        return "External/Other forces"
    if kind == "Civilians":
        return _CROWDS.get(event_type, kind)
    return kind


def interaction(one: str, other: str) -> str:
    """Return ACLED's name for two kinds that meet, or for one alone. Pure.

    Examples
    --------
    >>> interaction("Civilians", "State forces"), interaction("", "Protesters")
    ('State forces-Civilians', 'Protesters only')
    """
    kinds = sorted((kind for kind in (one, other) if kind), key=KINDS.index)
    if len(kinds) == 1:
        return f"{kinds[0]} only"
    return "-".join(kinds)
