"""An expression as its rules read it: the classes of its words, without what means nothing."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sitrep.language.counting.number_words import PLURAL_SCALES, SCALES, number_value
from sitrep.language.dating.time_classes import classes_of
from sitrep.language.dating.time_words import CHARS, pattern_of
from sitrep.language.lexing import lex
from sitrep.language.operators import without_operators

_COUNT_CLASSES = "a another num scale loose half quarter d31 n year dot z4 and"
_COUNT_CHARS = "".join(f"<{name}>" for name in _COUNT_CLASSES.split())
# Parts of rules; ``<name>`` in them is a class.
_PARTS = dict(CHARS) | {
    "W": pattern_of("(?:<weekday>|<wkd>)"),
    "M": pattern_of("(?:<month>|<mon>)"),
    "D": pattern_of("(?:<d31>|<nth>|(?:<num>-?)?(?:<ordinal>|<second>))"),
    "REL": pattern_of(
        "(?:<last>|<this>|<next>|<past>|<coming>|<that>|<same>|<previous>|<following>|<current>)"
    ),
    "COUNT": pattern_of(f"[{_COUNT_CHARS}][{_COUNT_CHARS}-]*"),
    "EDGE": pattern_of("(?:<early>|<late>|<mid>|<start>|<middle>|<end>)"),
    "U": pattern_of(
        "(?:<day>|<days>|<unit>|<units>|<century>|<hour>|<hours>|<second>|<quarter>|<quarters>)"
    ),
}
_PARTS["YEAR"] = pattern_of("(?:(?P<year><year>)|(?P<rel_year><REL>)<unit>)", _PARTS)
_NOISE = frozenset(
    {" ", ",", ".", "'", '"', "(", ")", "\n"}
    | {CHARS[name] for name in "the of on at s x about by these".split()}
)
_DIGITS = "[" + "".join(CHARS[name] for name in ("d31", "n", "year", "dot", "z4")) + "]"
# Counts that say no number.
_VAGUE = frozenset({"several", "few", "many", "some", *PLURAL_SCALES})
# "The last year" ends today, "last year" in December.
_RUNNING = re.compile(pattern_of("(?:<last>|<next>)(?:<unit>|<century>)"))
# Prepositions that may open what another pipeline marked.
_LEADING = frozenset(
    CHARS[name] for name in "from until between after before to and every in".split()
) - {CHARS["every"]}


@dataclass(frozen=True, slots=True)
class Reading:
    """The meaningful words of an expression and one class character for each."""

    words: tuple[str, ...]
    chars: str

    def __getitem__(self, part: slice) -> "Reading":
        return Reading(self.words[part], self.chars[part])

    def __add__(self, other: "Reading") -> "Reading":
        return Reading(self.words + other.words, self.chars + other.chars)

    def has(self, *names: str) -> bool:
        """Return whether a word is of one of these classes."""
        return any(CHARS[name] in self.chars for name in names)

    def number(self) -> float | None:
        """Return the count that these words say; None for "several" and for ranges."""
        if self.has("to", "or") or len(re.findall(_DIGITS, self.chars)) > 1:
            return None
        words = [word for word in self.words if word != "-"]
        if "and" in words and not _joins_one_number(words):
            return None
        if set(words) & _VAGUE:
            return None
        words = [word for word in words if word not in {"a", "an", "another", "and"}]
        return number_value(words) if words or not self.words else 1.0

    def without(self, names: Iterable[str]) -> "Reading":
        """Return the reading without the words of these classes."""
        dropped = {CHARS[name] for name in names}
        kept = [i for i, char in enumerate(self.chars) if char not in dropped]
        return Reading(tuple(self.words[i] for i in kept), "".join(self.chars[i] for i in kept))


@dataclass(frozen=True, slots=True)
class Found:
    """A rule's match on a reading; its groups are runs of words."""

    reading: Reading
    match: re.Match[str]

    def has(self, group: str) -> bool:
        """Return whether a group matched."""
        return self.match[group] is not None

    def sub(self, group: str) -> Reading:
        """Return the part of the reading that a group matched; empty where it did not."""
        start, end = self.match.span(group)
        return self.reading[start:end] if start >= 0 else self.reading[:0]

    def words(self, group: str) -> tuple[str, ...]:
        """Return the words of a group."""
        return self.sub(group).words

    def word(self, group: str) -> str:
        """Return the words of a group as one; the empty string where it did not match."""
        return "".join(self.words(group))


def rule(template: str) -> re.Pattern[str]:
    """Compile a rule: a pattern over classes and the parts W, M, D, REL, COUNT, U and YEAR."""
    return re.compile(pattern_of(template, _PARTS))


def read(expression: str) -> tuple[Reading, bool]:
    """Return the reading of an expression, and whether it opened with "in"."""
    lexed = lex(without_operators(expression.strip()))
    classes = classes_of(lexed)
    kept = [i for i, char in enumerate(classes) if char not in _NOISE]
    opens_with_in = bool(kept) and classes[kept[0]] == CHARS["in"]
    while kept and classes[kept[0]] in _LEADING:
        kept.pop(0)
    words = [lexed.plain[i] for i in kept]
    chars = "".join(classes[i] for i in kept)
    if _RUNNING.fullmatch(chars) and lexed.plain[:1] == ["the"]:
        words[0] = f"the {words[0]}"
    return Reading(tuple(words), chars), opens_with_in


def _joins_one_number(words: Sequence[str]) -> bool:
    """Return whether "and" stands inside a number: "hundred and two", "two and a half"."""
    i = words.index("and")
    after = words[i + 1] if i + 1 < len(words) else ""
    return words[i - 1] in SCALES or after in {"a", "half"}
