"""Cut text into words, numbers, spaces and marks, as the finders of dates and numbers read it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import accumulate

_TOKEN = re.compile(
    r"""
      \d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:\.\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?)?(?![^\W_])
    | (?:[12]\d)?\d0['’]?s(?![^\W_])          # 1990s, 90s
    | \d{1,4}(?:st|nd|rd|th)(?![^\W_])        # 21st
    | \d{1,3}(?:(?:[\u00a0\u202f\u2009]\d{3})+|(?:\x20000)+)(?![\d-])     # 12 000
    | \d+(?:[.,:]\d+)*
    | (?:[ap]\.\s?m|b\.\s?c|a\.\s?d)\b\.?      # p.m., B.C.
    | o['’]clock(?![^\W_])
    | [^\W\d_]+
    | \s+
    | .
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_PLAIN = {"’": "'", "‘": "'", "ʼ": "'", "–": "-", "‑": "-", "‐": "-", "−": "-", "“": '"', "”": '"'}
SPACE, PARAGRAPH = " ", "\n"


@dataclass(frozen=True, slots=True)
class Lexed:
    """The tokens of a text; ``plain`` has them in lower case, spaces and marks made uniform.

    The tokens tile the text: token ``i`` stands at ``starts[i]:starts[i + 1]``.
    """

    text: str
    plain: list[str]
    starts: list[int]

    def words(self, start: int, end: int) -> str:
        """Return the words from token ``start`` to ``end``, exclusive, as they are written."""
        return self.text[self.starts[start] : self.starts[end]]

    def original(self, i: int) -> str:
        """Return token ``i`` as it is written; the empty string outside the text."""
        return self.words(i, i + 1) if 0 <= i < len(self.plain) else ""

    def at(self, i: int) -> str:
        """Return token ``i`` made plain; the empty string outside the text."""
        return self.plain[i] if 0 <= i < len(self.plain) else ""

    def is_capitalised(self, i: int) -> bool:
        """Return whether token ``i`` begins with a capital."""
        return self.original(i)[:1].isupper()

    def starts_sentence(self, i: int) -> bool:
        """Return whether token ``i`` opens a sentence, a quotation or the text."""
        before = self.at(i - 1) if self.at(i - 1) != SPACE else self.at(i - 2)
        return before in _OPENING


_OPENING = frozenset(
    {"", ".", "!", "?", ":", ";", '"', "(", "[", "—", "-", "*", "•", "'", PARAGRAPH}
)


def lex(text: str) -> Lexed:
    """Cut ``text`` into tokens. Pure; linear.

    Examples
    --------
    >>> lex("On 9th  May, 10:30 p.m.").plain
    ['on', ' ', '9th', ' ', 'may', ',', ' ', '10:30', ' ', 'p.m.']
    """
    tokens = _TOKEN.findall(text)
    return Lexed(text, [_plain(token) for token in tokens], _starts(tokens))


def _starts(tokens: list[str]) -> list[int]:
    return list(accumulate(map(len, tokens), initial=0))


def _plain(token: str) -> str:
    if token == SPACE:
        return SPACE
    if token[0].isspace():
        return PARAGRAPH if token.count("\n") > 1 else SPACE
    return _PLAIN.get(token) or token.lower()


def classify(
    lexed: Lexed, classes: Mapping[str, str], number_class: Callable[[str], str], other: str
) -> str:
    """Return one character per token: its class in ``classes``, else ``other``.

    ``number_class`` classifies the tokens that begin with a digit. A pattern over the result is
    a grammar over words, whatever their case, spacing and marks.
    """
    get = classes.get
    return "".join(
        [
            get(token) or (number_class(token) if token[0].isdigit() else other)
            for token in lexed.plain
        ]
    )
