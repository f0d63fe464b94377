"""The numbers of a document, and what each of them counts."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from sitrep.extract.tree import SUBJECTS, Tree
from sitrep.knowledge.quantity_kinds import load_quantity_kinds
from sitrep.knowledge.units import load_units
from sitrep.language.counting.numbers import NumberMention

_WAYS = frozenset(
    """north south east west northeast northwest southeast southwest north-east north-west
    south-east south-west from off outside away of long""".split()
)
_MILES = frozenset({"mile", "miles", "km", "kilometres", "kilometers"})
# Nouns of several people: "a family of three".
_GROUPS = frozenset({"family", "household", "crew", "staff", "personnel", "police", "guard"})
_AFTER_AGE = frozenset({",", ".", ";", ":", ")", "and", "—", "–"})
_OLDEST = 115
# A word, and what stands before it.
_TWO = 2
_TIMES = frozenset({"year", "month", "week", "day", "hour", "minute", "time"})
# Verbs that say how many something is, with the preposition before the number.
_LEVELS = dict.fromkeys(("put", "stand"), "at") | dict.fromkeys(
    ("rise", "climb", "bring", "raise", "jump", "grow", "swell", "increase", "mount", "take"), "to"
)
_AMOUNTS = frozenset({"number", "count", "tally", "figure", "total", "toll"})
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")


@dataclass(frozen=True, slots=True)
class CountedToken:
    """A number of the document, the token of its words, and the noun that it counts."""

    mention: NumberMention
    token: int
    noun: int


def counted_tokens(
    tree: Tree, numbers: Sequence[NumberMention], tokens: Sequence[tuple[int, int]]
) -> list[CountedToken]:
    """Return the numbers with what they count; ``tokens`` are the span of each number."""
    found = []
    for number, (start, end) in zip(numbers, tokens, strict=True):
        token = next((i for i in range(start, end) if not start <= tree.heads[i] < end), end - 1)
        if _counts(tree, number, token, (start, end)):
            noun = _counted_noun(tree, token, end)
            found.append(CountedToken(number, token, _amounting(tree, token, noun)))
    return found


def _counts(tree: Tree, number: NumberMention, token: int, span: tuple[int, int]) -> bool:
    """Return whether a number counts what there is, and is no place in an order, age or rate."""
    return number.label != "ORDINAL" and not (
        _tells_way(tree, number, span[1])
        or _is_age(tree, number, *span)
        or _is_rate(tree, *span)
        or _is_total(tree, token)
        or tree.lower[max(span[0] - _TWO, 0) : span[0]] == ["all", "but"]
        or any(tree.lemmas[c] in _TIMES for c in _parts_of(tree, token))
    )


def _counted_noun(tree: Tree, token: int, end: int) -> int:
    if is_fate(tree, end):
        return end  # "39 *dead* and 52 *wounded*", however the parser took it
    if tree.deps[token] in {"nummod", "amod", "compound", "det", "advmod"}:
        return tree.heads[token]
    of = _parts_of(tree, token)
    return of[0] if of and tree.deps[token] == "nmod" else token


def _parts_of(tree: Tree, token: int) -> list[int]:
    """Return the nouns behind "of": "13 of the last 19 *years*"."""
    return [c for c in tree.dependents(token, {"nmod"}) if tree.case(c) == "of"]


def unit_of(tree: Tree, counted: CountedToken) -> str | None:
    """Return what is counted, by the counted noun where words between hide it."""
    unit = counted.mention.unit
    if unit in known_units():
        return unit
    if counted.noun != counted.token:
        return _unit_of_noun(tree.lower[counted.noun]) or unit
    # "78 of 105 *drones*"
    of = _parts_of(tree, counted.token)
    return next((found for c in of if (found := _unit_of_noun(tree.lower[c]))), unit)


def _amounting(tree: Tree, token: int, noun: int) -> int:
    """Return what is said to amount to a number: "the *toll* rose to 31", "put *losses* at 100".

    Of "the number of people" it is the people; without such a verb, the noun itself, and so where
    something is moved: "took the hostages to three *prisons*".
    """
    verb, case = tree.heads[noun], tree.case(noun)
    if tree.deps[noun] != "obl" or case != _LEVELS.get(tree.lemmas[verb]):
        return noun
    amounts = [*tree.dependents(verb, {"obj"}), *tree.dependents(verb, SUBJECTS)]
    if not amounts:
        return noun
    is_amount = tree.lemmas[amounts[0]] in _AMOUNTS
    if case == "to" and noun != token and not is_amount:
        return noun
    of = _parts_of(tree, amounts[0])
    return of[0] if of and is_amount else amounts[0]


def is_fate(tree: Tree, i: int) -> bool:
    """Return whether a word tells by itself what became of those counted before it."""
    if i >= len(tree) or tree.lower[i] not in load_quantity_kinds().counted:
        return False
    is_before_noun = tree.deps[i] == "amod" and tree.heads[i] > i  # "12 injured residents"
    return tree.pos[i] in {"ADJ", "VERB"} and not is_before_noun


def _is_age(tree: Tree, number: NumberMention, start: int, end: int) -> bool:
    """Return whether a number tells how old somebody is: "Gabriel, 22,", "a man of 41"."""
    if number.unit is not None or number.best is None or number.best > _OLDEST or start < _TWO:
        return False
    before, named = tree.lower[start - 1], start - 2
    if "aged" in tree.lower[max(0, start - 3) : start]:
        return True
    is_person = tree.tags[named] == "NN" and "person" in {
        _unit_of_noun(tree.lower[named]),
        _unit_of_noun(f"{tree.lower[named]}s"),
    }
    if before == "of":
        return is_person and tree.lower[named] not in _GROUPS
    is_set_off = end >= len(tree) or tree.lower[end] in _AFTER_AGE
    return before == "," and is_set_off and (is_person or tree.tags[named] == "NNP")


def _is_rate(tree: Tree, start: int, end: int) -> bool:
    """Return whether a number is one of the two of a rate: "one in nine", not "one in 2022"."""
    first = start if end < len(tree) and tree.lower[end] == "in" else start - _TWO
    among = first + _TWO
    return (
        first >= 0
        and among < len(tree)
        and tree.lower[first:among] == ["one", "in"]
        and tree.tags[among] == "CD"
        and not _YEAR.fullmatch(tree.lower[among])
    )


def _is_total(tree: Tree, token: int) -> bool:
    """Return whether a number is that of which another is a part: "28 of *35* drones"."""
    noun = tree.heads[token]
    if tree.deps[token] == "nummod" and any(tree.lower[c] == "the" for c in tree.children[noun]):
        token = noun  # "one of the *three suspects*"
    above = tree.heads[token]
    is_under_of = tree.deps[token] == "nmod" and tree.case(token) == "of"
    return is_under_of and (tree.pos[above] == "NUM" or tree.lower[above] == "one")


def _tells_way(tree: Tree, number: NumberMention, end: int) -> bool:
    """Return whether a distance only tells where a place lies: "15 km south of Kupiansk"."""
    if number.unit is None or kind_of_unit(number.unit) != "distance":
        return False
    while end < len(tree) and (
        tree.words[end] in "()" or tree.tags[end] == "CD" or tree.lower[end] in _MILES
    ):
        end += 1
    return end < len(tree) and tree.lower[end] in _WAYS


def _unit_of_noun(noun: str) -> str | None:
    unit = load_units().get(noun)
    return None if unit is None else unit.unit


@cache
def known_units() -> frozenset[str]:
    """Return the names of the units of which something is known."""
    return frozenset(unit.unit for unit in load_units().values())


def kind_of_unit(unit: str | None) -> str | None:
    """Return what a number of a unit is to an event by itself: 30 settlements, 15 km."""
    return _kinds_of_units().get(unit) if unit else None


@cache
def _kinds_of_units() -> Mapping[str, str]:
    """Return the kind of quantity that a number of each unit makes by itself."""
    return {unit.unit: unit.kind for unit in load_units().values() if unit.kind is not None}
