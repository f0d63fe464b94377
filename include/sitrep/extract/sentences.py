"""A spaCy component that mends the sentencizer's borders at paragraphs and quotation marks."""

from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Token

# A longer one is cut: it is a table or a list, and no clause reaches that far.
MAX_SENTENCE_TOKENS = 400
_CLOSING = frozenset({"”", "’", ")"})
_START, _INSIDE = 1, -1


@Language.component("sitrep_paragraphs", assigns=["token.is_sent_start"])
def mend_sentence_starts(doc: Doc) -> Doc:
    """Start a sentence after each blank line, and with an opening quotation mark, not after it."""
    if not len(doc):
        return doc
    # Set all at once: spaCy looks through the whole document for each token that is set alone.
    borders = doc.to_array(["SENT_START"]).reshape(-1).astype("int64")
    length = 0
    for token in doc[1:]:
        i, previous = token.i, doc[token.i - 1]
        if previous.is_space and "\n" in previous.text:
            borders[i] = _START
        elif token.is_space or (previous.text in _CLOSING and token.is_lower):
            borders[i] = _INSIDE
        elif borders[i] == _START and _opens(previous):
            borders[i], borders[i - 1] = _INSIDE, _START
            length = 1
        length = 0 if borders[i] == _START else length + 1
        if length >= MAX_SENTENCE_TOKENS:
            borders[i], length = _START, 0
    mended: Any = borders.astype("uint64").reshape(-1, 1)
    return doc.from_array(["SENT_START"], mended)


def _opens(token: Token) -> bool:
    """Return whether a token is an opening quotation mark; a straight one opens after a space."""
    if token.text == "“":
        return True
    return token.text == '"' and token.i > 0 and bool(token.nbor(-1).whitespace_)
