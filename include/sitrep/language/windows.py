"""Cut a document into the windows that the encoder reads at once."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from spacy.tokens import Doc

from sitrep.language.word_pieces import MAX_PIECES, WordPieces

_ENDS = frozenset({".", "?", "!", "…", "。"})
_AFTER_END = frozenset({'"', "'", "”", "’", ")", "]"})


@dataclass(frozen=True, slots=True)
class DocWindow:
    """Some words of a document: their token numbers, and where a sentence starts for certain.

    ``starts`` holds True or False where that is known beforehand, else None.
    """

    tokens: list[int]
    words: list[str]
    starts: list[bool | None]


def doc_windows(doc: Doc, pieces: WordPieces, max_words: int) -> Iterator[DocWindow]:
    """Yield windows of at most ``max_words`` words that cover all words but white space.

    A blank line always ends a sentence. Short paragraphs share a window; a long one is cut at
    the last mark that may end a sentence, else where it is full.
    Borders that the document has already are kept.
    """
    tokens: list[int] = []
    words: list[str] = []
    starts: list[bool | None] = []
    after_break = True
    for token in doc:
        if token.is_space:
            after_break = after_break or "\n" in token.text
            continue
        tokens.append(token.i)
        words.append(token.text)
        known = token.is_sent_start
        starts.append(True if known is None and after_break else known)
        after_break = False
    sizes = [0, *accumulate(len(pieces.pieces(word)) for word in words)]
    start = 0
    while start < len(tokens):
        room = bisect_right(sizes, sizes[start] + MAX_PIECES - 2) - 1
        end = _end(words, starts, start, min(start + max_words, room))
        yield DocWindow(tokens[start:end], words[start:end], starts[start:end])
        start = end


def _end(words: Sequence[str], starts: Sequence[bool | None], start: int, limit: int) -> int:
    if limit >= len(words):
        return len(words)
    for i in range(limit, start, -1):
        if starts[i]:
            return i
    for i in range(limit, (start + limit) // 2, -1):
        if words[i][0].isupper() and _may_end(words, i):
            return i
    return limit


def _may_end(words: Sequence[str], i: int) -> bool:
    before = words[i - 2] if words[i - 1] in _AFTER_END else words[i - 1]
    return before in _ENDS
