"""Which candidates are numbers that count, as their neighbours tell: not "Article 5" or "2-1"."""

import re

from sitrep.language.counting.counted_nouns import noun_after
from sitrep.language.counting.number_units import measure_after, sign_before
from sitrep.language.dating.time_words import MONTHS, WEEKDAYS
from sitrep.language.lexing import PARAGRAPH, SPACE, Lexed

# Before a number they make it a name or an address.
_LABELS = frozenset(
    """
    number no nr nos phase step chapter level page pages part article articles section paragraph
    clause room route highway channel resolution resolutions flight unit gate terminal reactor
    block category tier stage grade class model type figure table item volume season episode
    district line bus tram version order decree law act title amendment rule protocol camp sector
    building apartment track lot seat car train squad platoon company battalion brigade regiment
    division army corps fleet squadron wing
    group day week round formula boeing airbus leopard nord apollo
    big mi su tu ka mig yak
    """.split()
)
_GLUE = frozenset("_/#@+№=&.")
_CALENDAR = frozenset({*WEEKDAYS, *MONTHS})
_FRACTIONS = re.compile(
    r"(?:half|halves|thirds?|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?"
    r"|quarters?|hundredths?|thousandths?)"
)
# After "one" they show that it stands for a noun.
_AFTER_PRONOUN = frozenset(
    """
    of another the a an is was has had will would can could may might must should who that which
    in on at by for with from to and or as than when where while if but not so he she it they we
    you i day
    """.split()
)
_BEFORE_PRONOUN = frozenset(
    "no the this that any every each which some another only big new old good first last".split()
)
_COUNTING = frozenset(
    """
    killed killing wounded wounding injured injuring least than about over nearly almost exactly
    leaving arrested detained captured
    """.split()
)
_CLOSED_CLASS = frozenset(
    """
    the a an in on at of by for to from with and or but some about nearly almost around over under
    at least up another only just these those all his her its their our as than more after before
    since when while if that which including killing wounding among between roughly approximately
    exactly fewer less many most no not also other additional any both each every here there
    then meanwhile however so another still now yesterday today killed wounded injured police
    officials authorities he she they we it you i kill kills wounds injures leaves hits destroys
    """.split()
)


def is_count(lexed: Lexed, start: int, end: int) -> bool:
    """Return whether the tokens of a number count or measure something. Pure."""
    return not (
        _is_glued(lexed, start, end)
        or _is_name(lexed, start, end)
        or _is_label(lexed, start, end)
        or _is_fraction(lexed, end)
        or _is_compound(lexed, start, end)
        or (lexed.at(start) == "one" and end == start + 1 and _is_pronoun(lexed, start))
        or (lexed.at(start) == "zero" and noun_after(lexed, end, is_one=False) is None)
    )


def _is_glued(lexed: Lexed, start: int, end: int) -> bool:
    """Return whether the number is part of a longer sign: "F-16", "24/7", "+44 20", "3.1.2"."""
    before, after = lexed.at(start - 1), lexed.at(end)
    follows_word = lexed.at(start - 2)[-1:].isalnum()
    if before[-1:].isalnum():
        return not sign_before(lexed.text, lexed.starts[start])
    if before in _GLUE or (before in {"-", ":", ","} and follows_word):
        return True
    if before == "'" and lexed.at(start)[:1].isdigit() and lexed.at(start - 2) != SPACE:
        return True
    if after in {"/", ".", ":", "-"} and lexed.at(end + 1)[:1].isdigit():
        return True
    return after == "_" or (after[:1].isalpha() and len(after) > 3 and after != "kwh")


def _is_name(lexed: Lexed, start: int, end: int) -> bool:
    """Return whether the number belongs to a name: "Boeing 737", "Group of Seven"."""
    first = lexed.original(start)
    if first.istitle() and not lexed.starts_sentence(start) and first.isalpha():
        before, after = lexed.original(start - 2), lexed.original(end + 1)
        return not (after.istitle() and before.istitle())  # a headline
    if lexed.at(start - 1) != SPACE:
        return False
    i = start - 2
    before = lexed.original(i)
    if not before[:1].isupper() or not before.isalnum() or lexed.at(i) in _CLOSED_CLASS:
        return False
    if sign_before(lexed.text, lexed.starts[start]) or measure_after(
        lexed.text, lexed.starts[end], is_vague=False, is_scaled=False
    ):
        return False
    if lexed.starts_sentence(i) and not first[:1].isdigit():
        return False
    is_model = len(first) == 1 and lexed.at(i) not in _CALENDAR  # "Challenger 2 tanks"
    return is_model or noun_after(lexed, end, is_one=False) is None or lexed.at(end) == "-"


def _is_label(lexed: Lexed, start: int, end: int) -> bool:
    """Return whether the number names one of many: "Article 5", "No. 3", "1." in a list."""
    before = lexed.at(start - 1)
    if before in {"", PARAGRAPH} and lexed.at(end) in {".", ")"}:
        return True
    i = start - 1
    if before == SPACE:
        i = start - 2
    if lexed.at(i) == "." and lexed.at(i - 1) in {"no", "nr", "nos", "art", "sec"}:
        return True
    return before == SPACE and lexed.at(i) in _LABELS


def _is_fraction(lexed: Lexed, end: int) -> bool:
    """Return whether the number is the upper half of a fraction: "two-thirds", "one in five"."""
    if lexed.at(end) not in {SPACE, "-"}:
        return False
    return _FRACTIONS.fullmatch(lexed.at(end + 1)) is not None


def _is_compound(lexed: Lexed, start: int, end: int) -> bool:
    """Return whether a hyphen binds the number to what is not counted: "two-state solution"."""
    if lexed.at(end) != "-" or not lexed.at(end + 1).isalpha():
        return False
    if lexed.at(end + 1) in {"in", "on", "to", "by", "and"}:  # "a 1-in-100-year flood"
        return True
    text, end_char = lexed.text, lexed.starts[end]
    if lexed.at(start)[:1].isdigit() or measure_after(
        text, end_char, is_vague=False, is_scaled=False
    ):
        return False
    return noun_after(lexed, end, is_one=False) is None


def _is_pronoun(lexed: Lexed, start: int) -> bool:
    """Return whether "one" stands for a person or thing: "one of them", "no one"."""
    before = lexed.at(start - 2) if lexed.at(start - 1) == SPACE else lexed.at(start - 1)
    after = lexed.at(start + 2) if lexed.at(start + 1) == SPACE else lexed.at(start + 1)
    if before in _COUNTING:
        return after in {"of", "another"}
    if before in _BEFORE_PRONOUN:
        return True
    return not after.isalpha() or after.endswith("ed") or after in _AFTER_PRONOUN
