"""Mend the Groningen Meaning Bank, whose names a machine made: faults that repeat themselves."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from sitrep.language.naming.known_names import load_known_names
from sitrep.language.naming.name_parts import load_name_parts
from sitrep.language.naming.nationalities import load_nationalities
from sitrep.language.naming.peoples import load_peoples
from training.gold_document import OTHER, GoldDocument
from training.mentions import Mention, mentions, tags_of

# Kinds that the corpus takes for each other.
CONFUSED = frozenset({"ORG", "GPE", "LOC", "FAC", "NORP"})
# How often a name that no list has must occur, and with one label, for the others to be faults.
MIN_COUNT, MIN_SHARE = 5, 0.7
# How often a surname must occur in full names of persons.
MIN_FULL_NAMES = 2
# Faiths and teachings are no peoples: "Islam", "Buddhism".
_FAITHS = frozenset({"Islam", "Christianity"})
_COURTESY = frozenset({"Mr.", "Ms.", "Mrs."})


class GmbMender:
    """Knows how the corpus labels each name, so that it can be held to its own majority."""

    def __init__(self, documents: Iterable[GoldDocument]) -> None:
        self._counts: dict[str, Counter[str]] = defaultdict(Counter)
        self._surnames: Counter[str] = Counter()
        for document in documents:
            for start, end, kind in mentions(document.names or []):
                self._counts[" ".join(document.words[start:end])][kind] += 1
                if kind == "PERSON" and end - start > 1:
                    self._surnames[document.words[end - 1]] += 1

    def mend(self, document: GoldDocument) -> GoldDocument:
        """Return the document with names trimmed, typed anew, and forgotten ones masked."""
        words, before = document.words, list(document.names or [])
        spans: list[Mention] = []
        for mention in mentions(before):
            start, end, kind = _trimmed(words, mention)
            if start == end:
                continue
            if end - start == 1 and words[start].islower():
                before[start] = None  # "politics", "southern": what it was meant to be is unknown
                continue
            after_title = start > 0 and words[start - 1] in _COURTESY
            spans.append(
                (start, end, "PERSON" if after_title else self._kind(words[start:end], kind))
            )
        tags = tags_of(spans, before)
        return replace(document, names=list(self._with_masked_misses(words, tags)))

    def _kind(self, words: Sequence[str], kind: str) -> str:
        text = " ".join(words)
        if text in _FAITHS or text.endswith("ism"):
            return OTHER
        counts = self._counts[text]
        listed = listed_label(text)
        if listed:
            is_person = kind == "PERSON" and counts[kind] > counts[listed]
            return kind if is_person or kind not in CONFUSED | {"PERSON"} else listed
        is_surname = len(words) == 1 and self._surnames[text] >= MIN_FULL_NAMES
        if is_surname and kind in CONFUSED and counts["PERSON"] >= counts[kind]:
            return "PERSON"
        usual, count = counts.most_common(1)[0] if counts else (kind, 0)
        is_steady = counts.total() >= MIN_COUNT and count >= MIN_SHARE * counts.total()
        return usual if is_steady else kind

    def _with_masked_misses(
        self, words: Sequence[str], tags: Sequence[str | None]
    ) -> Iterator[str | None]:
        """Yield the tags, None for a word outside of names that is surely one: "Tehran"."""
        for word, tag in zip(words, tags, strict=True):
            is_missed = tag == "O" and word[0].isupper() and listed_label(word) is not None
            yield None if is_missed else tag


def listed_label(text: str) -> str | None:
    """Return the label that the project's lists give a name as it is written."""
    nations = load_nationalities()
    if nations.is_both(text):
        return None
    label = nations.label(text) or load_known_names().labels.get(text)
    if label is None and text[0].isupper() and text.lower() in load_peoples().sure:
        return "NORP"
    return label


def _trimmed(words: Sequence[str], mention: Mention) -> Mention:
    """Return a name without "of" or "the" before it, a person without titles; maybe nothing."""
    start, end, kind = mention
    parts = load_name_parts()
    while start < end and words[start] in parts.function_words:
        start += 1
    while start < end and words[end - 1] in parts.function_words:
        end -= 1
    if kind == "PERSON":
        while start < end and _is_title(words[start]):
            start += 1
    elif end - start == 1 and (_plain(words[start]),) in parts.titles:
        start = end
    if words[start:end] == ["State"] and words[start - 1] == "of":
        start = end  # "Secretary of State"
    return start, end, kind


def _is_title(word: str) -> bool:
    parts = load_name_parts()
    return (_plain(word),) in parts.titles or _plain(word) in parts.modifiers


def _plain(word: str) -> str:
    return word.lower().rstrip(".")
