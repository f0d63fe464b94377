"""What a number measures: the sign of money before it, the measure or share after it, an age."""

import re
from dataclasses import dataclass
from functools import cache

from sitrep.knowledge.units import load_units
from sitrep.language.lexing import SPACE, Lexed


@dataclass(frozen=True, slots=True)
class FoundUnit:
    """A unit with its label, and where it ends where it belongs to the number's span."""

    unit: str | None
    label: str
    end: int | None = None
    factor: float = 1.0


COUNT = FoundUnit(None, "CARDINAL")
_SIGN = re.compile(
    r"(?:(?<![^\W_])(?P<country>US|AU?|CA?|NZ|HK|S|R|NT|TT))?(?P<sign>[$€£¥₽₴₪₹₩₺₦₱])\s?$"
    r"|(?<![^\W_])(?P<code>[A-Z]{3}|Rs\.?|RMB|NIS)\s?$"
    r"|(?<![^\W_])(?P<letter>[RNP])$"
)
# One letter is money before sums alone: "R20 million", "N1,500", and not the road "N1".
_SUM = re.compile(
    r"\d+(?:\.\d+)?\s?(?:(?:m|b|tr)illion|m|bn|tn)(?![^\W_])|\d{1,3}(?:,\d{3})+(?!\d)"
)
_LETTERS = {"R": "ZAR", "N": "NGN", "P": "PHP"}
_CODE_AFTER = re.compile(r"\s?(?P<code>[A-Z]{3})(?![^\W_])")
_OTHER_CODES = {"Rs": "INR", "Rs.": "INR", "RMB": "CNY", "NIS": "ILS"}
_SHORT_MEASURES = re.compile(
    r"(?:\s|-)?(?:(?P<deg_c>°\s?C|C)|(?P<deg_f>°\s?F|F)|(?P<Mt>Mt)|(?P<m>(?<=[\s-])m)"
    r"|(?P<g>g)|(?P<l>(?<=[\s-])l|L)|(?P<W>W))(?![^\W_²³])"
)
_POUNDS = re.compile(r"[\s-]pounds?(?![^\W_])", re.IGNORECASE)
# What may stand between a number and its measure.
_GAP = " -\u00a0\u202f\n"
_WON = re.compile(r"\swon(?![^\W_])")
_CENTS = re.compile(r"[\s-](?:U\.?S\.?\s)?cents?(?![^\W_])", re.IGNORECASE)
_WEIGHT_BEFORE = re.compile(r"\b(?:weigh\w*|weight|gain\w*|lost)\b[^.;]{0,30}$", re.IGNORECASE)
_WEIGHT_AFTER = re.compile(r"\s(?:of|in weight|heavier|lighter|each|bomb|bombs)\b")
_METRES = re.compile(
    r"[\s-](?:wide|high|tall|long|deep|away|below|above|from|thick|wave|wall|fence|trench"
    r"|tunnel|crater|race|sprint|square)\b"
)
_AGED = frozenset({"aged", "age", "ages"})
MAX_AGE = 115


@cache
def _measures() -> re.Pattern[str]:
    words = [word for word, unit in load_units().items() if unit.label != "CARDINAL"]
    any_of = "|".join(
        re.escape(word).replace(r"\ ", r"[\s-]")
        for word in sorted(words, key=len, reverse=True)
        if word not in _SIGNS and word not in {"pounds", "won"}
    )
    return re.compile(rf"(?:\s|-)?(?P<unit>{any_of})(?![^\W_²³])", re.IGNORECASE)


_SIGNS = frozenset("$ € £ ¥ ₽ ₴ ₪ ₹ ₩ ₺ ₦ ₱ us$ a$ au$ c$ ca$ nz$ hk$ s$ r$ nt$ tt$".split())


@cache
def _money() -> frozenset[str]:
    return frozenset(unit.unit for unit in load_units().values() if unit.label == "MONEY")


def sign_before(text: str, start: int) -> tuple[int, FoundUnit] | None:
    """Return where the sign or code of money before a number begins, and its unit.

    Examples
    --------
    >>> sign_before("US$5", 3)
    (0, FoundUnit(unit='USD', label='MONEY', end=None, factor=1.0))
    >>> sign_before("R20 million", 1)
    (0, FoundUnit(unit='ZAR', label='MONEY', end=None, factor=1.0))
    """
    before = text[start - 1 : start]
    if not (before and (before in "$€£¥₽₴₪₹₩₺₦₱.s" or before.isspace() or before.isupper())):
        return None
    window = text[max(0, start - 6) : start]
    match = _SIGN.search(window)
    if match is None:
        return None
    if code := match["code"]:
        unit = _OTHER_CODES.get(code, code)
        found = unit if unit in _money() else None
    elif letter := match["letter"]:
        found = _LETTERS[letter] if _SUM.match(text, start) else None
    else:
        known = load_units().get(f"{match['country'] or ''}{match['sign']}".lower())
        found = (known or load_units()[match["sign"]]).unit
    return (start - len(window) + match.start(), FoundUnit(found, "MONEY")) if found else None


def measure_after(text: str, end: int, *, is_vague: bool, is_scaled: bool) -> FoundUnit | None:
    """Return the measure, currency or percent sign after a number, with the end of its span."""
    if is_vague and text.startswith(" of ", end):
        end += 3
    following = text[end : end + 2].lstrip(_GAP)
    if not following or not (following[0].isalpha() or following[0] in "%°₴₽℃℉"):
        return None
    if match := _POUNDS.match(text, end):
        return _pounds(text, end, match, is_scaled=is_scaled)
    if match := _CENTS.match(text, end):
        return FoundUnit("USD", "MONEY", match.end(), 0.01)
    if is_scaled and (match := _WON.match(text, end)):
        return FoundUnit("KRW", "MONEY", match.end())
    return _named(text, end)


def _named(text: str, end: int) -> FoundUnit | None:
    """Return the measure that a word, code or letter names."""
    if match := _measures().match(text, end):
        word = " ".join(match["unit"].lower().replace("-", " ").split())
        known = load_units().get(word) or load_units()[word.replace(" ", "-")]
        return FoundUnit(known.unit, known.label, match.end())
    if (match := _CODE_AFTER.match(text, end)) and match["code"] in _money():
        return FoundUnit(match["code"], "MONEY", match.end())
    if match := _SHORT_MEASURES.match(text, end):
        return FoundUnit(match.lastgroup, "QUANTITY", match.end())
    return None


def _pounds(text: str, end: int, match: re.Match[str], *, is_scaled: bool) -> FoundUnit:
    is_weight = (
        text[end] == "-"
        or _WEIGHT_AFTER.match(text, match.end())
        or _WEIGHT_BEFORE.search(text[max(0, end - 50) : end])
    )
    if is_weight and not is_scaled:
        return FoundUnit("lb", "QUANTITY", match.end())
    return FoundUnit("GBP", "MONEY", match.end())


def is_metres(lexed: Lexed, end: int) -> bool:
    """Return whether an "m" before token ``end`` is metres, not millions: "a 5m wall"."""
    if lexed.at(end - 1) != "m":
        return False
    return "," in lexed.at(end - 2) or bool(_METRES.match(lexed.text, lexed.starts[end]))


def is_age(lexed: Lexed, start: int, end: int, value: float) -> bool:
    """Return whether a bare number is an age: "aged 42", "the age of 42", "Ann Lee, 42, said"."""
    if not (value.is_integer() and 0 < value <= MAX_AGE):
        return False
    before = lexed.at(start - 2) if lexed.at(start - 1) == SPACE else ""
    if before in _AGED or (before == "of" and lexed.at(start - 4) == "age"):
        return True
    if before == "between" or (before == "," and lexed.at(end) in {",", "."}):
        i = start - 4 if before == "between" else start - 3
        return lexed.at(i) in _AGED if before == "between" else _is_person_name(lexed, i)
    return False


def _is_person_name(lexed: Lexed, i: int) -> bool:
    """Return whether two capitalised words end at token ``i``."""
    return (
        lexed.is_capitalised(i)
        and lexed.at(i).isalpha()
        and lexed.at(i - 1) == SPACE
        and lexed.is_capitalised(i - 2)
        and lexed.at(i + 1) == ","
    )
