"""Find the names of the lexicon in a text."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sitrep.language.naming.lexicon import Lexicon, LexiconName
from sitrep.language.naming.name_context import best_entry, is_name_by_capital
from sitrep.language.naming.name_forms import NameForm
from sitrep.language.naming.text_words import TextWords

# What stands between the names of a list: "Javelins, NLAWs and Stingers".
_LISTED = re.compile(r"(?:, (?:and |or )?| and | or |/)(?:the |an? )?")
_LISTED_BEFORE = re.compile(_LISTED.pattern + r"\Z")
_LISTED_CHARS = 10


@dataclass(frozen=True, slots=True)
class NameHit:
    """The characters ``start`` to ``end`` of a text are a name; ``name`` is the list's, if any."""

    start: int
    end: int
    label: str
    name: str | None = None


@dataclass(frozen=True, slots=True)
class _Doubtful:
    """A name of the list that its words do not vouch for."""

    start: int
    end: int
    entries: tuple[LexiconName, ...]


class NameIndex:
    """The names of a lexicon by their first words."""

    def __init__(self, lexicon: Lexicon) -> None:
        entries: dict[str, list[LexiconName]] = {}
        for entry in lexicon.names:
            for text in entry.forms:
                entries.setdefault(text, []).append(entry)
        self._forms: dict[str, list[NameForm]] = {}
        for text in sorted(entries, key=len, reverse=True):
            form = NameForm(text, tuple(entries[text]), lexicon.small_heads)
            for key in dict.fromkeys(form.keys):
                self._forms.setdefault(key, []).append(form)

    def find(self, words: TextWords) -> list[NameHit]:
        """Return the names in ``words``, overlapping ones too."""
        hits: list[NameHit] = []
        doubtful: list[_Doubtful] = []
        # A name that has counted once counts again: by form, the entry that it was.
        met: dict[str, LexiconName] = {}
        for first, key in enumerate(words.lower):
            forms = self._forms.get(key)
            if forms is None and not key.isalpha():
                forms = next(filter(None, map(self._forms.get, _designations(key))), None)
            if forms is not None:
                _add_hit(forms, words, first, met, hits, doubtful)
        return [*hits, *_listed_with(hits, doubtful, words.text)]


def _add_hit(
    forms: Iterable[NameForm],
    words: TextWords,
    first: int,
    met: dict[str, LexiconName],
    hits: list[NameHit],
    doubtful: list[_Doubtful],
) -> None:
    """Add the longest name that begins with word ``first`` to the hits, or to the doubtful."""
    start = words.spans[first][0]
    for form in forms:
        end = form.match(words.text, start)
        if end is None:
            continue
        last = _last_word(words, first, end)
        entry = best_entry(form.entries, words, first, last)
        if entry is None and form.text in met and is_name_by_capital(words, first, last):
            entry = met[form.text]
        if entry is None:
            doubtful.append(_Doubtful(start, end, form.entries))
            continue
        if entry.when is not None:
            met[form.text] = entry
        hits.append(NameHit(start, end, entry.label, entry.name))
        return


def _listed_with(
    hits: Sequence[NameHit], doubtful: Iterable[_Doubtful], text: str
) -> Iterator[NameHit]:
    """Yield the doubtful names beside a sure one of the same kind: "Javelins and NLAWs"."""
    by_start = {hit.start: hit for hit in hits}
    by_end = {hit.end: hit for hit in hits}
    for name in doubtful:
        before = _LISTED_BEFORE.search(text, max(0, name.start - _LISTED_CHARS), name.start)
        after = _LISTED.match(text, name.end)
        beside = (
            by_end.get(before.start()) if before else None,
            by_start.get(after.end()) if after else None,
        )
        labels = {hit.label for hit in beside if hit is not None}
        for entry in name.entries:
            if entry.label in labels and entry.when != "beside":
                yield NameHit(name.start, name.end, entry.label, entry.name)
                break


def _last_word(words: TextWords, first: int, end: int) -> int:
    last = first
    while last + 1 < len(words.spans) and words.spans[last + 1][0] < end:
        last += 1
    return last


def _designations(word: str) -> Iterator[str]:
    """Yield what may be a designation without its variant: ``s300`` of ``s300pmu2``."""
    for i in range(len(word) - 1, 0, -1):
        if word[i - 1].isdigit() and word[i].isalpha():
            yield word[:i]
