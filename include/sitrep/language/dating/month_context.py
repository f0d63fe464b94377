"""Which words are months and seasons, as their neighbours tell: "in May", but "they may"."""

from sitrep.language.dating.time_candidate import Candidate
from sitrep.language.dating.time_words import CHARS, MONTHS, SHORT_MONTHS

_AMBIGUOUS_MONTHS = frozenset({"may", "march", "august"})
_MONTH_PREPOSITIONS = frozenset(
    "in since by until till from during of before after last next this late early mid every each "
    "through throughout between for as and or to around about".split()
)
_DETERMINERS = frozenset("the a an its their his her our that this whose s '".split())
_NAME_AFTER_SEASON = frozenset("capital palace olympics games camp".split())
_SEASON_PREPOSITIONS = frozenset(
    "in since by during until till before after through throughout as of into for this".split()
)


def is_month(c: Candidate) -> bool:
    """Return whether a month's name is one: "in May", not "they may" or "June Smith"."""
    if c.has("year", "last", "next", "this", "past", "coming", "following", "previous", "unit"):
        return True
    word, has_preposition = c.first().removesuffix("."), c.before() in _MONTH_PREPOSITIONS
    if word in SHORT_MONTHS and word not in MONTHS:
        return has_preposition and c.lexed.is_capitalised(c.start)
    if word in {"may", "march"}:
        return _is_may_or_march(c)
    is_first_name = word in {"april", "june", "august"} and c.is_name(c.after_index())
    return has_preposition or not is_first_name


def _is_may_or_march(c: Candidate) -> bool:
    before, after = c.before(), c.after()
    if before in {"of", "to", "and", "or", "after", "before"}:
        return after in {"", ".", ",", ";", ")", "?", "!"} and before != "of"
    if before in _MONTH_PREPOSITIONS:
        return after not in {"said", "told", "has", "had", "will", "'"}
    is_modifier = after[:1].isalpha() and after not in {"on", "for", "of", "to"}
    return before in _DETERMINERS and is_modifier


def is_season(c: Candidate) -> bool:
    """Return whether a season's name is one: "last spring", not "the Arab Spring"."""
    if c.has("year"):
        return True
    season, after = c.end - 1, c.after()
    word = c.lexed.at(season)
    is_other_word = word in {"fall", "spring"} and (after == "of" or c.has("that"))
    is_in_name = c.is_name(season) and c.is_name(c.after_index())
    if is_other_word or is_in_name or after in _NAME_AFTER_SEASON:
        return False
    if c.end - c.start > 1:
        return True
    return word != "fall" and c.before() in _SEASON_PREPOSITIONS and not c.is_name(season)


def is_month_and_count(c: Candidate) -> bool:
    """Return whether "in May 20 people" is read as a day of May."""
    last = c.classes[c.end - 1]
    return (
        c.before() == "in"
        and last in {CHARS["d31"], CHARS["n"]}
        and c.classes[c.start] in {CHARS["month"], CHARS["mon"]}
        and c.after()[:1].isalpha()
    )


def has_other_month(c: Candidate) -> bool:
    """Return whether a word in lower case only looks like a month: "may", "march", "august"."""
    if not c.has("month") or (c.has("year") and "march" not in c.lexed.plain[c.start : c.end]):
        return False
    return any(
        c.classes[i] == CHARS["month"]
        and c.lexed.original(i).islower()
        and c.lexed.at(i) in _AMBIGUOUS_MONTHS
        for i in range(c.start, c.end)
    )
