"""The grammar of numbers: patterns over classes of words, as :mod:`time_grammar` has them.

``<name>`` stands for a class of words or for an earlier part; every repetition is bounded.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType

from sitrep.language.counting.number_words import (
    ONES,
    ORDINALS,
    PLURAL_SCALES,
    TEENS,
    TENS,
    digits_value,
)
from sitrep.language.dating.time_words import pattern_of
from sitrep.language.lexing import PARAGRAPH, SPACE, Lexed, classify

_WORDS_OF_CLASS = {
    "one": "one",
    "small": " ".join(word for word in ONES if word not in {"zero", "one"}),
    "zero": "zero",
    "teen": " ".join(TEENS),
    "tens": " ".join(TENS),
    "hundred": "hundred",
    "dozen": "dozen",
    "big": "thousand million billion trillion lakh crore",
    "plural": " ".join(PLURAL_SCALES),
    "glued": "k m b",  # only against the digits: "1.5m"
    "short": "mn mln bn bln tn trn",
    "half": "half",
    "quarter": "quarter quarters",
    "several": "several",
    "few": "few",
    "couple": "couple",
    "ordinal": " ".join(ORDINALS),
    "a": "a an",
    "and": "and",
    "of": "of",
    "to": "to",
    "or": "or",
    "between": "between",
    "more": "more",
    "percent": "% percent pct",
    "sign": "$ € £ ¥ ₽ ₴ ₪ ₹ ₩ ₺ ₦ ₱",
    "dig": "",
    "nth": "",
    "x": "",
    "taken": "",  # tokens of a date or time
}
CHARS: Mapping[str, str] = MappingProxyType(
    {name: chr(0x100 + i) for i, name in enumerate(_WORDS_OF_CLASS)}
)
_CLASSES = {
    word: CHARS[name] for name, words in _WORDS_OF_CLASS.items() for word in words.split()
} | {mark: mark for mark in f"-,.{SPACE}{PARAGRAPH}"}
_NTH = re.compile(r"\d{1,4}(?:st|nd|rd|th)")
_PARTS = {
    "u": r"(?:<tens>(?:[- ](?:<small>|<one>))?|<teen>|<small>|<one>)",
    # one hundred and twenty-three, a hundred and five
    "hundreds": r"(?:<u>(?:[- ]<hundred>(?:(?: <and> |[- ])<u>(?![- ](?:<hundred>|<dozen>)))?)?"
    r"|<a> <hundred>(?:(?: <and> |[- ])<u>(?![- ]<hundred>))?)",
    # ... thousand, two million three hundred thousand, a million
    "spelled": r"(?:(?:<hundreds>|<a>)(?:[- ]<big>(?:[- ]<hundreds>"
    r"| <and> <u>(?![- ](?:<big>|<hundred>)))?){1,3}|<hundreds>)",
    "dozens": r"(?:(?:<u>|<dig>|<a> <half>|<a>|<half> <a>|<half>)[- ]<dozen>)",
    "scale": r"(?:<big>|<hundred>|<dozen>)",
    "halves": r"(?:(?:<u>|<dig>)[- ]<and>[- ]<a>[- ]<half>(?:[- ]<scale>)?"
    r"|<half>[- ](?:<a> )?(?:<big>|<hundred>)|<a> <half>[- ]<big>"
    r"|(?:<a>|<u>) <quarter>(?: <of> <a>)?[- ]<big>|<a> <big> <and> <a> <half>)",
    "digits": r"(?:<dig>(?:<glued>(?![- ]?<big>)| ?<short>|[- ]?<big>(?: <big>)?|[- ]<hundred>)?)",
    "number": r"(?:<halves>|<dozens>|<spelled>|<digits>|<zero>)",
    "vague": r"(?:<plural>(?: <of> <plural>)?"
    r"|(?:<several>|<a> <few>)(?: (?:<scale>|<plural>)(?: <of> <plural>)?)?"
    r"|<a> <couple>(?: <of>)? <scale>|<a> <couple>(?= <of>| <more>))",
    "until": r"(?: ?- ?| <to> | <or> )",
}
_PATTERN = (
    r"(?![ ,.-]|<x>|<taken>|<sign>|<percent>|<of>|<to>|<or>|<and>|<a> (?:<x>|<ordinal>))"
    r"(?:(?P<ordinal><nth>|(?:<tens>-)?<ordinal>)"
    r"|<between> (?:<x>?<sign> ?)?(?P<low>(?><number>))(?: ?<percent>)? <and>"
    r" (?:<x>?<sign> ?)?(?P<high><number>)"
    r"|(?P<low2>(?><number>))(?: ?<percent>)?<until>(?:<x>?<sign> ?)?(?P<high2><number>)"
    r"|(?P<vague><vague>)|(?P<number><number>))"
)


def _compiled() -> re.Pattern[str]:
    parts = dict(CHARS)
    for name, template in _PARTS.items():
        parts[name] = pattern_of(template, parts)
    return re.compile(pattern_of(_PATTERN, parts))


NUMBERS = _compiled()


def number_classes(lexed: Lexed) -> str:
    """Return the class of each token of ``lexed``, one character each. Pure; linear."""
    return classify(lexed, _CLASSES, _number_class, CHARS["x"])


def _number_class(token: str) -> str:
    if _NTH.fullmatch(token):
        return CHARS["nth"]
    has_leading_zero = len(token) > 1 and token[0] == "0" and token[1] != "."
    return CHARS["x" if has_leading_zero or digits_value(token) is None else "dig"]
