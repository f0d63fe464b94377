"""The words of a text as rules for names see them: letters and digits, and what lies between."""

import re
from dataclasses import dataclass
from functools import cached_property

WORD = re.compile(r"[^\W_]+")
_BREAK = re.compile(r"[.!?;\n]")
_OPENING = " \t\"'“‘«([—–-"
_BORDERS = ("\n", ". ", "! ", "? ")
# How far back or on we look for the border of a sentence: marks and blanks, characters.
MARKS_REACH = 40
SENTENCE_REACH = 400
# A stretch in which of so many words hardly one is small is a headline; words that headlines
# write small as well do not count.
HEADLINE_WORDS = 5
MAX_SMALL_SHARE = 0.2
_SMALL_IN_HEADLINES = frozenset(
    "and but or nor as at by for from in into of off on onto out over per to up via vs "
    "with amid after de la s".split()
)


@dataclass(frozen=True)
class TextWords:
    """The words of ``text`` in order: their characters, and the same in lower case."""

    text: str
    spans: list[tuple[int, int]]
    words: list[str]
    lower: list[str]

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Where each word stands, in lower case; "cop28" also stands for "cop"."""
        places: dict[str, list[int]] = {}
        for i, word in enumerate(self.lower):
            places.setdefault(word, []).append(i)
            if not word.isalpha() and word[0].isalpha():
                places.setdefault(re.split(r"\d", word)[0], []).append(i)
        return places

    def gap(self, i: int) -> str:
        """Return what lies between word ``i`` and the next."""
        return self.text[self.spans[i][1] : self.spans[i + 1][0]]

    def is_break(self, i: int) -> bool:
        """Return whether a sentence or a part of it ends between word ``i`` and the next."""
        return bool(_BREAK.search(self.gap(i)))

    def is_name_part(self, i: int) -> bool:
        """Return whether word ``i`` exists and is written as names are: capital, then small."""
        return (
            0 <= i < len(self.words) and self.words[i][0].isupper() and self.words[i][1:].islower()
        )


def split_words(text: str) -> TextWords:
    """Return the words of ``text``."""
    spans = [match.span() for match in WORD.finditer(text)]
    words = [text[start:end] for start, end in spans]
    return TextWords(text, spans, words, [word.lower() for word in words])


def begins_sentence(text: str, start: int) -> bool:
    """Return whether a sentence begins at ``start``, as far as marks tell.

    Examples
    --------
    >>> begins_sentence("It fell. Grad rockets", 9), begins_sentence("the U.S. Stinger", 9)
    (True, False)
    """
    before = text[max(0, start - MARKS_REACH) : start].rstrip(_OPENING)
    if not before or before[-1] in "!?\n":
        return True
    return before[-1] == "." and not (len(before) > 1 and before[-2].isupper())


def is_headline(text: str, start: int) -> bool:
    """Return whether the sentence around ``start`` is written with capitals throughout.

    One that ends with a full stop is no headline.

    Examples
    --------
    >>> is_headline("Senators Urge Biden To Pass New Act", 0)
    True
    """
    low, high = max(0, start - SENTENCE_REACH), start + SENTENCE_REACH
    begin = max(text.rfind(mark, low, start) for mark in _BORDERS) + 1
    ends = [end for mark in _BORDERS if (end := text.find(mark, start, high)) >= 0]
    end = min(ends, default=min(high, len(text)))
    if text[begin:end].rstrip().endswith(".") or text[end : end + 2] == ". ":
        return False
    line = text[max(low, begin) : end]
    words = [w for w in WORD.findall(line) if w.isalpha() and w.lower() not in _SMALL_IN_HEADLINES]
    small = sum(word[0].islower() for word in words)
    return len(words) >= HEADLINE_WORDS and small <= MAX_SMALL_SHARE * len(words)
