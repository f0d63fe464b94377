"""A spaCy component that mends the sentencizer's borders at paragraphs and quotation marks."""

from spacy.language import Language
from spacy.tokens import Doc, Token

# A longer one is cut: it is a table or a list, and no clause reaches that far.
MAX_SENTENCE_TOKENS = 400
_CLOSING = frozenset({"”", "’", ")"})


@Language.component("sitrep_paragraphs", assigns=["token.is_sent_start"])
def mend_sentence_starts(doc: Doc) -> Doc:
    """Start a sentence after each blank line, and with an opening quotation mark, not after it."""
    length = 0
    for token in doc[1:]:
        length = 0 if token.is_sent_start else length + 1
        if length >= MAX_SENTENCE_TOKENS:
            token.is_sent_start, length = True, 0
            continue
        previous = doc[token.i - 1]
        if previous.is_space and "\n" in previous.text:
            token.is_sent_start = True
        elif token.is_space or (previous.text in _CLOSING and token.is_lower):
            token.is_sent_start = False
        elif token.is_sent_start and _opens(previous):
            token.is_sent_start = False
            previous.is_sent_start = True
    return doc


def _opens(token: Token) -> bool:
    """Return whether a token is an opening quotation mark; a straight one opens after a space."""
    if token.text == "“":
        return True
    return token.text == '"' and token.i > 0 and bool(token.nbor(-1).whitespace_)
