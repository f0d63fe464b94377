"""Find dates and times in text, and tell which days they mean."""

import re
from collections.abc import Iterable
from datetime import date

from sitrep.language.counting.number_words import number_value
from sitrep.language.dating.future_cues import Clauses
from sitrep.language.dating.resolve_time import MAX_CHARS, resolve_expression
from sitrep.language.dating.resolved_time import Reference, ResolvedTime
from sitrep.language.dating.time_spans import TimeSpan, find_times_in
from sitrep.language.lexing import lex

__all__ = ["ResolvedTime", "TimeSpan", "find_times", "resolve_time", "resolve_times"]

# A date that has become a name: its year goes without saying.
_ATTACKS_OF_2001 = re.compile(
    r"(?:September|Sept\.?)\s11(?:th)?(?:\s\w+)?\s(?:attacks?|hijack\w+)\b", re.IGNORECASE
)


def find_times(text: str) -> list[TimeSpan]:
    """Return the dates and times of ``text`` in reading order, none overlapping. Pure; linear."""
    return find_times_in(lex(text))


def resolve_time(
    expression: str,
    published: date,
    *,
    is_future: bool = False,
    anchor: ResolvedTime | None = None,
    context_year: int | None = None,
) -> ResolvedTime | None:
    """Tell which days the text of one span means.

    Parameters
    ----------
    expression : str
        The text of a date or time, as :func:`find_times` or another pipeline marks it.
    published : date
        The day that "today" means.
    is_future : bool
        Whether its clause speaks of what is to come ("will meet on Friday").
    anchor : ResolvedTime, optional
        The date named before it, for "the following day".
    context_year : int, optional
        The year named before it, for "of that year".

    Returns
    -------
    ResolvedTime or None
        None where nothing can be resolved: recurring ("every Monday"), vague ("recent weeks").
    """
    reference = Reference(
        published=published, is_future=is_future, anchor=anchor, context_year=context_year
    )
    return _meaning(expression, reference)


def _meaning(expression: str, reference: Reference, *, is_in: bool = False) -> ResolvedTime | None:
    """Resolve an expression; where more was marked than a date, the longest date inside it."""
    meaning = resolve_expression(expression, reference, is_in=is_in)
    if meaning is None and (inside := find_times(expression[:MAX_CHARS])):
        longest = max(inside, key=lambda span: span.end - span.start)
        rest = lex(expression[: longest.start] + expression[longest.end :]).plain
        if rest and "and" not in rest and number_value(rest) is None:
            return resolve_expression(expression[longest.start : longest.end], reference)
    return meaning


def resolve_times(
    text: str, spans: Iterable[TimeSpan], published: date
) -> list[ResolvedTime | None]:
    """Tell which days each span of a document means, in reading order.

    What a span leans on is taken from the text: whether its clause speaks of what is to come,
    and the date and the year last named before it. Pure; linear in the number of spans.
    """
    clauses = Clauses(text)
    resolved: list[ResolvedTime | None] = []
    anchor: ResolvedTime | None = None
    context_year: int | None = None
    for span in spans:
        reference = Reference(
            published=published,
            is_future=clauses.is_ahead(span.start, span.end),
            anchor=anchor,
            context_year=context_year,
        )
        expression = text[span.start : span.end]
        if _ATTACKS_OF_2001.match(text, span.start):
            expression = "11 September 2001"
        is_in = clauses.is_in_future(span.start, span.end)
        meaning = _meaning(expression, reference, is_in=is_in)
        if meaning is not None and meaning.duration and clauses.is_rate(span.start, span.end):
            meaning = None
        resolved.append(meaning)
        if meaning is not None and meaning.date_from is not None:
            anchor = meaning
            if meaning.names_year:
                context_year = meaning.date_from.year
    return resolved
