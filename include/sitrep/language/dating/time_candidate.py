"""A candidate for a date: some tokens of a text, with their neighbours."""

from dataclasses import dataclass

from sitrep.language.dating.time_words import CHARS
from sitrep.language.lexing import SPACE, Lexed


@dataclass(frozen=True, slots=True)
class Candidate:
    """Tokens ``start`` to ``end``, exclusive, that may be a date of this kind."""

    lexed: Lexed
    classes: str
    kind: str
    start: int
    end: int
    previous_end: int = 0

    def has(self, *names: str) -> bool:
        """Return whether a token is of one of these classes."""
        mine = self.classes[self.start : self.end]
        return any(CHARS[name] in mine for name in names)

    def before(self, back: int = 1) -> str:
        """Return the ``back``-th word before the candidate, spaces not counted."""
        i = self.start - 1
        for _ in range(back - 1):
            i -= 1 + (self.lexed.at(i) == SPACE)
        return self.lexed.at(i - (self.lexed.at(i) == SPACE))

    def after(self) -> str:
        """Return the word or mark after the candidate, past a space."""
        return self.lexed.at(self.after_index())

    def after_index(self) -> int:
        """Return the index of the word or mark after the candidate."""
        return self.end + (self.lexed.at(self.end) == SPACE)

    def first(self) -> str:
        """Return the first token."""
        return self.lexed.at(self.start)

    def is_name(self, i: int) -> bool:
        """Return whether token ``i`` is capitalised as a name is: not by its place in a sentence.

        Where the word after it is in capitals too, capitals tell nothing.
        """
        word = self.lexed.original(i)
        return word[:1].isupper() and not word.isupper() and not self.lexed.starts_sentence(i)
