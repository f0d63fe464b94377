"""Read the fields of a gold file: ``"words | code"`` strings into records."""

from collections.abc import Iterable
from datetime import date

from benchmarks.gold_anchors import find_words
from benchmarks.gold_documents import (
    GoldClaim,
    GoldDate,
    GoldError,
    GoldParty,
    GoldPlace,
    GoldSpan,
)
from sitrep.knowledge.actors import SECTORS
from sitrep.knowledge.countries import load_countries
from sitrep.knowledge.ontology import load_ontology

CLAIM_KINDS = ("outlet", "named", "institution", "anonymous", "witness")
STANCES = ("affirms", "denies", "doubts")
PLACE_ROLES = ("origin", "destination")
INTERVAL = ".."


def read_type(value: str) -> tuple[str, str | None]:
    """Return the type and mode of ``"TYPE/mode"``, if the ontology has them."""
    name, _, mode = value.strip().partition("/")
    types = load_ontology().types
    if name not in types:
        raise GoldError(f"there is no event type {name!r}; there are {', '.join(types)}")
    if mode and mode not in types[name].modes:
        known = ", ".join(types[name].modes) or "none"
        raise GoldError(f"{name} has no mode {mode!r}; it has {known}")
    return name, mode or None


def read_code(value: str) -> tuple[str | None, str | None]:
    """Return the country and the sector of ``"UKR MIL"``; ``"-"`` is neither."""
    country = sector = None
    for part in value.replace("-", " ").split():
        if part in load_countries() and country is None:
            country = part
        elif part in SECTORS and sector is None:
            sector = part
        else:
            raise GoldError(f"{part!r} in {value!r} is no country (alpha-3) or sector, or a second")
    return country, sector


def read_party(value: str, text: str, near: GoldSpan | None) -> GoldParty:
    """Return the party of ``"words | UKR MIL"``."""
    words, code = parts(value, 2)
    country, sector = read_code(code)
    return GoldParty(span=find_words(text, words, near=near), country=country, sector=sector)


def read_place(value: str, text: str, near: GoldSpan) -> GoldPlace:
    """Return the place of ``"Izium"`` or ``"destination: Izium"``."""
    role, colon, words = value.partition(":")
    if not colon:
        return GoldPlace(span=find_words(text, value, near=near), role="event")
    role = one_of(role.strip(), PLACE_ROLES, "role of a place")
    return GoldPlace(span=find_words(text, words, near=near), role=role)


def read_date(value: str, text: str, near: GoldSpan) -> GoldDate:
    """Return the days of ``"Monday | 2024-03-04"`` or ``"this week | 2024-03-04..2024-03-05"``."""
    words, days = parts(value, 2)
    first, _, last = days.partition(INTERVAL)
    date_from, date_to = read_day(first), read_day(last or first)
    if date_from > date_to:
        raise GoldError(f"{days!r} begins after its end")
    return GoldDate(span=find_words(text, words, near=near), date_from=date_from, date_to=date_to)


def read_day(value: str) -> date:
    """Return the day of ``"2024-03-04"``."""
    try:
        return date.fromisoformat(value.strip())
    except ValueError as problem:
        raise GoldError(f"{value.strip()!r} is no day like 2024-03-04") from problem


def read_claim(value: str, text: str, near: GoldSpan) -> GoldClaim:
    """Return the claim of ``"institution affirms | words | UKR MIL"``; ``-`` for no words."""
    head, *rest = (part.strip() for part in value.split("|"))
    if len(head.split()) != 2 or len(rest) > 2:
        raise GoldError(f"{value!r} is not '<kind> <stance> | <words> | <country sector>'")
    kind, stance = head.split()
    one_of(kind, CLAIM_KINDS, "kind of a claim")
    one_of(stance, STANCES, "stance")
    words, code = (*rest, "-", "-")[:2]
    if words == "-" and kind not in {"outlet", "anonymous"}:
        raise GoldError(f"a claim of kind {kind} needs the words of the claimant")
    country, sector = read_code(code)
    span = None if words == "-" else find_words(text, words, near=near)
    if kind == "outlet" and span is None:
        return GoldClaim(kind=kind, stance=stance)
    claimant = GoldParty(span=span, country=country, sector=sector)
    return GoldClaim(kind=kind, stance=stance, claimant=claimant)


def parts(value: str, count: int) -> list[str]:
    """Return the stripped parts between ``|``; GoldError if there are more or fewer."""
    found = [part.strip() for part in value.split("|")]
    if len(found) != count or not all(found):
        raise GoldError(f"{value!r} has not {count} parts with '|' between them")
    return found


def one_of(value: str, known: Iterable[str], what: str) -> str:
    """Return the value if it is known."""
    known = list(known)
    if value not in known:
        raise GoldError(f"there is no {what} {value!r}; there are {', '.join(known)}")
    return value
