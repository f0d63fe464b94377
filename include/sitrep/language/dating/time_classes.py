"""The classes of a text's tokens: what the grammar of dates reads."""

import re
from bisect import bisect_left

from sitrep.language.dating.holidays import find_holidays
from sitrep.language.dating.time_words import CHARS, WORDS_OF_CLASS
from sitrep.language.lexing import PARAGRAPH, SPACE, Lexed, classify

_MARKS = "-,.()':/\"—;!?%$" + SPACE + PARAGRAPH
_CLASSES = {
    word: CHARS[name] for name, words in reversed(WORDS_OF_CLASS.items()) for word in words.split()
} | {mark: mark for mark in _MARKS}
_NUMBER_CLASSES = re.compile(
    r"""
      (?P<isotime>\d{4}-\d\d-\d\dT.*)
    | (?P<iso>\d{4}-\d\d-\d\d)
    | (?P<decade>[12]\d\d0['’]?s)
    | (?P<tens>\d0['’]?s)
    | (?P<nth>(?:[12]?1st|2?2nd|2?3rd|[12]?[4-9]th|1[0-3]th|[23]0th|31st))
    | (?P<d31>0?[1-9]|[12]\d|3[01])
    | (?P<year>1\d{3}|2[01]\d\d)
    | (?P<z4>0\d{3})
    | (?P<clock>(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?)
    | (?P<dot>(?:[01]?\d|2[0-3])\.[0-5]\d)
    | (?P<dotted>[0-3]?\d\.[01]?\d\.(?:19|20)\d\d)
    """,
    re.VERBOSE | re.IGNORECASE,
)


def classes_of(lexed: Lexed) -> str:
    """Return the class of each token of ``lexed``, one character each. Pure; linear.

    All tokens of a holiday's name are of one class, its spaces too.
    """
    classes = classify(lexed, _CLASSES, _number_class, CHARS["x"])
    pieces, position = [], 0
    for start, end in find_holidays(lexed.text):
        first, last = bisect_left(lexed.starts, start), bisect_left(lexed.starts, end)
        pieces += [classes[position:first], CHARS["holiday"] * (last - first)]
        position = last
    return "".join([*pieces, classes[position:]])


def _number_class(token: str) -> str:
    match = _NUMBER_CLASSES.fullmatch(token)
    return CHARS[(match and match.lastgroup) or "n"]
