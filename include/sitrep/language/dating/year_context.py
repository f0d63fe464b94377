"""Which numbers are years, as their neighbours tell: "in 2014", but "2014 people"."""

from sitrep.knowledge.units import load_units
from sitrep.language.dating.time_candidate import Candidate
from sitrep.language.dating.time_words import CHARS
from sitrep.language.lexing import SPACE

_YEAR_PREPOSITIONS = frozenset(
    "in since by of until till from during for before after early late mid through throughout "
    "into about around circa post pre".split()
)
_SURE_YEAR_PREPOSITIONS = frozenset({"in", "since", "until", "till", "during", "throughout"})
# Only with these words before them do they tell a year: "compared with 2021", "back to 1994".
_BEFORE_PREPOSITION = {
    "-": frozenset({"post", "pre", "mid"}),
    "to": frozenset({"back", "compared", "dates", "prior", "dating"}),
    "with": frozenset({"compared"}),
}
_CLAUSE_STARTS = frozenset("and but that while whereas says said".split())
_AUXILIARIES = frozenset("was is saw has had will brought began marked ended".split())


def is_year(c: Candidate) -> bool:
    """Return whether four digits are a year: "in 2014", "the 2014 war", not "2014 people"."""
    before, has_sign = c.before(), _has_sign(c)
    if has_sign or _continues_years(c):
        return not has_sign
    if before in _BEFORE_PREPOSITION:
        return c.before(2) in _BEFORE_PREPOSITION[before]
    if before == "least":
        return c.before(3) in _YEAR_PREPOSITIONS
    if before == "(":
        return c.after() in {")", ",", "-", ";"}
    if before in _YEAR_PREPOSITIONS:
        is_likely = before in _SURE_YEAR_PREPOSITIONS and 1500 <= int(c.first()) <= 2100
        return is_likely or not _counts(c)
    return 1800 <= int(c.first()) <= 2100 and _is_subject_or_modifier(c)


def _has_sign(c: Candidate) -> bool:
    return c.lexed.at(c.start - 1) in {"/", "$", "€", "£", "#"} or c.after() in {"%", "percent"}


def _is_subject_or_modifier(c: Candidate) -> bool:
    """Return whether a year is what the clause is about, or stands before a noun."""
    before, after = c.before(), c.after()
    if after in _AUXILIARIES:
        return not before[:1].isalpha() or before in _CLAUSE_STARTS
    return before[:1].isalpha() and after[:1].isalpha() and not _counts(c)


def is_years(c: Candidate) -> bool:
    """Return whether two numbers are years in order: "2014-16"."""
    numbers = [token for token in c.lexed.plain[c.start : c.end] if token[:1].isdigit()]
    first, second = numbers[0], numbers[1]
    last = int(first[: -len(second)] + second) if len(second) < 4 else int(second)
    return 1500 <= int(first) < last <= 2100 and c.lexed.at(c.start - 1) not in {"-", "/", "$"}


def _continues_years(c: Candidate) -> bool:
    """Return whether the date before, joined by "and" or a comma, ends in a year."""
    between = c.lexed.plain[c.previous_end : c.start]
    return (
        0 < len(between) <= 4
        and set(between) <= {",", " ", "and", "or"}
        and c.classes[c.previous_end - 1] == CHARS["year"]
    )


def _counts(c: Candidate) -> bool:
    """Return whether what follows is counted: people, by these or a few adjectives apart."""
    units = load_units()
    i = c.after_index()
    for _ in range(3):
        word = c.lexed.at(i)
        if not word.isalpha():
            return False
        unit = units.get(word)
        if unit is not None and word.endswith(("s", "e", "n")):
            return unit.unit in {"person", "house", "settlement", "vehicle"}
        i += 1 + (c.lexed.at(i + 1) == SPACE)
    return False
