"""Which candidates are dates and times, as their neighbours tell: not "Black Friday"."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from sitrep.language.dating.month_context import (
    has_other_month,
    is_month,
    is_month_and_count,
    is_season,
)
from sitrep.language.dating.time_candidate import Candidate
from sitrep.language.dating.time_words import CHARS
from sitrep.language.dating.year_context import is_year, is_years
from sitrep.language.lexing import SPACE

# Names of events and papers, not days.
_NAMED_DAYS = frozenset(
    "black bloody super cyber giving ash palm good holy maundy sheffield shrove manic casual "
    "stir whit mad girl".split()
)
_PAPERS = frozenset(
    "times mirror telegraph express mail post herald world people star sun morning night".split()
)
_KINDS_OF_PAPER = frozenset(
    "business financial national english language independent arabic opposition liberal "
    "conservative british german french newspaper".split()
)
_NAME_AFTER_HOLIDAY = frozenset(
    "island islands rising war tree trees bunny egg eggs carol carols agreement offensive "
    "accords".split()
)
_TODAYS = frozenset("usa russia india psychology ukraine business africa arms".split())
_POSSESSIVES = frozenset("his her their my your our".split())
_BARE_PREPOSITIONS = frozenset("for after in within over during just only mere of".split())
_RATES = frozenset(
    "kilometers kilometres km miles mph kph litres liters knots metres meters".split()
)
_MODALS = frozenset("will would could may might can must should".split())
# Before "last" they show that it is a verb: "expected to last six weeks".
_LASTING = _MODALS | {"to", "not", "t"}
_TAKING = frozenset("took takes take spent spend lasted lasts last taking waited".split())
_CLOCK_PREPOSITIONS = frozenset(
    "at by until till from before after around about since between to and - approximately "
    "past".split()
)
_ENDS = frozenset({"", ".", ",", ";", ":", ")", "?", "!", "—", "and"})
_NO_DAY_AFTER = frozenset("percent % per million billion thousand hundred km".split())


def _weekday(c: Candidate) -> bool:
    day = c.end - 1
    if c.before() in _NAMED_DAYS and c.lexed.is_capitalised(c.start):
        return False
    return not (c.after() in _PAPERS and c.is_name(c.after_index()) and c.lexed.at(day) != "")


def _bare(c: Candidate) -> bool:
    before, after = c.before(), c.after()
    if after == "of":
        return before in {"for", "after", "by", "during", "following", "amid", "despite", "over",
                          "from", "through", "with", "within", "in", ",", ".", ""}  # fmt: skip
    if after in {"before", "after"}:
        return True
    is_matter = before == "of" and c.before(2) == "matter"
    return is_matter or before in _BARE_PREPOSITIONS | _TAKING


def _duration(c: Candidate) -> bool:
    """Return whether a count of units is a length of time: no age, rate, name or idiom."""
    lexed, end = c.lexed, c.end
    is_compound = lexed.at(end) == "-" and lexed.at(end + 1) not in {"", SPACE}
    is_age = c.after() == "old" or (c.after() == "of" and lexed.at(c.after_index() + 2) == "age")
    is_rate = c.has("hour") and c.first() == "an" and c.before() in _RATES
    is_name = any(lexed.original(i).istitle() for i in range(c.start + 1, end))  # "Six-Day War"
    is_part = c.has("part", "parts") and "night" not in lexed.at(end - 1)
    is_ordinal = c.has("second") and c.has("num")  # "twenty-second"
    is_idiom = (c.first() == "many" and c.before() == "as") or (
        c.first() == "one" and c.has("day") and c.before() in _MODALS
    )
    return not (is_compound or is_age or is_rate or is_name or is_part or is_ordinal or is_idiom)


def _clock(c: Candidate) -> bool:
    if c.has("zone") and any(
        c.classes[i] == CHARS["zone"] and not c.lexed.original(i).isupper()
        for i in range(c.start, c.end)
    ):
        return False
    if c.end - c.start == 1 and c.has("clock"):
        return c.before() in _CLOCK_PREPOSITIONS
    if c.has("noon", "dawn", "part", "overnight", "tonight"):
        i = c.end - 1
        if c.has("weekday", "wkd"):
            return not (c.is_name(i) and c.is_name(i + 2))
        return not c.is_name(c.start) or c.has("clock", "d31", "month", "mon", "holiday")
    return True


def _day(c: Candidate) -> bool:
    if c.classes[c.start] == CHARS["wkd"] and not c.lexed.is_capitalised(c.start):
        return False
    return c.after() not in _NO_DAY_AFTER


def _periods(c: Candidate) -> bool:
    if c.has("day", "hour") and not c.has("d31", "n", "num"):
        if c.has("last") and c.lexed.at(c.start) != "the":
            return False
        if c.has("this", "final", "recent") and not c.has("later", "earlier", "past"):
            return False
    if c.has("final") and not c.has("days", "units", "hours"):
        return False
    return not c.has("season") or is_season(c)


def _is_age_in_tens(c: Candidate) -> bool:
    """Return whether "40s" are an age, not years: "in his late 40s"."""
    is_bare = c.kind == "named" and c.end - c.start == 1
    return c.has("tens", "tensword") and (is_bare or c.before() in _POSSESSIVES)


def _recurring(c: Candidate) -> bool:
    """Return whether "daily" tells how often: it is no newspaper, and no part of a name."""
    after = c.lexed.original(c.after_index())
    if c.first() in {"daily", "weekly"} and c.before() in _KINDS_OF_PAPER:
        return False
    is_title = c.lexed.original(c.start).istitle() or c.before() in {"the", "a"}
    return not (
        c.first() in {"daily", "weekly", "annual", "monthly"} and is_title and after.istitle()
    )


_CHECKS: Mapping[str, Callable[[Candidate], bool]] = {
    "month": is_month,
    "weekday": _weekday,
    "year": is_year,
    "years": is_years,
    "season": is_season,
    "bare": _bare,
    "duration": _duration,
    "clock": _clock,
    "day": _day,
    "periods": _periods,
    "part": lambda c: not c.is_name(c.end - 1),
    "today": lambda c: not c.is_name(c.start) or c.before() not in _TODAYS,
    "recurring": _recurring,
    "nth": lambda c: (
        c.has("unit")
        or (c.before() in {"on", "by", "until", "since", "from"} and c.after() in _ENDS)
    ),
    "month_of": lambda c: c.has("month", "holiday", "d31"),
    "holiday": lambda c: c.after() not in _NAME_AFTER_HOLIDAY,
    "era": lambda c: all(
        c.lexed.original(i).isupper() for i in range(c.start, c.end) if c.classes[i] == CHARS["bc"]
    ),
}


def accepted(candidate: Candidate) -> Candidate | None:
    """Return the candidate, or what is left of it, if its neighbours allow it. Pure."""
    c = candidate
    if c.kind == "day" and is_month_and_count(c):
        c = replace(c, kind="month", end=c.start + 1)
    if c.kind == "periods" and c.first() == "last" and c.before() in _LASTING:
        c = replace(c, kind="duration", start=c.start + 2)
    check = _CHECKS.get(c.kind)
    if _is_glued(c) or has_other_month(c) or _is_age_in_tens(c):
        return None
    return c if check is None or check(c) else None


def _is_glued(c: Candidate) -> bool:
    """Return whether a letter, digit or sign of money stands against the candidate."""
    lexed = c.lexed
    before, after = lexed.at(c.start - 1), lexed.at(c.end)
    is_number = lexed.at(c.start)[:1].isdigit()
    if before[-1:].isalnum() or (is_number and before in {"$", "€", "£", "#", "+", "."}):
        return True
    if is_number and before == "-" and lexed.at(c.start - 2)[-1:].isalnum():
        return lexed.at(c.start - 2) not in {"mid", "post", "pre"}
    return after[:1].isalnum() or after == "_"
