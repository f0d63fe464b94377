"""Cut a text into words at a bounded cost: a page without end is read only so far.

Time grows with the pieces of words that the model reads, and the tokeniser's with the square of a
run without white space. News has neither; a broken page may have a million quotation marks.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc

from sitrep.language.reading.reader import Reader

# Some 13,000 words of news: books and data dumps are longer, articles are not.
MAX_PIECES = 16_000
# Shorter texts are cut into words at once.
BLOCK_CHARS = 10_000
MAX_RUN_CHARS = 250
_LONG_RUN = re.compile(rf"\S{{{MAX_RUN_CHARS}}}(?=\S)")
_BREAKS = ("\n\n", "\n", " ")


def make_bounded_doc(nlp: Language, text: str, *, max_pieces: int = MAX_PIECES) -> Doc:
    """Return the words of a text, or of its beginning; ``doc.text`` tells how far it goes.

    It ends with a paragraph, a line or a word. Offsets are those of ``text``.
    """
    if len(text) <= min(BLOCK_CHARS, max_pieces) and not _LONG_RUN.search(text):
        return nlp.make_doc(text)
    cost = _cost_of(nlp)
    docs: list[Doc] = []
    pieces = 0
    for part in _parts(text):
        doc = nlp.make_doc(part)
        pieces += cost(doc)
        if docs and pieces > max_pieces:
            break
        docs.append(doc)
    # Nothing else of the parts is kept: where they begin, no sentence need begin.
    whole = Doc.from_docs(docs, ensure_whitespace=False, attrs=["NORM"])
    return nlp.make_doc("") if whole is None else whole


def _cost_of(nlp: Language) -> Callable[[Doc], int]:
    """Return what counts the pieces of a document; of another pipeline, its words."""
    for _, component in nlp.pipeline:
        if isinstance(component, Reader):
            pieces = component.reader_model.pieces
            return lambda doc: sum(len(pieces.pieces(token.text)) for token in doc)
    return len


def _parts(text: str) -> Iterator[str]:
    """Yield a text part by part: blocks that end between words, and long runs cut up."""
    start = 0
    while start < len(text):
        end = _end_of_block(text, start)
        for first, last in _without_long_runs(text, start, end):
            yield text[first:last]
        start = end


def _end_of_block(text: str, start: int) -> int:
    end = start + BLOCK_CHARS
    if end >= len(text):
        return len(text)
    for mark in _BREAKS:
        at = text.rfind(mark, start + BLOCK_CHARS // 2, end)
        if at >= 0:
            return at + len(mark)
    return end


def _without_long_runs(text: str, start: int, end: int) -> Sequence[tuple[int, int]]:
    cuts = [match.end() for match in _LONG_RUN.finditer(text, start, end)]
    return list(zip([start, *cuts], [*cuts, end], strict=True))
