"""A spaCy component that begins a sentence with each paragraph, before a parser reads."""

from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

_UNKNOWN, _START = 0, 1


@Language.component("sitrep_paragraphs", assigns=["token.is_sent_start"])
def mark_paragraphs(doc: Doc) -> Doc:
    """Mark the first word after each line break as a sentence start; leave the rest open.

    spaCy's parser keeps such borders. The shipped reader knows paragraphs by itself.
    """
    if not len(doc):
        return doc
    # Set all at once: spaCy looks through the whole document for each token that is set alone.
    borders = doc.to_array(["SENT_START"]).reshape(-1)
    after_break = seen_word = False
    for token in doc:
        if token.is_space:
            after_break = after_break or (seen_word and "\n" in token.text)
            continue
        if after_break and borders[token.i] == _UNKNOWN:
            borders[token.i] = _START
        after_break, seen_word = False, True
    marked: Any = borders.reshape(-1, 1)
    return doc.from_array(["SENT_START"], marked)
