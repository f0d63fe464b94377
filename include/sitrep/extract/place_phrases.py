"""The patterns of words before a place's name that put something beside it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from sitrep.knowledge.relation_words import load_relation_words


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacePhrase:
    """What the words before a name say: "15 km south of", "the western outskirts of".

    ``kind`` is offset, direction, edge, part, adjective, coast, border, along or near. ``start``
    counts characters of the text that was read; ``bearing`` is in degrees.
    """

    kind: str
    start: int
    km: float | None = None
    bearing: float | None = None


def phrase_before(text: str) -> PlacePhrase | None:
    """Return the phrase at the end of the words before a name, or None; pure.

    Examples
    --------
    >>> phrase = phrase_before("hit a depot 15 km (9 miles) south of ")
    >>> phrase.kind, phrase.km, phrase.bearing
    ('offset', 15.0, 180)
    """
    lowered = text.lower()
    for kind, pattern in _patterns():
        if match := pattern.search(lowered):
            groups = match.groupdict()
            return PlacePhrase(
                kind=kind,
                start=match.start(),
                km=_km(groups.get("number"), groups.get("unit")),
                bearing=load_relation_words().bearing(groups.get("bearing") or ""),
            )
    return None


def phrase_after(text: str) -> PlacePhrase | None:
    """Return the phrase at the start of the words after a name: "'s western outskirts"; pure."""
    if match := _after_pattern().match(text.lower()):
        bearing = load_relation_words().bearing(match["bearing"] or "")
        kind = "edge" if match["edge"] else "part"
        return PlacePhrase(kind=kind, start=match.end(), bearing=bearing)
    return None


@cache
def _after_pattern() -> re.Pattern[str]:
    words = load_relation_words()
    point = r"(?:(?P<bearing>(?:north|south)-?(?:east|west)|north|south|east|west)(?:ern)? )?"
    edge, part = _any(words.edges), _any(words.parts)
    return re.compile(rf"['’]s {point}(?:(?P<edge>{edge})|(?P<part>{part}))\b")


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    words = load_relation_words()
    point = r"(?P<bearing>(?:north|south)[- ]?(?:east|west)|north|south|east|west)"
    bearing = rf"{point}(?:wards?|erly)?"
    sided = rf"(?:{point}(?:ern)?(?:most)? )?"
    number = rf"(?P<number>\d[\d,]*(?:\.\d+)?|{_any(words.numbers)})"
    unit = rf"(?P<unit>{_any(words.units_km)})\b\.?"
    distance = rf"\b{number}[ -]?{unit}(?: ?[(/][^()/]{{1,24}}[)/]?)?"
    beyond = "(?:away )?(?:from|outside|off|of|short of)"
    name = rf"(?:the )?(?:[a-z-]+ )?(?:(?:{_any(words.settlements)}) of )?(?:the )?$"
    sources = (
        ("offset", rf"{distance} (?:to the )?{bearing} (?:of|from) {name}"),
        ("offset", rf"{distance} {beyond} (?:the coast of )?{name}"),
        ("part", rf"\b(?:in|across|from) the (?:far )?{point} of {name}"),
        ("direction", rf"\b(?:just |far |to the )?{bearing} of {name}"),
        ("border", rf"\bborders? (?:with|of|between) {name}"),
        ("coast", rf"\boff (?:the )?(?:{point}(?:ern)? )?(?:coast of |coasts of )?{name}"),
        ("edge", rf"\b{sided}(?:{_any(words.edges)}) of {name}"),
        ("part", rf"\b{sided}(?:{_any(words.parts)}) of {name}"),
        ("adjective", rf"\b{point}(?:ern)(?:most)? $"),
        ("along", rf"\b(?:{_any(words.along)}) {name}"),
        ("near", rf"\b(?:{_any(words.near)}) {name}"),
    )
    return tuple((kind, re.compile(source)) for kind, source in sources)


def _km(number: str | None, unit: str | None) -> float | None:
    if number is None or unit is None:
        return None
    words = load_relation_words()
    value = words.numbers.get(number)
    if value is None:
        value = float(number.replace(",", ""))
    return float(value) * words.units_km[unit]


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
