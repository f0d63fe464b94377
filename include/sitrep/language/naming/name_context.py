"""Whether an ambiguous name counts where it stands: by a telling word, or by its capital."""

from collections.abc import Iterable

from spacy.lang.en.stop_words import STOP_WORDS

from sitrep.language.naming.lexicon import LexiconName
from sitrep.language.naming.nationalities import load_nationalities
from sitrep.language.naming.text_words import TextWords, begins_sentence, is_headline

WORDS_BEFORE = 3
WORDS_AFTER = 4


def telling_distance(
    words: TextWords, first: int, last: int, telling: frozenset[str]
) -> int | None:
    """Return how many words off the nearest telling word stands, or None if none is near.

    ``first`` and ``last`` are the first and the last word of the name. What would make the
    name a part of another one ("Quds Force", "al-Quds", "Tom Hammer") lets nothing count.
    """
    after = _distance(words, range(last, min(last + WORDS_AFTER, len(words.words) - 1)), telling, 1)
    before = _distance(words, range(first - 1, max(first - 1 - WORDS_BEFORE, -1), -1), telling, 0)
    if _is_joined(words, first) or (_goes_on(words, last) and after != 1):
        return None
    if after != 1 and before != 1 and _is_led_by_name(words, first):
        return None
    distance = min((d for d in (after, before) if d is not None), default=None)
    if distance != 1 and begins_sentence(words.text, words.spans[first][0]):
        return None
    return distance


def is_name_by_capital(
    words: TextWords, first: int, last: int, *, may_begin_sentence: bool = False
) -> bool:
    """Return whether a name stands alone and capitalised among small words of a sentence."""
    start = words.spans[first][0]
    return (
        words.is_name_part(first)
        and not _is_joined(words, first)
        and not _goes_on(words, last)
        and not _is_led_by_name(words, first)
        and (may_begin_sentence or not begins_sentence(words.text, start))
        and not is_headline(words.text, start)
    )


def best_entry(
    entries: Iterable[LexiconName], words: TextWords, first: int, last: int
) -> LexiconName | None:
    """Return the entry that counts here; of several that whose telling word is nearest."""
    best: tuple[int, LexiconName] | None = None
    for entry in entries:
        if entry.when is None:
            return entry
        distance = telling_distance(words, first, last, entry.telling)
        if distance is None and entry.when == "mid" and is_name_by_capital(words, first, last):
            distance = WORDS_AFTER + 1
        if distance is None or (entry.when == "beside" and distance > 1):
            continue
        if best is None or distance < best[0]:
            best = (distance, entry)
    return best[1] if best else None


def _distance(words: TextWords, gaps: range, telling: frozenset[str], step: int) -> int | None:
    """Walk over the gaps between words; ``step`` is 1 forwards, 0 backwards."""
    for distance, i in enumerate(gaps, start=1):
        if words.is_break(i):
            return None
        if words.lower[i + step] in telling:
            return distance
    return None


def _is_joined(words: TextWords, first: int) -> bool:
    return words.text[words.spans[first][0] - 1 : words.spans[first][0]] in {"-", "‑"}


def _goes_on(words: TextWords, last: int) -> bool:
    return words.is_name_part(last + 1) and words.gap(last) in {" ", "-", " & "}


def _is_led_by_name(words: TextWords, first: int) -> bool:
    before = first - 1
    return (
        words.is_name_part(before)
        and words.gap(before) == " "
        and words.words[before] not in load_nationalities()
        # "The Patriot", "Two Patriots" at the beginning of a sentence.
        and words.lower[before] not in STOP_WORDS
    )
