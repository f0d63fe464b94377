"""Find numbers with operator, bounds and unit: "more than 30 settlements", "at least 15"."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from sitrep.language.counting.number_context import is_count
from sitrep.language.counting.number_grammar import CHARS, NUMBERS, number_classes
from sitrep.language.counting.number_mentions import NumberMention, number_range, ordinal, single
from sitrep.language.counting.number_words import ordinal_value
from sitrep.language.counting.ordinal_context import is_ordinal
from sitrep.language.dating.time_spans import find_times_in
from sitrep.language.lexing import Lexed, lex

__all__ = ["NumberMention", "find_numbers"]


def find_numbers(text: str, taken: Iterable[tuple[int, int]] | None = None) -> list[NumberMention]:
    """Return the numbers of ``text`` in reading order, none overlapping. Pure; linear.

    Parameters
    ----------
    text : str
        Any text.
    taken : iterable of (start, end), optional
        Where no number is looked for; by default the dates and times of the text.
    """
    return find_numbers_in(lex(text), taken)


def find_numbers_in(
    lexed: Lexed, taken: Iterable[tuple[int, int]] | None = None
) -> list[NumberMention]:
    """Return the numbers of a text that has been cut into tokens; see find_numbers."""
    if taken is None:
        taken = [(span.start, span.end) for span in find_times_in(lexed)]
    classes = _masked(lexed, number_classes(lexed), taken)
    return [mention for match in NUMBERS.finditer(classes) for mention in _mentions(lexed, match)]


def _masked(lexed: Lexed, classes: str, taken: Iterable[tuple[int, int]]) -> str:
    """Return the classes with those of the taken tokens blotted out."""
    pieces, position = [], 0
    for start, end in sorted(taken):
        first = max(position, bisect_right(lexed.starts, start) - 1)
        last = max(first, bisect_left(lexed.starts, end))
        pieces += [classes[position:first], CHARS["taken"] * (last - first)]
        position = last
    return "".join([*pieces, classes[position:]])


def _mentions(lexed: Lexed, match: re.Match[str]) -> Iterator[NumberMention]:
    start, end = match.span()
    if match["ordinal"]:
        value = ordinal_value(lexed.plain[start:end])
        if value is not None and is_ordinal(lexed, start, end):
            yield ordinal(lexed, start, end, float(value))
    elif not is_count(lexed, start, end):
        return
    elif match["vague"] or match["number"]:
        yield from single(lexed, start, end, is_vague=bool(match["vague"]))
    else:
        yield from number_range(lexed, match)
