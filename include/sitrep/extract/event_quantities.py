"""Which numbers belong to an event, and what they count."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from sitrep.coding import Quantity
from sitrep.extract.attachment import attach
from sitrep.extract.frames import Frame
from sitrep.extract.happenings import Happening, Told
from sitrep.extract.tree import NOMINAL, Tree
from sitrep.knowledge.quantity_kinds import load_quantity_kinds
from sitrep.knowledge.units import load_units
from sitrep.language.counting.numbers import NumberMention

_MAX_NOUNS = 3
_WAYS = frozenset(
    """north south east west northeast northwest southeast southwest north-east north-west
    south-east south-west from off outside away of long""".split()
)
# What a number tells of a person or a thing, and not of an event.
_TRAITS = frozenset({"age", "speed", "temperature"})
_HARM = frozenset({"killed", "wounded", "missing"})
_PART_OF = frozenset({"including", "among", "amongst"})
_MILES = frozenset({"mile", "miles", "km", "kilometres", "kilometers"})


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
        if number.label == "ORDINAL" or _tells_way(tree, number, end):
            continue
        token = next((i for i in range(start, end) if not start <= tree.heads[i] < end), end - 1)
        if _is_total(tree, token):
            continue
        noun = token
        if _is_fate(tree, end):
            noun = end  # "39 *dead* and 52 *wounded*", however the parser took it
        elif tree.deps[token] in {"nummod", "amod", "compound", "det", "advmod"}:
            noun = tree.heads[token]
        elif of := [c for c in tree.dependents(token, {"nmod"}) if tree.case(c) == "of"]:
            noun = token if tree.deps[token] != "nmod" else of[0]
        found.append(CountedToken(number, token, noun))
    return found


def _is_fate(tree: Tree, i: int) -> bool:
    """Return whether a word tells by itself what became of those counted before it."""
    if i >= len(tree) or tree.lower[i] not in load_quantity_kinds().counted:
        return False
    is_before_noun = tree.deps[i] == "amod" and tree.heads[i] > i  # "12 injured residents"
    return tree.pos[i] in {"ADJ", "VERB"} and not is_before_noun


def _is_total(tree: Tree, token: int) -> bool:
    """Return whether a number is that of which another is a part: "28 of *35* drones"."""
    is_under_of = tree.deps[token] == "nmod" and tree.case(token) == "of"
    return is_under_of and tree.pos[tree.heads[token]] == "NUM"


def _tells_way(tree: Tree, number: NumberMention, end: int) -> bool:
    """Return whether a distance only tells where a place lies: "15 km south of Kupiansk"."""
    if number.unit is None or _kind_of_unit(number.unit) != "distance":
        return False
    while end < len(tree) and (
        tree.words[end] in "()" or tree.tags[end] == "CD" or tree.lower[end] in _MILES
    ):
        end += 1
    return end < len(tree) and tree.lower[end] in _WAYS


def find_event_quantities(
    text: str,
    tree: Tree,
    happening: Happening,
    numbers: Sequence[CountedToken],
    others: Collection[int],
    *,
    is_only_harm: bool = False,
) -> list[tuple[Quantity, str]]:
    """Return the quantities of an event, each with the reason for its kind.

    They are the numbers on its own words or its arguments. One whose unit and predicate tell
    nothing is left out, and so is one that hangs on the trigger of another event; ``others`` are
    the heads of those. Of the only event of its sentence that can do harm are also the victims
    that hang on no event: "three are missing after a ferry *capsized*".
    """
    found: dict[tuple[int, int], tuple[Quantity, str]] = {}
    own = {
        i
        for told in happening.told
        for i in (*told.frame.core, *told.match.tokens, *_shared(told.frame))
    }
    for counted in numbers:
        if _is_of_another(tree, counted.noun, own, others):
            continue
        for told in _holders(tree, happening, counted):
            kind, reason = _kind(tree, told, counted, happening)
            if kind is not None:
                quantity = _quantity(text, tree, counted, kind)
                found.setdefault((quantity.start, quantity.end), (quantity, reason))
                break
        else:
            if is_only_harm and (kind := _harm(tree, counted)) is not None:
                quantity = _quantity(text, tree, counted, kind)
                reason = "victims, in the sentence of no other event that does harm"
                found.setdefault((quantity.start, quantity.end), (quantity, reason))
    return sorted(found.values(), key=lambda item: item[0].start)


def _holders(tree: Tree, happening: Happening, counted: CountedToken) -> Iterator[Told]:
    """Yield the triggers whose predicate holds the number, the nearest first."""
    held = []
    for told in happening.told:
        if counted.noun in told.frame.core or counted.token in told.match.tokens:
            held.append((0, told))
            continue
        if counted.noun in _shared(told.frame):
            held.append((1, told))
            continue
        way = attach(tree, counted.noun, told.frame.core)
        if way is not None and way.steps < _MAX_NOUNS:
            held.append((1 + way.steps, told))
    for _, told in sorted(held, key=lambda item: item[0]):
        yield told


def _is_of_another(tree: Tree, noun: int, own: Collection[int], others: Collection[int]) -> bool:
    """Return whether another event's trigger stands between a counted noun and this event.

    Nor is a part of a number another one: "five, *including* two children".
    """
    for above in (noun, *tree.ancestors(noun)):
        if tree.case(above) in _PART_OF:
            return True
        if above in own:
            return False
        if above in others:
            return True
    return False


def _shared(frame: Frame) -> tuple[int, ...]:
    return (*frame.actor, *frame.undergoer, *frame.indirect)


def _kind(
    tree: Tree, told: Told, counted: CountedToken, happening: Happening
) -> tuple[str | None, str]:
    """Return the kind of quantity that a number makes, or None, and why."""
    unit, noun = counted.mention.unit, tree.words[counted.noun]
    if (own := _kind_of_unit(unit)) is not None:
        return (None if own in _TRAITS else own), f"its unit is {unit}"
    if (own := _kind_of_noun(tree, counted.noun)) is not None:
        return own, f"{noun!r} tells it"
    if unit not in (None, "person") and unit in _known_units():
        return None, f"nothing tells what becomes of so many {unit}s"
    return _kind_by_predicate(tree, told, counted, happening)


def _kind_by_predicate(
    tree: Tree, told: Told, counted: CountedToken, happening: Happening
) -> tuple[str | None, str]:
    unit, trigger = counted.mention.unit, happening.main.match.trigger
    hangs_on = told.is_effect and tree.heads[counted.noun] in told.frame.core
    is_undergoer = (
        told.frame.is_noun or hangs_on or _is_in(tree, counted.noun, told.frame.undergoer)
    )
    lemmas = _words_of(tree, told) if is_undergoer else iter(())
    kinds = load_quantity_kinds()
    if (lemma := next((word for word in lemmas if word in kinds.befallen), None)) is not None:
        return kinds.befallen[lemma], f"what {lemma!r} befalls"
    by_type = kinds.of_type(trigger.event_type, trigger.mode)
    is_alone = counted.noun == counted.token and tree.tags[counted.token] != "NN"
    stands_alone = is_alone or tree.lower[counted.noun] == "others"
    if by_type is not None and (unit == "person" or (unit is None and stands_alone)):
        return by_type, f"people in an event of type {trigger.event_type}"
    if is_undergoer and unit == "person":
        return "persons", "people, of whom no more is told"
    is_thing = unit not in _known_units() and _is_counted_thing(tree, counted)
    if is_thing and is_undergoer and not stands_alone:
        return tree.lower[counted.noun], "things without a kind of their own"
    return None, "nothing tells what it counts"


def _is_counted_thing(tree: Tree, counted: CountedToken) -> bool:
    """Return whether a number counts a plural noun that no list has: "400,000 doses"."""
    return counted.noun != counted.token and tree.tags[counted.noun] == "NNS"


def _kind_of_noun(tree: Tree, noun: int) -> str | None:
    """Return the kind of "three deaths", "three people dead" and "12 injured residents"."""
    kinds = load_quantity_kinds().counted
    if _is_fate(tree, noun):
        return kinds[tree.lower[noun]]
    if tree.pos[noun] in NOMINAL and tree.lemmas[noun] in kinds:
        return kinds[tree.lemmas[noun]]
    for child in tree.children[noun]:
        if tree.deps[child] in {"amod", "acl", "xcomp"} and tree.lower[child] in kinds:
            return kinds[tree.lower[child]]
    return None


def _harm(tree: Tree, counted: CountedToken) -> str | None:
    """Return what the words on a number of people tell of them: killed, wounded or missing."""
    if counted.mention.unit not in {None, "person"}:
        return None
    kind, noun = _kind_of_noun(tree, counted.noun), counted.noun
    if kind is None and tree.deps[noun] in {"nsubj", "nsubj:pass", "obj"}:
        befallen, head = load_quantity_kinds().befallen, tree.heads[noun]
        fates = (head, *tree.dependents(head, {"xcomp"}))  # "remain *unaccounted* for"
        told = (befallen.get(word) for i in fates for word in (tree.lower[i], tree.lemmas[i]))
        kind = next((one for one in told if one is not None), None)
    return kind if kind in _HARM else None


def _is_in(tree: Tree, noun: int, heads: tuple[int, ...]) -> bool:
    """Return whether a noun is one of the heads, or counts in one: "a family of three"."""
    for _ in range(_MAX_NOUNS):
        if noun in heads:
            return True
        if tree.deps[noun] not in {"nmod", "conj", "appos"}:
            return False
        noun = tree.heads[noun]
    return False


def _words_of(tree: Tree, told: Told) -> Iterator[str]:
    """Yield the lemmas of a predicate, those that make it deadly first: "shot dead"."""
    for core in told.frame.core:
        for child in tree.children[core]:
            if tree.lower[child] in {"dead", "death", "fatally"}:
                yield "dead"
    yield told.lemma
    yield from (tree.lemmas[i] for i in (*told.match.tokens, *told.frame.core))


def _kind_of_unit(unit: str | None) -> str | None:
    return _kinds_of_units().get(unit) if unit else None


@cache
def _kinds_of_units() -> Mapping[str, str]:
    """Return the kind of quantity that a number of each unit makes by itself."""
    return {unit.unit: unit.kind for unit in load_units().values() if unit.kind is not None}


@cache
def _known_units() -> frozenset[str]:
    return frozenset(unit.unit for unit in load_units().values())


def _quantity(text: str, tree: Tree, counted: CountedToken, kind: str) -> Quantity:
    number = counted.mention
    unit = number.unit if number.unit in _known_units() else "person"
    if kind == tree.lower[counted.noun]:
        unit = number.unit or tree.lemmas[counted.noun]
    return Quantity(
        start=number.start,
        end=number.end,
        text=text[number.start : number.end],
        kind=kind,
        unit=unit,
        operator=number.operator,
        low=number.low,
        best=number.best,
        high=number.high,
    )
