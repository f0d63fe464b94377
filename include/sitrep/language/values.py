"""A spaCy component that adds dates, times, numbers and money to the entities of a document."""

from collections.abc import Iterable, Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc, Span

from sitrep.language.counting.numbers import find_numbers_in
from sitrep.language.dating.time_spans import find_times_in
from sitrep.language.dating.time_words import MONTHS, SHORT_MONTHS, SHORT_WEEKDAYS, WEEKDAYS
from sitrep.language.lexing import lex

TIME_LABELS = frozenset({"DATE", "TIME"})
# What the component adds.
VALUE_LABELS = TIME_LABELS | {"MONEY", "PERCENT", "QUANTITY", "ORDINAL", "CARDINAL"}
# A name that is one of these gives way to the date around it: "May", "Sunday".
_CALENDAR = frozenset({*WEEKDAYS, *SHORT_WEEKDAYS, *MONTHS, *SHORT_MONTHS})


@Language.factory("sitrep_values", assigns=["doc.ents"])
def make_value_finder(nlp: Language, name: str) -> "ValueFinder":
    """Build a :class:`ValueFinder`."""
    del nlp
    return ValueFinder(name=name)


class ValueFinder:
    """Marks dates, times and numbers in ``doc.ents`` where no name stands.

    Labels: DATE, TIME, MONEY, PERCENT, QUANTITY, ORDINAL, CARDINAL. Names that are there already
    stay, but for a month or weekday inside a date. It has no state: nothing is saved.
    """

    def __init__(self, *, name: str = "sitrep_values") -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        """Set ``doc.ents`` and return ``doc``. Linear in the length of the text."""
        lexed = lex(doc.text)
        times = find_times_in(lexed)
        numbers = find_numbers_in(lexed, [(time.start, time.end) for time in times])
        places = [(time.start, time.end, time.label) for time in times]
        places += [(number.start, number.end, number.label) for number in numbers]
        spans = [span for start, end, label in places for span in _aligned(doc, start, end, label)]
        if spans:
            doc.ents = _merged(doc.ents, spans)
        return doc


def _aligned(doc: Doc, start: int, end: int, label: str) -> Iterator[Span]:
    """Yield the tokens of a value: where it ends within a token, the whole token.

    A token is left out where more than marks would be added to the value's words.
    """
    span = doc.char_span(start, end, label=label, alignment_mode="expand")
    if span is None:
        return
    text, before = span.text, start - span.start_char
    added = text[:before] + text[before + end - start :]
    if any(char.isalnum() for char in added):
        span = doc.char_span(start, end, label=label, alignment_mode="contract") or span
    yield span


def _merged(names: Sequence[Span], values: Iterable[Span]) -> list[Span]:
    """Return the names and the values that stand free of them; none overlap."""
    name_at = {i: name for name in names for i in range(name.start, name.end)}
    dropped: set[int] = set()
    taken: set[int] = set()
    kept = []
    for value in values:
        tokens = range(value.start, value.end)
        beneath = [name_at[i] for i in tokens if i in name_at]
        if taken.isdisjoint(tokens) and all(_gives_way(name, value) for name in beneath):
            taken.update(tokens)
            dropped.update(name.start for name in beneath)
            kept.append(value)
    return [name for name in names if name.start not in dropped] + kept


def _gives_way(name: Span, value: Span) -> bool:
    return (
        value.label_ in TIME_LABELS
        and value.start <= name.start
        and name.end <= value.end
        and all(token.lower_.rstrip(".") in _CALENDAR for token in name)
    )
