"""Find the names that are built to a pattern in a text."""

from collections.abc import Iterable, Iterator

from sitrep.language.naming.name_context import is_name_by_capital
from sitrep.language.naming.name_index import NameHit
from sitrep.language.naming.name_patterns import NamePattern
from sitrep.language.naming.nationalities import load_nationalities
from sitrep.language.naming.text_words import WORD, TextWords, is_headline

# Shorter words are no name that a text goes on with.
MIN_SHORT_NAME = 3
# How far from its head a name may reach, in words.
WORDS_BEFORE = 24
WORDS_AFTER = 12


def find_patterns(patterns: Iterable[NamePattern], words: TextWords) -> list[NameHit]:
    """Return the names in ``words``, overlapping ones too, pattern by pattern."""
    hits: list[NameHit] = []
    for pattern in patterns:
        found = [
            hit
            for start, end in _stretches(pattern, words)
            for hit in _matches(pattern, words.text, start, end)
        ]
        hits += found
        if pattern.is_short:
            hits += _again(found, words)
    return hits


def _stretches(pattern: NamePattern, words: TextWords) -> Iterator[tuple[int, int]]:
    """Yield the characters around the heads of a pattern: only there it can match."""
    at = {i for head in pattern.heads for i in words.places.get(head.lower(), ())}
    if not pattern.any_case:
        heads = tuple(pattern.heads)
        at = {i for i in at if words.words[i].startswith(heads)}
    if not at:
        return
    # Each stretch ends where a word begins, so that no name in it is cut.
    starts = [*(start for start, _ in words.spans), len(words.text)]
    begin = end = -1
    for i in sorted(at):
        if i - WORDS_BEFORE > end:
            if end >= 0:
                yield starts[begin], starts[end]
            begin = max(0, i - WORDS_BEFORE)
        begin = max(0, begin)
        end = min(len(words.spans), i + WORDS_AFTER)
    if end >= 0:
        yield starts[begin], starts[end]


def _matches(pattern: NamePattern, text: str, begin: int, end: int) -> Iterator[NameHit]:
    for match in pattern.match.finditer(text, begin, end):
        # The name may be but a part: "the frigate [Ana Beatriz]".
        part = "name" if "name" in pattern.match.groupindex else 0
        start, stop = match.span(part)
        if not pattern.unless.isdisjoint(WORD.findall(match[part])):
            continue
        if pattern.is_open and is_headline(text, start):
            continue
        if pattern.is_bare:
            start += _nation_length(match[0])
            if " " not in text[start:stop]:
                continue  # "Russian Fleet"
        yield NameHit(start, stop, pattern.label)


def _nation_length(name: str) -> int:
    """Return how many characters of nations stand before a name: "Ukrainian Azov Regiment"."""
    nations = load_nationalities()
    length = 0
    while (space := name.find(" ", length)) > 0 and name[length:space] in nations:
        length = space + 1
    return length


def _again(hits: Iterable[NameHit], words: TextWords) -> Iterator[NameHit]:
    """Yield the later mentions of names by their last word: "Hurricane Wilma ... Wilma"."""
    first_at: dict[str, NameHit] = {}
    kinds_of_two = set()
    for hit in hits:
        parts = words.text[hit.start : hit.end].split()
        if len(parts[-1]) >= MIN_SHORT_NAME and parts[-1].isalpha():
            first_at.setdefault(parts[-1], hit)
            if len(parts) == 2:
                kinds_of_two.add(parts[-1])
    if not first_at:
        return
    for i, word in enumerate(words.words):
        earlier = first_at.get(word)
        start, end = words.spans[i]
        if not earlier or start <= earlier.end:
            continue
        # "Milton weakened": of a name of several words ("Desert Storm") that is too bold.
        may_begin = word in kinds_of_two
        if is_name_by_capital(words, i, i, may_begin_sentence=may_begin):
            yield NameHit(start, end, earlier.label)
