"""How a name of the lexicon may be written in a text: dashes, variants, plurals and case."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from sitrep.language.naming.lexicon import LexiconName
from sitrep.language.naming.text_words import WORD

# Things come in numbers, so that their names have a plural.
PLURAL_LABELS = frozenset({"WEAPON", "VEHICLE", "PRODUCT"})
SMALL_HEAD_LABELS = frozenset({"EVENT", "LAW", "MILITARY_UNIT"})
# From this length on an acronym may be written like a word (Himars), and a name in capitals.
MIN_ACRONYM = 5
MIN_CAPITALS = 3

_SIGNS = {"-": "[-‑–]", " ": "[ \u00a0]", "'": "['’]"}
_MIXED_HYPHEN = re.compile(r"(?<=[A-Za-z])-(?=\d)")
# T-72B3, F-16C, Mi-8AMTSh: but not "Apollo 11th".
_VARIANT = r"(?P<variant>(?!(?:st|nd|rd|th)\b)[A-Z]{1,4}\d{0,2}[A-Z]?)?"
# Boeing 737-800.
_SERIES = r"(?:-\d{1,4}[A-Z]{0,3})?"


@dataclass(frozen=True)
class NameForm:
    """One way of writing a name, and the entries that are so written."""

    text: str
    entries: tuple[LexiconName, ...]
    small_heads: frozenset[str]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The form as a regular expression that does not look at case."""
        # "S300" is "S-300"; no sign but the hyphen is left out.
        parts = [_written(part) for part in _MIXED_HYPHEN.split(self.text)]
        source = f"{_SIGNS['-']}?".join(parts)
        if self._is_thing:
            if self.text[-1].isdigit():
                source += _VARIANT + (_SERIES if " " in self.text else "")
            source += "s?"
        return re.compile(rf"{source}(?!\w)", re.IGNORECASE)

    @property
    def keys(self) -> Iterator[str]:
        """The words, in lower case, with which the form may begin in a text."""
        first = WORD.match(self.text)
        joined = WORD.match(_MIXED_HYPHEN.sub("", self.text))
        for match in (first, joined):
            if match is not None:
                yield match[0].lower()
                if self._is_thing and match.end() == len(match.string):
                    yield match[0].lower() + "s"

    def match(self, text: str, start: int) -> int | None:
        """Return where the form ends that begins at ``start``, or None if none does."""
        found = self.pattern.match(text, start)
        if found is None:
            return None
        variant = found.groupdict().get("variant") or ""
        hit = found[0]
        if variant not in {"", "s"} and not (
            variant.isupper() or hit.islower() or variant[-1:] in "sh"
        ):
            return None
        return found.end() if self._case_fits(hit) else None

    @cached_property
    def _letters(self) -> str:
        return "".join(filter(str.isalpha, self.text))

    @cached_property
    def _is_thing(self) -> bool:
        return self.entries[0].label in PLURAL_LABELS

    @cached_property
    def _has_any_case(self) -> bool:
        is_designation = " " not in self.text and any(map(str.isdigit, self.text))
        return is_designation or any(entry.any_case for entry in self.entries)

    @cached_property
    def _with_small_head(self) -> str | None:
        words = self.text.split()
        head = words[-1].lower()
        if self.entries[0].label not in SMALL_HEAD_LABELS or len(words) == 1:
            return None
        return (
            "".join(filter(str.isalpha, "".join(words[:-1]))) + head
            if head in self.small_heads
            else None
        )

    def _case_fits(self, hit: str) -> bool:
        if self._has_any_case:
            return True
        letters = "".join(filter(str.isalpha, hit))[: len(self._letters)]
        if letters in {self._letters, self._with_small_head}:
            return True
        if hit.isupper():
            return len(letters) >= MIN_CAPITALS and not self._letters.isupper()
        is_acronym = " " not in self.text and self._letters.isupper()
        return is_acronym and len(letters) >= MIN_ACRONYM and letters == letters.capitalize()


def _written(text: str) -> str:
    return "".join(_SIGNS.get(char) or re.escape(char) for char in text)
