"""Cut a document into the windows that the encoder reads at once."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from spacy.tokens import Doc

from sitrep.language.reading.word_pieces import MAX_PIECES, WordPieces

_ENDS = frozenset({".", "?", "!", "…", "。"})
_AFTER_END = frozenset({'"', "'", "”", "’", ")", "]"})


@dataclass(frozen=True, slots=True)
class DocWindow:
    """Some words of a document, by their token numbers.

    ``spaces`` tells whether white space follows each; ``starts`` holds True or False where it is
    known beforehand whether a sentence begins there, else None.
    """

    tokens: list[int]
    words: list[str]
    spaces: list[bool]
    starts: list[bool | None]


def doc_windows(doc: Doc, pieces: WordPieces, words_wanted: int) -> Iterator[DocWindow]:
    """Yield windows of about ``words_wanted`` words that cover all words but white space.

    A line break always ends a sentence. Short paragraphs share a window; a long one is cut where
    a sentence may end, so that a window holds whole sentences. Only a text without such marks is
    cut where the encoder is full. Borders that the document has already are kept.
    """
    tokens: list[int] = []
    words: list[str] = []
    spaces: list[bool] = []
    starts: list[bool | None] = []
    after_break = True
    for token in doc:
        if token.is_space:
            after_break = after_break or "\n" in token.text
            continue
        tokens.append(token.i)
        words.append(token.text)
        spaces.append(bool(token.whitespace_))
        known = token.is_sent_start
        starts.append(True if known is None and after_break else known)
        after_break = False
    sizes = [0, *accumulate(len(pieces.pieces(word)) for word in words)]
    start = 0
    while start < len(tokens):
        full = bisect_right(sizes, sizes[start] + MAX_PIECES - 2) - 1
        end = _end(words, starts, start, wanted=start + words_wanted, full=full)
        yield DocWindow(tokens[start:end], words[start:end], spaces[start:end], starts[start:end])
        start = end


def _end(
    words: Sequence[str], starts: Sequence[bool | None], start: int, *, wanted: int, full: int
) -> int:
    """Return the last border up to the wanted length, else the first one after it."""
    if min(wanted, full) >= len(words):
        return len(words)
    before = range(min(wanted, full), start, -1)
    after = range(wanted + 1, min(full + 1, len(words)))
    paragraph = next((i for i in before if starts[i]), None)
    if paragraph is not None and paragraph - start >= (wanted - start) // 2:
        return paragraph
    sentence = next((i for i in (*before, *after) if _is_border(words, starts, i)), None)
    return sentence or paragraph or (min(len(words), full))


def _is_border(words: Sequence[str], starts: Sequence[bool | None], i: int) -> bool:
    known = starts[i]
    return (words[i][0].isupper() and _may_end(words, i)) if known is None else known


def _may_end(words: Sequence[str], i: int) -> bool:
    before = words[i - 2] if words[i - 1] in _AFTER_END else words[i - 1]
    return before in _ENDS
