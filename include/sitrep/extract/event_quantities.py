"""Which numbers belong to an event, and what they count."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from spacy.tokens import Doc, Span

from sitrep.coding import Quantity
from sitrep.extract.reading import Reading
from sitrep.extract.words import possible_lemmas
from sitrep.knowledge.units import load_units
from sitrep.language.counting.numbers import NumberMention

# Words beside the number that tell what was counted, nearest first.
_KINDS = {
    "killed": {"kill", "dead", "die", "death", "fatality", "slay", "perish", "lives", "body"},
    "wounded": {"wound", "injure", "injury", "hurt", "hospitalise", "hospitalize"},
    "captured": {"capture", "captive", "prisoner"},
    "arrested": {"arrest", "detain", "arrests", "custody"},
    "missing": {"missing"},
    "displaced": {"flee", "displace", "evacuate", "homeless", "refugee", "leave", "cross"},
}
# How many words away they may stand: "killed 12", but "12 people had been killed".
REACH_BEFORE, REACH_AFTER = 2, 5
# What a number of people counts in an event of these types, where no word beside it tells.
_PERSON_KINDS = {"PROTEST": "participants", "MOBILIZE": "troops", "DISPLACE": "displaced",
                 "DEFECT": "deserted", "COERCE": "arrested"}  # fmt: skip


def find_event_quantities(
    reading: Reading, scope: Span, event_type: str, numbers: Iterable[NumberMention]
) -> list[Quantity]:
    """Return the quantities of an event: the numbers in ``scope`` whose meaning is told.

    A number whose unit and neighbours tell nothing is left out.
    """
    quantities = []
    for number in numbers:
        if number.label == "ORDINAL" or not scope.start_char <= number.start < scope.end_char:
            continue
        kind = _kind(reading.doc, number, event_type)
        if kind is not None:
            quantities.append(_quantity(reading.text, number, kind))
    return quantities


def _kind(doc: Doc, number: NumberMention, event_type: str) -> str | None:
    if (kind := _kinds_of_units().get(number.unit or "")) is not None:
        return kind
    first = doc.char_span(number.start, number.end, alignment_mode="expand")
    nearby = _nearby_words(doc, first) if first is not None else []
    for words in nearby:
        for kind, lemmas in _KINDS.items():
            if words & lemmas:
                return kind
    return _PERSON_KINDS.get(event_type) if number.unit == "person" else None


@cache
def _kinds_of_units() -> Mapping[str, str]:
    """Return the kind of quantity that a number of each unit makes by itself."""
    return {unit.unit: unit.kind for unit in load_units().values() if unit.kind is not None}


def _nearby_words(doc: Doc, span: Span) -> Sequence[frozenset[str]]:
    """Return the lemmas of the words around a number, the nearest first, within its sentence."""
    sentence = span.sent
    words = [(i - span.end, i) for i in range(span.end, span.end + REACH_AFTER)]
    words += [(span.start - 1 - i, i) for i in range(span.start - REACH_BEFORE, span.start)]
    near = (i for _, i in sorted(words) if sentence.start <= i < sentence.end)
    return [possible_lemmas(doc[i].lower_) for i in near]


def _quantity(text: str, number: NumberMention, kind: str) -> Quantity:
    return Quantity(
        start=number.start,
        end=number.end,
        text=text[number.start : number.end],
        kind=kind,
        unit=number.unit or "person",
        operator=number.operator,
        low=number.low,
        best=number.best,
        high=number.high,
    )
