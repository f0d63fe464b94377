"""Which numbers belong to an event."""

from collections.abc import Collection, Iterator, Sequence

from sitrep.coding import Quantity
from sitrep.extract.attachment import attach
from sitrep.extract.counted import CountedToken, known_units, unit_of
from sitrep.extract.frames import Frame
from sitrep.extract.happenings import Happening, Told
from sitrep.extract.quantity_kinds import can_be, fate_of, kind_of
from sitrep.extract.tree import Tree
from sitrep.language.values import TIME_LABELS

_MAX_NOUNS = 3
_PART_OF = frozenset({"including", "among", "amongst"})


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
            kind, reason = kind_of(tree, told, counted, happening)
            if kind is not None and can_be(kind, counted.mention):
                quantity = _quantity(text, tree, counted, kind)
                found.setdefault((quantity.start, quantity.end), (quantity, reason))
                break
        else:
            if is_only_harm and (kind := fate_of(tree, counted)) is not None:
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


def _quantity(text: str, tree: Tree, counted: CountedToken, kind: str) -> Quantity:
    number, told = counted.mention, unit_of(tree, counted)
    unit = told if told in known_units() else "person"
    if number.label in TIME_LABELS or kind == tree.lower[counted.noun]:
        unit = told or tree.lemmas[counted.noun]
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
