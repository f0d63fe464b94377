"""What sector a noun has that belongs to a body of another sector: "al-Shabaab gunmen"."""

from sitrep.extract.party import INTERNATIONAL
from sitrep.knowledge.belongings import load_belongings

# Sectors that a body's own overrides: men with weapons are what their group is.
_ARMED = frozenset({"UAF", "PRM", "REB", "CRM"})
# What these are does not change with the body that has them: refugees of an agency.
_OF_THEMSELVES = frozenset({"CVL", "REF", "JRN"})


def joined_sector(own: str | None, owner: str | None, noun: str | None) -> str | None:
    """Return the sector of a noun of a sector that belongs to a body of another."""
    if owner is None or own is None:
        return owner or own
    belongings, last = load_belongings(), noun.split()[-1] if noun else None
    is_owners = (
        last in belongings.members
        or (last in belongings.parts and owner in _ARMED)
        or (owner in INTERNATIONAL and own not in _OF_THEMSELVES)
        or (own in _ARMED and owner in _ARMED | {"MIL"})
        or (owner == "OPP" and own in {"LEG", "PTY", "CVL"})
    )
    return owner if is_owners else own
